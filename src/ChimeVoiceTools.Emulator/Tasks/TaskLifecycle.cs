using System.Globalization;
using System.Text.Json;
using ChimeVoiceTools.Emulator.Calls;
using ChimeVoiceTools.Emulator.Notifications;
using ChimeVoiceTools.Emulator.Profiles;
using ChimeVoiceTools.Emulator.Resources;
using ChimeVoiceTools.Emulator.State;

namespace ChimeVoiceTools.Emulator.Tasks;

/// <summary>Leads each task through its stages, as its call's script has them, and notifies of them.</summary>
internal sealed class TaskLifecycle(ServiceState state, NotificationCenter notifications)
{
    private const string SearchStatus = "SpeakerSearchStatus";
    private const string AnalysisStatus = "VoiceToneAnalysisStatus";
    private const double LeastHighScore = 0.9;

    private static readonly TimeSpan SpeechForIdentification = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ToneInterval = TimeSpan.FromSeconds(5);

    // 14 hours at the service's interval: a scenario may have a call of years, whose tones nobody reads one by one.
    private const int MostToneIntervals = 10_000;
    private const int IntervalsInWindow = 6;

    private static readonly TimeSpan LongestQueue = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan VoiceprintUsable = TimeSpan.FromHours(24);

    public void Start(SpeakerSearch task)
    {
        var script = task.Call.Script.SpeakerSearch;
        var duration = script.Duration ?? state.Options.TaskDuration;
        var identification = Shorter(SpeechForIdentification, Part(duration, 0.5));
        Queue(task, script.Status, duration);
        switch (script.Status)
        {
            case TaskStatus.InQueue or TaskStatus.InProgress:
                break;
            case TaskStatus.Failed:
                Plan(task, identification, now => FailIdentification(task, script.StatusMessage, now));
                break;
            default:
                Plan(task, identification, now => Identify(task, now));
                Plan(task, duration, script.Status == TaskStatus.PartialSuccess
                    ? now => FailVoiceprint(task, script.StatusMessage, now)
                    : now => KeepVoiceprint(task, script.StatusMessage, now));
                break;
        }

        PlanForEndOfCall(task, now =>
        {
            if (task.Results is null)
            {
                FailIdentification(task, script.StatusMessage, now);
            }
            else
            {
                FailVoiceprint(task, script.StatusMessage, now);
            }
        });
    }

    public void Start(VoiceToneAnalysis task)
    {
        var script = task.Call.Script.VoiceToneAnalysis;
        var usual = script.Duration ?? state.Options.TaskDuration;
        var firstTen = Shorter(SpeechForIdentification, Part(usual, 0.5));
        Queue(task, script.Status, usual);
        task.HeardUntil = task.Created;

        // An analysis goes on as long as its call. Where nothing says how long that is, it ends as if the call had.
        var end = script.Duration is not null || task.Call.Ends is null ? task.Created + usual : DateTime.MaxValue;
        end = task.Call.Ends < end ? task.Call.Ends.Value : end;
        var interval = Longer(Shorter(ToneInterval, Part(usual, 0.25)), Part(end - task.Created, 1.0 / MostToneIntervals));
        task.Window = TimeSpan.FromTicks(interval.Ticks * IntervalsInWindow);
        switch (script.Status)
        {
            case TaskStatus.InQueue or TaskStatus.InProgress:
                PlanForEndOfCall(task, now => EndAnalysis(task, firstTen, script, now));
                break;
            case TaskStatus.Failed:
                Plan(task, Shorter(firstTen, end - task.Created), now => FailAnalysis(task, script.StatusMessage, now));
                break;
            default:
                PlanTones(task, interval, end);
                Plan(task, end, now => EndAnalysis(task, firstTen, script, now));
                break;
        }
    }

    public void Stop(AnalysisTask task, DateTime now)
    {
        state.Finish(task, TaskStatus.Stopped, Messages.TaskStopped, now);
        if (task is VoiceToneAnalysis { Started: not null } analysis)
        {
            HearTones(analysis, "VoiceToneAnalysisCompleted", now);
        }
    }

    private static TimeSpan Part(TimeSpan whole, double share) => TimeSpan.FromTicks(Math.Max(1, (long)(whole.Ticks * share)));

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private void Queue(AnalysisTask task, string status, TimeSpan duration)
    {
        task.Queue();
        state.Add(task);
        if (status != TaskStatus.InQueue)
        {
            Plan(task, Shorter(LongestQueue, Part(duration, 0.05)), task.Begin);
        }
    }

    private void Plan(AnalysisTask task, TimeSpan after, Action<DateTime> happen) => Plan(task, task.Created + after, happen);

    private void Plan(AnalysisTask task, DateTime when, Action<DateTime> happen) => state.Agenda.Plan(when, now =>
    {
        if (!task.IsFinished)
        {
            happen(now);
        }
    });

