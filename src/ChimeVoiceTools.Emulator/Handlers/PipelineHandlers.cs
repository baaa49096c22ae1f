using ChimeVoiceTools.Emulator.Lifecycles;
using ChimeVoiceTools.Emulator.Protocol;
using ChimeVoiceTools.Emulator.Resources;
using ChimeVoiceTools.Emulator.State;

namespace ChimeVoiceTools.Emulator.Handlers;

/// <summary>Handles the operations on media insights pipelines.</summary>
internal sealed class PipelineHandlers(ServiceState state, PipelineLifecycle pipelines)
{
    private const string Pipelines = "sdk-media-pipelines";
    private const string TokenMember = "ClientRequestToken";

    public IEnumerable<Route> Routes =>
    [
        new(OperationNames.CreateMediaInsightsPipeline, "POST", ["media-insights-pipelines"], Create),
        new(OperationNames.UpdateMediaInsightsPipelineStatus, "PUT", ["media-insights-pipeline-status", null], UpdateStatus),
        new(OperationNames.GetMediaPipeline, "GET", [Pipelines, null], Get),
        new(OperationNames.ListMediaPipelines, "GET", [Pipelines], List),
        new(OperationNames.DeleteMediaPipeline, "DELETE", [Pipelines, null], Delete),
    ];

    private HandlerResult Create(HandlerContext context)
    {
        var body = context.ReadBody(MediaPipelineShapes.CreatePipeline);
        var token = body[TokenMember]?.GetValue<string>();
        body.Remove(TokenMember);
        if (body["KinesisVideoStreamSourceRuntimeConfiguration"] is null
            && body["KinesisVideoStreamRecordingSourceRuntimeConfiguration"] is null)
        {
            throw new ApiException(ApiErrors.BadRequest, Messages.PipelineNeedsSource);
        }

        var request = body.ToJsonString();

        // The API lists no conflict for a creation.
        if (state.Tokens.Find(context.Route.Operation, token, request, ApiErrors.BadRequest) is { } id)
        {
            return Created(state.Pipelines.GetPipeline(id));
        }

        var configuration = state.Pipelines.GetConfiguration(body["MediaInsightsPipelineConfigurationArn"]!.GetValue<string>());
        var pipeline = pipelines.Create(configuration, body, context.Now);
        TagHandlers.Add(pipeline.Tags, body["Tags"]);
        state.Tokens.Add(context.Route.Operation, token, request, pipeline.Id);
        return Created(pipeline);
    }

    private static HandlerResult Created(MediaInsightsPipeline pipeline) =>
        HandlerResult.Json(201, new { MediaInsightsPipeline = pipeline.ToWire() });

    private HandlerResult UpdateStatus(HandlerContext context)
    {
        var identifier = Constraints.Identifier(context.Segment(1));
        var status = context.ReadBody(MediaPipelineShapes.UpdateStatus)["UpdateStatus"]!.GetValue<string>();
        var pipeline = state.Pipelines.GetPipeline(identifier);
        if (status == "Pause")
        {
            pipelines.Pause(pipeline, context.Now);
        }
        else
        {
            pipelines.Resume(pipeline, context.Now);
        }

        return HandlerResult.Empty;
    }

    private HandlerResult Get(HandlerContext context) =>
        HandlerResult.Json(200, new { MediaPipeline = new { MediaInsightsPipeline = Find(context).ToWire() } });

    private HandlerResult Delete(HandlerContext context)
    {
        pipelines.Delete(Find(context), context.Now);
        return HandlerResult.NoContent;
    }

    private HandlerResult List(HandlerContext context)
    {
        var page = ListPage.Read(context, state.Seed, Pipelines, state.Pipelines.Pipelines, out var nextToken);
        var summaries = page.Select(pipeline => new { MediaPipelineId = pipeline.Id, MediaPipelineArn = pipeline.Arn });
        return HandlerResult.Json(200, new { MediaPipelines = summaries, NextToken = nextToken });
    }

    private MediaInsightsPipeline Find(HandlerContext context) =>
        state.Pipelines.GetPipeline(Constraints.Uuid("MediaPipelineId", context.Segment(1)));
}
