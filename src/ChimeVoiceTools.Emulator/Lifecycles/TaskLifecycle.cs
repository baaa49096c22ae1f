using ChimeVoiceTools.Emulator.Protocol;
using ChimeVoiceTools.Emulator.State;

namespace ChimeVoiceTools.Emulator.Lifecycles;

/// <summary>What the tasks of both kinds have in common: the queue, and that nothing happens to what has finished.</summary>
/// <param name="state">The state that holds the tasks.</param>
/// <param name="taskDuration">How long a task takes when its script does not say.</param>
internal abstract class TaskLifecycle(ServiceState state, TimeSpan taskDuration)
{
    private static readonly TimeSpan LongestQueue = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestFirstSpeech = TimeSpan.FromSeconds(10);

    protected ServiceState State => state;

    /// <summary>Returns how long a task takes.</summary>
    protected TimeSpan Duration(TaskScript script) => script.Duration ?? taskDuration;

    /// <summary>Returns how much speech is needed before anything can be told of it.</summary>
    protected TimeSpan FirstSpeech(TaskScript script) => Shorter(LongestFirstSpeech, Part(Duration(script), 0.5));

    /// <summary>Returns when a task begins, unless its script has it stay in the queue.</summary>
    public DateTime Begins(AnalysisTask task) => task.Created + QueueTime(ScriptOf(task));

    /// <summary>Returns how a task goes.</summary>
    protected abstract TaskScript ScriptOf(AnalysisTask task);

    protected void Queue(AnalysisTask task, TaskScript script)
    {
        task.Queue();
        state.Tasks.Add(task);
        if (script.Status == ApiTaskStatus.InQueue)
        {
            return;
        }

        if (task.Source is not null)
        {
            Plan(task, task.Created + Part(QueueTime(script), 0.5), task.Initialize);
        }

        Plan(task, Begins(task), task.Begin);
    }

    /// <summary>
    /// Returns when what a task listens to ends. Where nothing says so, a pipeline's task, which ends with its stream only,
    /// ends as if the stream had.
    /// </summary>
    protected DateTime? End(AnalysisTask task, TaskScript script)
    {
        var stays = task.Source is null || script.Status is ApiTaskStatus.InQueue or ApiTaskStatus.InProgress;
        return task.Call.Ends ?? (stays ? null : task.Created + Duration(script));
    }

    private TimeSpan QueueTime(TaskScript script) => Shorter(LongestQueue, Part(Duration(script), 0.05));

    protected void Plan(AnalysisTask task, DateTime when, Action<DateTime> happen) => state.Timeline.Plan(when, now =>
    {
        if (!task.IsFinished)
        {
            happen(now);
        }
    });

    protected static TimeSpan Part(TimeSpan whole, double share) => TimeSpan.FromTicks(Math.Max(1, (long)(whole.Ticks * share)));

    protected static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
