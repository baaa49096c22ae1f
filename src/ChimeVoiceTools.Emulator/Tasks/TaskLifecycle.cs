using ChimeVoiceTools.Emulator.Profiles;
using ChimeVoiceTools.Emulator.Resources;
using ChimeVoiceTools.Emulator.State;

namespace ChimeVoiceTools.Emulator.Tasks;

/// <summary>Leads each task through its stages.</summary>
internal sealed class TaskLifecycle(ServiceState state)
{
    private static readonly TimeSpan SpeechForIdentification = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestQueue = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan VoiceprintUsable = TimeSpan.FromHours(24);

    public void Start(SpeakerSearch task)
    {
        Queue(task);
        var duration = state.Options.TaskDuration;
        Plan(task, Shorter(SpeechForIdentification, Part(duration, 0.5)), now => task.Identify(Matches(task), now));
        Plan(task, duration, now =>
        {
            task.KeepVoiceprint(now + VoiceprintUsable);
            state.Finish(task, TaskStatus.Succeeded, null, now);
        });
    }

    public void Start(VoiceToneAnalysis task)
    {
        Queue(task);
        Plan(task, state.Options.TaskDuration, now => state.Finish(task, TaskStatus.Succeeded, null, now));
    }

    public void Stop(AnalysisTask task, DateTime now) => state.Finish(task, TaskStatus.Stopped, Messages.TaskStopped, now);

    private static TimeSpan Part(TimeSpan whole, double share) => TimeSpan.FromTicks((long)(whole.Ticks * share));

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private void Queue(AnalysisTask task)
    {
        task.Queue();
        state.Add(task);
        Plan(task, Shorter(LongestQueue, Part(state.Options.TaskDuration, 0.05)), task.Begin);
    }

    private void Plan(AnalysisTask task, TimeSpan after, Action<DateTime> happen) =>
        state.Agenda.Plan(task.Created + after, now =>
        {
            if (!task.IsFinished)
            {
                happen(now);
            }
        });

    private List<SpeakerMatch> Matches(SpeakerSearch task)
    {
        var speaker = task.Call.Speaker(task.ListensToCaller);
        return
        [
            .. state.Domain(task.DomainId).Profiles.Values
                .Select(profile => new SpeakerMatch(profile.Id, Score(task, profile, speaker)))
                .OrderByDescending(match => match.ConfidenceScore)
                .Take(10),
        ];
    }

    private double Score(SpeakerSearch task, VoiceProfile profile, string speaker)
    {
        var chance = Chance.Of(state.Options.Seed, "score", task.Call.TransactionId, profile.Id);
        return Math.Round(profile.Speaker == speaker ? 0.9 + (chance * 0.09) : 0.05 + (chance * 0.35), 8);
    }
}
