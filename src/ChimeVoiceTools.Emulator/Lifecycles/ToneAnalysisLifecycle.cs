using ChimeVoiceTools.Emulator.Notifications;
using ChimeVoiceTools.Emulator.Protocol;
using ChimeVoiceTools.Emulator.Resources;
using ChimeVoiceTools.Emulator.State;

namespace ChimeVoiceTools.Emulator.Lifecycles;

/// <summary>Has a voice tone analysis notify of tones until its call ends or it is stopped.</summary>
internal sealed class ToneAnalysisLifecycle(ServiceState state, TimeSpan taskDuration, NotificationSender notifications)
    : TaskLifecycle(state, taskDuration)
{
    // 14 hours at the service's interval: a script may have a call of years, whose tones nobody reads one by one.
    private const int MostIntervals = 10_000;
    private const int IntervalsInWindow = 6;

    private static readonly TimeSpan LongestInterval = TimeSpan.FromSeconds(5);

    public void Start(VoiceToneAnalysis task)
    {
        var script = ScriptOf(task);
        Queue(task, script);
        task.HeardUntil = task.Created;

        // Where nothing says how long the call is, the analysis ends as if the call had.
        var end = script.Duration is null && task.Call.Ends is { } callEnd ? callEnd : task.Created + Duration(script);
        end = task.Call.Ends < end ? task.Call.Ends.Value : end;
        var shortest = Part(end - task.Created, 1.0 / MostIntervals);
        var interval = Shorter(LongestInterval, Part(Duration(script), 0.25));
        interval = interval < shortest ? shortest : interval;
        task.Window = TimeSpan.FromTicks(interval.Ticks * IntervalsInWindow);
        switch (script.Status)
        {
            case ApiTaskStatus.InQueue or ApiTaskStatus.InProgress when task.Call.Ends is null:
                break;
            case ApiTaskStatus.InQueue or ApiTaskStatus.InProgress:
                Plan(task, task.Call.Ends.Value, now => Finish(task, script, now));
                break;
            case ApiTaskStatus.Failed:
                Plan(task, task.Created + Shorter(FirstSpeech(script), end - task.Created), now => Fail(task, script, now));
                break;
            default:
                PlanTones(task, interval, end);
                Plan(task, end, now => Finish(task, script, now));
                break;
        }
    }

    public void Stop(VoiceToneAnalysis task, DateTime now)
    {
        State.Tasks.Finish(task, ApiTaskStatus.Stopped, Messages.TaskStopped, now);
        if (task.Started is not null)
        {
            NotifyOfTones(task, "VoiceToneAnalysisCompleted", now);
        }
    }

    /// <summary>Ends an analysis whose call has ended before it was to.</summary>
    public void EndOfCall(VoiceToneAnalysis task, DateTime now)
    {
        var script = ScriptOf(task);
        if (script.Status == ApiTaskStatus.Failed)
        {
            Fail(task, script, now);
        }
        else
        {
            Finish(task, script, now);
        }
    }

    protected override TaskScript ScriptOf(AnalysisTask task) => task.Call.Script.VoiceToneAnalysis;

    private void PlanTones(VoiceToneAnalysis task, TimeSpan interval, DateTime end)
    {
        // The last interval ends with the analysis, which has a notification of its own.
        var next = task.HeardUntil + interval;
        if (next < end)
        {
            Plan(task, next, now =>
            {
                NotifyOfTones(task, "VoiceToneAnalysisSuccessful", now);
                PlanTones(task, interval, end);
            });
        }
    }

    private void Finish(VoiceToneAnalysis task, TaskScript script, DateTime now)
    {
        if (now - task.Created < FirstSpeech(script))
        {
            Fail(task, script, now);
            return;
        }

        var isPartial = script.Status == ApiTaskStatus.PartialSuccess;
        State.Tasks.Finish(task, isPartial ? ApiTaskStatus.PartialSuccess : ApiTaskStatus.Succeeded, script.StatusMessage, now);
        NotifyOfTones(task, "VoiceToneAnalysisCompleted", now);
    }

    private void Fail(VoiceToneAnalysis task, TaskScript script, DateTime now)
    {
        State.Tasks.Finish(task, ApiTaskStatus.Failed, script.StatusMessage ?? Messages.AnalysisFailed, now);
        var detail = new NotificationDetail("VoiceToneAnalysisFailure") { StatusMessage = task.StatusMessage };
        notifications.Send(NotificationSender.ToneType, task, isCaller: true, now, detail);
    }

    private void NotifyOfTones(VoiceToneAnalysis task, string detailStatus, DateTime now)
    {
        foreach (var track in task.Tracks)
        {
            track.Hear(task.HeardUntil, now);
            notifications.Send(NotificationSender.ToneType, task, track.IsCaller, now, new(detailStatus)
            {
                VoiceToneAnalysisDetails = track.ToWire(task.Created, task.Window, now),
            });
        }

        task.HeardUntil = now;
    }
}
