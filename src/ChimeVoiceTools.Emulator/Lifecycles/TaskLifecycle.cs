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

    protected void Queue(AnalysisTask task, TaskScript script)
    {
        task.Queue();
        state.Tasks.Add(task);
        if (script.Status != ApiTaskStatus.InQueue)
        {
            Plan(task, task.Created + Shorter(LongestQueue, Part(Duration(script), 0.05)), task.Begin);
        }
    }

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
