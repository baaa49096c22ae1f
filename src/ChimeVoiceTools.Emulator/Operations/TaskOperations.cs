using ChimeVoiceTools.Emulator.Calls;
using ChimeVoiceTools.Emulator.Resources;
using ChimeVoiceTools.Emulator.State;
using ChimeVoiceTools.Emulator.Tasks;

namespace ChimeVoiceTools.Emulator.Operations;

/// <summary>The operations on tasks.</summary>
internal sealed class TaskOperations(ServiceState state, CallRegister calls, TaskLifecycle lifecycle)
{
    private const string Connectors = "voice-connectors";
    private const string Searches = "speaker-search-tasks";
    private const string Analyses = "voice-tone-analysis-tasks";

    public IEnumerable<Operation> All =>
    [
        new(OperationNames.GetSpeakerSearchTask, "GET", [Connectors, null, Searches, null], GetSearch),
        new(OperationNames.GetVoiceToneAnalysisTask, "GET", [Connectors, null, Analyses, null], GetAnalysis),
        new(OperationNames.StartSpeakerSearchTask, "POST", [Connectors, null, Searches], StartSearch),
        new(OperationNames.StartVoiceToneAnalysisTask, "POST", [Connectors, null, Analyses], StartAnalysis),
        new(OperationNames.StopSpeakerSearchTask, "POST", [Connectors, null, Searches, null], Stop<SpeakerSearch>, "stop"),
        new(OperationNames.StopVoiceToneAnalysisTask, "POST", [Connectors, null, Analyses, null], Stop<VoiceToneAnalysis>, "stop"),
    ];

    private Answer StartSearch(Call call)
    {
        var connectorId = Rules.VoiceConnectorId(call.Segment(1));
        var body = call.ReadBody();
        var transactionId = Rules.Id("TransactionId", body.Text("TransactionId"));
        var domainId = Rules.Id("VoiceProfileDomainId", body.Text("VoiceProfileDomainId"));
        var leg = body.OptionalText("CallLeg");
        if (leg is not (null or "Caller" or "Callee"))
        {
            throw Rules.Broken("CallLeg", Messages.CallLegConstraint);
        }

        var token = Rules.ClientRequestToken(body.OptionalText("ClientRequestToken"));
        state.RequireVoiceConnector(connectorId);
        return Start(
            call,
            token,
            connectorId,
            transactionId,
            [domainId, leg],
            ordinal =>
            {
                state.Domain(domainId);
                var task = new SpeakerSearch
                {
                    Id = TaskId("speaker search", connectorId, transactionId, ordinal),
                    Call = calls.Live(connectorId, transactionId, call.Now),
                    Ordinal = ordinal,
                    Created = call.Now,
                    ClientRequestToken = token,
                    DomainId = domainId,
                    ListensToCaller = leg != "Callee",
                };
                state.RequireRoomForTask(task.Kind, task.Call);
                lifecycle.Start(task);
                return task;
            },
            SearchAnswer);
    }

    private Answer StartAnalysis(Call call)
    {
        var connectorId = Rules.VoiceConnectorId(call.Segment(1));
        var body = call.ReadBody();
        var transactionId = Rules.Id("TransactionId", body.Text("TransactionId"));
        if (body.Text("LanguageCode") != Rules.LanguageCode)
        {
            throw Rules.Broken("LanguageCode", Messages.LanguageConstraint);
        }

        var token = Rules.ClientRequestToken(body.OptionalText("ClientRequestToken"));
        state.RequireVoiceConnector(connectorId);
        return Start(
            call,
            token,
            connectorId,
            transactionId,
            [],
            ordinal =>
            {
                var phoneCall = calls.Live(connectorId, transactionId, call.Now);
                var task = new VoiceToneAnalysis
                {
                    Id = TaskId("voice tone analysis", connectorId, transactionId, ordinal),
                    Call = phoneCall,
                    Tracks = [new(phoneCall, true, state.Options.Seed), new(phoneCall, false, state.Options.Seed)],
                    Ordinal = ordinal,
                    Created = call.Now,
                    ClientRequestToken = token,
                };
                state.RequireRoomForTask(task.Kind, task.Call);
                lifecycle.Start(task);
                return task;
            },
            (status, task) => AnalysisAnswer(status, task, null));
    }

    private Answer Start<T>(
        Call call, string? token, string connectorId, string transactionId, string?[] rest, Func<long, T> start, Func<int, T, Answer> answer)
        where T : AnalysisTask
    {
        var request = ServiceState.Fingerprint([connectorId, transactionId, .. rest]);
        if (state.MadeBefore(call.Operation.Name, token, request) is { } id)
        {
            return answer(201, state.Task<T>(connectorId, id));
        }

        var task = start(state.NextOrdinal());
        state.RememberToken(call.Operation.Name, token, request, task.Id);
        return answer(201, task);
    }

    private Answer GetSearch(Call call) =>
        SearchAnswer(200, call.About(Find<SpeakerSearch>(call), state.Quotas.ConcurrentCallsPerTask));

    private Answer GetAnalysis(Call call)
    {
        var isCaller = call.Query("isCaller") switch
        {
            "true" => true,
            "false" => false,
            null => throw Rules.Broken("IsCaller", Messages.RequiredConstraint),
            _ => throw Rules.Broken("IsCaller", Messages.BooleanConstraint),
        };
        return AnalysisAnswer(200, call.About(Find<VoiceToneAnalysis>(call), state.Quotas.ConcurrentCallsPerTask), isCaller);
    }

    private Answer Stop<T>(Call call)
        where T : AnalysisTask
    {
        var task = call.About(Find<T>(call), state.Quotas.ConcurrentCallsPerTask);
        if (task.IsFinished)
        {
            throw new ServiceException(ServiceErrors.Unprocessable, Text.Format(Messages.TaskAlreadyFinished, task.Id, task.Status));
        }

        lifecycle.Stop(task, call.Now);
        return Answer.NoContent;
    }

    private T Find<T>(Call call)
        where T : AnalysisTask
    {
        var connectorId = Rules.VoiceConnectorId(call.Segment(1));
        var id = Rules.Id(typeof(T) == typeof(SpeakerSearch) ? "SpeakerSearchTaskId" : "VoiceToneAnalysisTaskId", call.Segment(3));
        state.RequireVoiceConnector(connectorId);
        return state.Task<T>(connectorId, id);
    }

    private string TaskId(string kind, string connectorId, string transactionId, long ordinal) =>
        Chance.Uuid(state.Options.Seed, kind, connectorId, transactionId, ordinal);

    private static Answer SearchAnswer(int status, SpeakerSearch task) => new(status, task.ToJson());

    private static Answer AnalysisAnswer(int status, VoiceToneAnalysis task, bool? isCaller) => new(status, task.ToJson(isCaller));
}
