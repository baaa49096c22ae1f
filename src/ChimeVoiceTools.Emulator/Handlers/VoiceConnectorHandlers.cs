using System.Text.Json.Nodes;
using ChimeVoiceTools.Emulator.Protocol;
using ChimeVoiceTools.Emulator.Resources;
using ChimeVoiceTools.Emulator.State;

namespace ChimeVoiceTools.Emulator.Handlers;

/// <summary>Handles the operations on voice connectors and their streaming.</summary>
internal sealed class VoiceConnectorHandlers(ServiceState state)
{
    private const string Connectors = "voice-connectors";
    private const string Streaming = "streaming-configuration";

    public IEnumerable<Route> Routes =>
    [
        new(OperationNames.GetVoiceConnector, "GET", [Connectors, null], Get),
        new(OperationNames.GetVoiceConnectorStreamingConfiguration, "GET", [Connectors, null, Streaming], GetStreaming),
        new(OperationNames.PutVoiceConnectorStreamingConfiguration, "PUT", [Connectors, null, Streaming], PutStreaming),
    ];

    private static HandlerResult Result(JsonNode streaming) =>
        HandlerResult.Json(200, new { StreamingConfiguration = streaming });

    private HandlerResult Get(HandlerContext context) =>
        HandlerResult.Json(200, new { VoiceConnector = Find(context).ToWire(state.Region, state.Clock.Start) });

    private HandlerResult GetStreaming(HandlerContext context)
    {
        var connector = Find(context);
        return Result(connector.Streaming
            ?? throw new ApiException(ApiErrors.NotFound, Text.Format(Messages.NotStreaming, connector.Id)));
    }

    private HandlerResult PutStreaming(HandlerContext context)
    {
        var id = Constraints.VoiceConnectorId(context.Segment(1));
        var streaming = context.ReadBody(MediaPipelineShapes.PutStreaming)["StreamingConfiguration"]!.AsObject();
        var connector = state.VoiceConnectors.Get(id);
        if (streaming["MediaInsightsConfiguration"]?["ConfigurationArn"]?.GetValue<string>() is { } arn)
        {
            state.Pipelines.GetConfiguration(arn);
        }

        connector.Streaming = streaming;
        return Result(streaming);
    }

    private VoiceConnector Find(HandlerContext context) =>
        state.VoiceConnectors.Get(Constraints.VoiceConnectorId(context.Segment(1)));
}
