using ChimeVoiceTools.Emulator.Protocol;
using ChimeVoiceTools.Emulator.Resources;

namespace ChimeVoiceTools.Emulator.State;

/// <summary>The tasks that can be read, and the quotas of those that are active.</summary>
internal sealed class TaskRegister(Timeline timeline, UsedTokens tokens)
{
    private readonly Dictionary<string, AnalysisTask> _tasks = new(StringComparer.Ordinal);
    private readonly int[] _active = new int[2];
    private int _analyzedCalls;

    /// <summary>Gets all tasks, in no certain order.</summary>
    public IReadOnlyCollection<AnalysisTask> All => _tasks.Values;

    /// <summary>Gets or sets what is called when a task can no longer be read.</summary>
    public Action<AnalysisTask>? Forgotten { get; set; }

    /// <exception cref="ApiException">There is no such task.</exception>
    public T Get<T>(string voiceConnectorId, string id)
        where T : AnalysisTask =>
        _tasks.TryGetValue(id, out var task)
            && task is T { Source: null } wanted
            && task.Call.VoiceConnectorId == voiceConnectorId
            ? wanted
            : throw new ApiException(ApiErrors.NotFound, Text.Format(Messages.TaskNotFound, id));

    /// <param name="pipeline">The id or the ARN of the pipeline, which may be gone.</param>
    /// <param name="id">The task's id.</param>
    /// <exception cref="ApiException">There is no such task.</exception>
    public T GetOnPipeline<T>(string pipeline, string id)
        where T : AnalysisTask =>
        _tasks.TryGetValue(id, out var task)
            && task is T { Source.Pipeline: { } its } wanted
            && (its.Id == pipeline || its.Arn == pipeline)
            ? wanted
            : throw new ApiException(ApiErrors.NotFound, Text.Format(Messages.PipelineTaskNotFound, id));

    /// <exception cref="ApiException">There is no such speaker search.</exception>
    public SpeakerSearch GetSearch(string id) =>
        _tasks.TryGetValue(id, out var task) && task is SpeakerSearch search
            ? search
            : throw new ApiException(ApiErrors.NotFound, Text.Format(Messages.SearchNotFound, id));

    /// <exception cref="ApiException">The quota of active tasks is full.</exception>
    public void RequireRoom(EmulatedTaskKind kind, EmulatorQuotas quotas)
    {
        var isSearch = kind == EmulatedTaskKind.SpeakerSearch;
        var quota = isSearch ? quotas.ActiveSpeakerSearchTasks : quotas.ActiveVoiceToneAnalysisTasks;
        Require(_active[(int)kind] < quota, Messages.TaskQuotaFull, quota);
    }

    /// <exception cref="ApiException">A quota is full.</exception>
    public void RequireRoom(EmulatedTaskKind kind, PhoneCall call, EmulatorQuotas quotas)
    {
        RequireRoom(kind, quotas);
        Require(
            call.ActiveTasks(kind) < quotas.ActiveTasksOfAKindPerTransaction,
            Messages.TransactionQuotaFull,
            call.TransactionId,
            quotas.ActiveTasksOfAKindPerTransaction);
        Require(call.IsAnalyzed || _analyzedCalls < quotas.AnalyzedCalls, Messages.CallQuotaFull, quotas.AnalyzedCalls);
    }

    public void Add(AnalysisTask task)
    {
        _tasks.Add(task.Id, task);
        task.Source?.Pipeline.Tasks.Add(task);
        task.Call.ReadableTasks++;
        CountActive(task, 1);
    }

    public void Finish(AnalysisTask task, string status, string? message, DateTime now)
    {
        task.Finish(status, message, now);
        CountActive(task, -1);
        timeline.Plan(now + Retention.AfterEnd, _ => Forget(task));
    }

    private void CountActive(AnalysisTask task, int change)
    {
        _active[(int)task.Kind] += change;
        if (task.Source is not null)
        {
            // The quotas of a transaction and of analyzed calls are for voice connectors' calls.
            return;
        }

        var wasAnalyzed = task.Call.IsAnalyzed;
        task.Call.ActiveTasks(task.Kind) += change;
        _analyzedCalls += wasAnalyzed == task.Call.IsAnalyzed ? 0 : change;
    }

    private void Forget(AnalysisTask task)
    {
        _tasks.Remove(task.Id);
        tokens.Forget(task.Id);
        task.Call.ReadableTasks--;
        Forgotten?.Invoke(task);
    }

    private static void Require(bool hasRoom, string message, params object[] values)
    {
        if (!hasRoom)
        {
            throw new ApiException(ApiErrors.ResourceLimitExceeded, Text.Format(message, values));
        }
    }
}
