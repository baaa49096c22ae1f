using System.Text.Json.Nodes;
using ChimeVoiceTools.Emulator.Protocol;
using ChimeVoiceTools.Emulator.Resources;
using ChimeVoiceTools.Emulator.State;

namespace ChimeVoiceTools.Emulator.Handlers;

/// <summary>Handles the operations on media insights pipeline configurations.</summary>
internal sealed class PipelineConfigurationHandlers(ServiceState state)
{
    private const string Configurations = "media-insights-pipeline-configurations";
    private const string TokenMember = "ClientRequestToken";

    public IEnumerable<Route> Routes =>
    [
        new(OperationNames.CreateMediaInsightsPipelineConfiguration, "POST", [Configurations], Create),
        new(
            OperationNames.GetMediaInsightsPipelineConfiguration,
            "GET",
            [Configurations, null],
            context => Result(200, Find(context))),
        new(OperationNames.UpdateMediaInsightsPipelineConfiguration, "PUT", [Configurations, null], Update),
        new(OperationNames.DeleteMediaInsightsPipelineConfiguration, "DELETE", [Configurations, null], Delete),
        new(OperationNames.ListMediaInsightsPipelineConfigurations, "GET", [Configurations], List),
    ];

    private static HandlerResult Result(int status, PipelineConfiguration configuration) =>
        HandlerResult.Json(status, new { MediaInsightsPipelineConfiguration = configuration.ToWire() });

    private static JsonObject Settings(JsonObject body)
    {
        var types = body["Elements"]!.AsArray().Select(element => PipelineConfiguration.TypeOf(element!)).ToList();
        if (types.GroupBy(type => type).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw Constraints.Broken("Elements", Text.Format(Messages.ElementTwice, twice.Key));
        }

        if (types.Contains(PipelineElements.CallAnalytics) && types.Contains(PipelineElements.Transcribe))
        {
            throw Constraints.Broken("Elements", Messages.TwoTranscriptions);
        }

        return body;
    }

    private HandlerResult Create(HandlerContext context)
    {
        var body = Settings(context.ReadBody(MediaPipelineShapes.CreateConfiguration));
        var token = body[TokenMember]?.GetValue<string>();
        body.Remove(TokenMember);
        var request = body.ToJsonString();

        // The API lists no conflict for a creation.
        if (state.Tokens.Find(context.Route.Operation, token, request, ApiErrors.BadRequest) is { } id)
        {
            return Result(201, state.Pipelines.GetConfiguration(id));
        }

        var name = body["MediaInsightsPipelineConfigurationName"]!.GetValue<string>();
        if (state.Pipelines.FindConfiguration(name) is not null)
        {
            throw new ApiException(ApiErrors.BadRequest, Text.Format(Messages.ConfigurationNameTaken, name));
        }

        var quota = state.Quotas.MediaInsightsPipelineConfigurations;
        if (state.Pipelines.Configurations.Count >= quota)
        {
            throw new ApiException(ApiErrors.ResourceLimitExceeded, Text.Format(Messages.ConfigurationQuotaFull, quota));
        }

        var configuration = state.Pipelines.AddConfiguration(name, body, context.Now);
        TagHandlers.Add(configuration.Tags, body["Tags"]);
        state.Tokens.Add(context.Route.Operation, token, request, configuration.Id);
        return Result(201, configuration);
    }

    private HandlerResult Update(HandlerContext context)
    {
        var identifier = Identifier(context);
        var body = Settings(context.ReadBody(MediaPipelineShapes.UpdateConfiguration));
        var configuration = state.Pipelines.GetConfiguration(identifier);
        configuration.Settings = body;
        configuration.Updated = context.Now;
        return Result(200, configuration);
    }

    private HandlerResult Delete(HandlerContext context)
    {
        var configuration = Find(context);
        if (state.Pipelines.IsInUse(configuration))
        {
            throw new ApiException(ApiErrors.Conflict, Text.Format(Messages.ConfigurationInUse, configuration.Name));
        }

        state.Pipelines.Delete(configuration);
        return HandlerResult.NoContent;
    }

    private HandlerResult List(HandlerContext context)
    {
        var page = ListPage.Read(context, state.Seed, Configurations, state.Pipelines.Configurations, out var nextToken);
        var configurations = page.Select(configuration => configuration.ToSummary());
        return HandlerResult.Json(200, new { MediaInsightsPipelineConfigurations = configurations, NextToken = nextToken });
    }

    private static string Identifier(HandlerContext context) => Constraints.Identifier(context.Segment(1));

    private PipelineConfiguration Find(HandlerContext context) => state.Pipelines.GetConfiguration(Identifier(context));
}