    private void PlanForEndOfCall(AnalysisTask task, Action<DateTime> happen)
    {
        if (task.Call.Ends is { } end)
        {
            Plan(task, end, happen);
        }
    }

    private void Identify(SpeakerSearch task, DateTime now)
    {
        var matches = Matches(task);
        task.Identify(matches, now);
        if (matches.Count == 0)
        {
            Notify(task, "IdentificationNoMatchesFound", now);
            return;
        }

        task.Call.BestMatch = matches[0];
        Notify(task, "IdentificationSuccessful", now, writer =>
        {
            writer.WriteStartObject("speakerSearchDetails");
            writer.WriteStartArray("results");
            foreach (var match in matches)
            {
                writer.WriteStartObject();
                writer.WriteString("voiceProfileId", match.VoiceProfileId);
                writer.WriteString("confidenceScore", match.ConfidenceScore.ToString("0.00000000", CultureInfo.InvariantCulture));
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        });
    }

    private void FailIdentification(SpeakerSearch task, string? message, DateTime now)
    {
        state.Finish(task, TaskStatus.Failed, message ?? Messages.IdentificationFailed, now);
        Notify(task, "IdentificationFailure", now, writer => writer.WriteString("statusMessage", task.StatusMessage));
    }

    private void KeepVoiceprint(SpeakerSearch task, string? message, DateTime now)
    {
        task.KeepVoiceprint(now + VoiceprintUsable);
        state.Finish(task, TaskStatus.Succeeded, message, now);
        Notify(task, "VoiceprintGenerationSuccess", now);
    }

    private void FailVoiceprint(SpeakerSearch task, string? message, DateTime now)
    {
        task.FailVoiceprint();
        state.Finish(task, TaskStatus.PartialSuccess, message ?? Messages.VoiceprintFailed, now);
        Notify(task, "VoiceprintGenerationFailure", now, writer => writer.WriteString("statusMessage", task.StatusMessage));
    }

    private void PlanTones(VoiceToneAnalysis task, TimeSpan interval, DateTime end) => Plan(task, task.HeardUntil + interval, now =>
    {
        // The last interval ends with the analysis, which has a notification of its own.
        if (now < end)
        {
            HearTones(task, "VoiceToneAnalysisSuccessful", now);
            PlanTones(task, interval, end);
        }
    });

    private void EndAnalysis(VoiceToneAnalysis task, TimeSpan firstTen, TaskScript script, DateTime now)
    {
        if (now - task.Created < firstTen)
        {
            FailAnalysis(task, script.StatusMessage, now);
            return;
        }

        state.Finish(
            task, script.Status == TaskStatus.PartialSuccess ? script.Status : TaskStatus.Succeeded, script.StatusMessage, now);
        HearTones(task, "VoiceToneAnalysisCompleted", now);
    }

    private void FailAnalysis(VoiceToneAnalysis task, string? message, DateTime now)
    {
        state.Finish(task, TaskStatus.Failed, message ?? Messages.AnalysisFailed, now);
        notifications.Send(AnalysisStatus, "VoiceToneAnalysisFailure", task.Call, isCaller: true, task.Id, now,
            writer => writer.WriteString("statusMessage", task.StatusMessage));
    }

    private void HearTones(VoiceToneAnalysis task, string detailStatus, DateTime now)
    {
        var latest = task.HeardUntil;
        task.HeardUntil = now;
        foreach (var track in task.Tracks)
        {
            track.Hear(latest, now);
            notifications.Send(AnalysisStatus, detailStatus, task.Call, track.IsCaller, task.Id, now,
                writer => track.Write(writer, task.Created, task.Window, now));
        }
    }

    private void Notify(SpeakerSearch task, string detailStatus, DateTime now, Action<Utf8JsonWriter>? writeDetails = null) =>
        notifications.Send(SearchStatus, detailStatus, task.Call, task.ListensToCaller, task.Id, now, writeDetails);

    /// <summary>The ten best matches; none where no voice of the domain is the speaker's.</summary>
    private List<SpeakerMatch> Matches(SpeakerSearch task)
    {
        // The domain may have been deleted meanwhile: then no voice is left to match.
        var matches = (state.FindDomain(task.DomainId)?.Profiles.Values ?? Enumerable.Empty<VoiceProfile>())
            .Select(profile => new SpeakerMatch(profile.Id, Score(task, profile)))
            .OrderByDescending(match => match.ConfidenceScore)
            .Take(10)
            .ToList();
        return matches.Count > 0 && matches[0].ConfidenceScore >= LeastHighScore ? matches : [];
    }

    private double Score(SpeakerSearch task, VoiceProfile profile)
    {
        var chance = Chance.Of(state.Options.Seed, "score", task.Call.TransactionId, profile.Id);
        return Math.Round(profile.Speaker == task.Speaker ? LeastHighScore + (chance * 0.09) : 0.05 + (chance * 0.35), 8);
    }
}
