using System.Text.Json;
using ChimeVoiceTools.Emulator.Lifecycles;
using ChimeVoiceTools.Emulator.Protocol;
using ChimeVoiceTools.Emulator.Resources;
using ChimeVoiceTools.Emulator.State;

namespace ChimeVoiceTools.Emulator.Handlers;

/// <summary>Handles the operations on tasks of voice connectors' calls.</summary>
internal sealed class TaskHandlers(
    ServiceState state, CallLifecycle calls, SpeakerSearchLifecycle searches, ToneAnalysisLifecycle analyses)
{
    private const string Connectors = "voice-connectors";
    private const string Searches = "speaker-search-tasks";
    private const string Analyses = "voice-tone-analysis-tasks";

    public IEnumerable<Route> Routes =>
    [
        new(OperationNames.GetSpeakerSearchTask, "GET", [Connectors, null, Searches, null], GetSearch),
        new(OperationNames.GetVoiceToneAnalysisTask, "GET", [Connectors, null, Analyses, null], GetAnalysis),
        new(OperationNames.StartSpeakerSearchTask, "POST", [Connectors, null, Searches], StartSearch),
        new(OperationNames.StartVoiceToneAnalysisTask, "POST", [Connectors, null, Analyses], StartAnalysis),
        new(OperationNames.StopSpeakerSearchTask, "POST", [Connectors, null, Searches, null], StopSearch, "stop"),
        new(OperationNames.StopVoiceToneAnalysisTask, "POST", [Connectors, null, Analyses, null], StopAnalysis, "stop"),
    ];

    private HandlerResult StartSearch(HandlerContext context)
    {
        var body = context.ReadBody();
        var start = ReadStart(context, body);
        var domainId = Constraints.Id("VoiceProfileDomainId", body.Text("VoiceProfileDomainId"));
        var leg = body.OptionalText("CallLeg");
        if (leg is not (null or "Caller" or "Callee"))
        {
            throw Constraints.Broken("CallLeg", Messages.CallLegConstraint);
        }

        return Start<SpeakerSearch>(context, start, [domainId, leg], ordinal =>
        {
            state.Voices.GetDomain(domainId);
            var task = new SpeakerSearch
            {
                Id = SeededRandom.Uuid(state.Seed, "speaker search", start.ConnectorId, start.TransactionId, ordinal),
                Call = calls.GetLive(start.ConnectorId, start.TransactionId, context.Now),
                Ordinal = ordinal,
                Created = context.Now,
                ClientRequestToken = start.Token,
                DomainId = domainId,
                ListensToCaller = leg != "Callee",
            };
            state.Tasks.RequireRoom(task.Kind, task.Call, state.Quotas);
            searches.Start(task);
            return task;
        });
    }

    private HandlerResult StartAnalysis(HandlerContext context)
    {
        var body = context.ReadBody();
        var start = ReadStart(context, body);
        if (body.Text("LanguageCode") != Constraints.LanguageCode)
        {
            throw Constraints.Broken("LanguageCode", Messages.LanguageConstraint);
        }

        return Start<VoiceToneAnalysis>(context, start, [], ordinal =>
        {
            var call = calls.GetLive(start.ConnectorId, start.TransactionId, context.Now);
            var task = new VoiceToneAnalysis
            {
                Id = SeededRandom.Uuid(state.Seed, "voice tone analysis", start.ConnectorId, start.TransactionId, ordinal),
                Call = call,
                Tracks = [new(call, true, state.Seed), new(call, false, state.Seed)],
                Ordinal = ordinal,
                Created = context.Now,
                ClientRequestToken = start.Token,
            };
            state.Tasks.RequireRoom(task.Kind, task.Call, state.Quotas);
            analyses.Start(task);
            return task;
        });
    }

    private static StartInput ReadStart(HandlerContext context, RequestBody body) => new(
        Constraints.VoiceConnectorId(context.Segment(1)),
        Constraints.Id("TransactionId", body.Text("TransactionId")),
        Constraints.ClientRequestToken(body.OptionalText("ClientRequestToken")));

    private HandlerResult Start<T>(HandlerContext context, StartInput start, string?[] rest, Func<long, T> make)
        where T : AnalysisTask
    {
        state.VoiceConnectors.Get(start.ConnectorId);
        var request = JsonSerializer.Serialize((string?[])[start.ConnectorId, start.TransactionId, .. rest]);
        if (state.Tokens.Find(context.Route.Operation, start.Token, request) is { } id)
        {
            return new(201, state.Tasks.Get<T>(start.ConnectorId, id).ToJson(null));
        }

        var task = make(state.NextOrdinal());
        state.Tokens.Add(context.Route.Operation, start.Token, request, task.Id);
        return new(201, task.ToJson(null));
    }

    private HandlerResult GetSearch(HandlerContext context) => new(200, Find<SpeakerSearch>(context).ToJson(null));

    private HandlerResult GetAnalysis(HandlerContext context)
    {
        var isCaller = context.Query("isCaller") switch
        {
            "true" => true,
            "false" => false,
            null => throw Constraints.Broken("IsCaller", Messages.RequiredConstraint),
            _ => throw Constraints.Broken("IsCaller", Messages.BooleanConstraint),
        };
        return new(200, Find<VoiceToneAnalysis>(context).ToJson(isCaller));
    }

    private HandlerResult StopSearch(HandlerContext context) => Stop<SpeakerSearch>(context, searches.Stop);

    private HandlerResult StopAnalysis(HandlerContext context) => Stop<VoiceToneAnalysis>(context, analyses.Stop);

    private HandlerResult Stop<T>(HandlerContext context, Action<T, DateTime> stop)
        where T : AnalysisTask
    {
        var task = Find<T>(context);
        if (task.IsFinished)
        {
            throw new ApiException(ApiErrors.Unprocessable, Text.Format(Messages.TaskAlreadyFinished, task.Id, task.Status));
        }

        stop(task, context.Now);
        return HandlerResult.NoContent;
    }

    private T Find<T>(HandlerContext context)
        where T : AnalysisTask
    {
        var connectorId = Constraints.VoiceConnectorId(context.Segment(1));
        var member = typeof(T) == typeof(SpeakerSearch) ? "SpeakerSearchTaskId" : "VoiceToneAnalysisTaskId";
        var id = Constraints.Id(member, context.Segment(3));
        state.VoiceConnectors.Get(connectorId);
        return context.About(state.Tasks.Get<T>(connectorId, id), state.Quotas.ConcurrentCallsPerTask);
    }

    private sealed record StartInput(string ConnectorId, string TransactionId, string? Token);
}
