using System.Globalization;
using ChimeVoiceTools.Emulator.Notifications;
using ChimeVoiceTools.Emulator.Protocol;
using ChimeVoiceTools.Emulator.Resources;
using ChimeVoiceTools.Emulator.State;

namespace ChimeVoiceTools.Emulator.Lifecycles;

/// <summary>Takes a speaker search through its stages: the identification, then the voiceprint.</summary>
internal sealed class SpeakerSearchLifecycle(ServiceState state, TimeSpan taskDuration, NotificationSender notifications)
    : TaskLifecycle(state, taskDuration)
{
    private const int MostMatches = 10;
    private const double LeastHighScore = 0.9;

    private static readonly TimeSpan VoiceprintUsable = TimeSpan.FromHours(24);

    public void Start(SpeakerSearch task)
    {
        var script = ScriptOf(task);
        var identification = task.Created + FirstSpeech(script);
        Queue(task, script);
        switch (script.Status)
        {
            case ApiTaskStatus.InQueue or ApiTaskStatus.InProgress:
                break;
            case ApiTaskStatus.Failed:
                Plan(task, identification, now => FailIdentification(task, now));
                break;
            default:
                Plan(task, identification, now => Identify(task, now));
                Plan(task, task.Created + Duration(script), now => EndVoiceprint(task, script.Status, now));
                break;
        }

        if (End(task, script) is { } end)
        {
            Plan(task, end, now => EndOfCall(task, now));
        }
    }

    /// <summary>Ends a search whose call has ended, with what it has found by then.</summary>
    public void EndOfCall(SpeakerSearch task, DateTime now)
    {
        if (task.Results is null)
        {
            FailIdentification(task, now);
        }
        else if (task.VoiceprintGenerationStatus is null)
        {
            EndVoiceprint(task, ApiTaskStatus.PartialSuccess, now);
        }

        if (!task.IsFinished)
        {
            State.Tasks.Finish(task, ApiTaskStatus.Stopped, null, now);
        }
    }

    public void Stop(SpeakerSearch task, DateTime now) =>
        State.Tasks.Finish(task, ApiTaskStatus.Stopped, Messages.TaskStopped, now);

    protected override TaskScript ScriptOf(AnalysisTask task) => task.Call.Script.SpeakerSearch;

    private void Identify(SpeakerSearch task, DateTime now)
    {
        var matches = Matches(task);
        task.Identify(matches, now);
        if (matches.Count == 0)
        {
            Notify(task, now, new("IdentificationNoMatchesFound"));
            return;
        }

        task.Call.BestMatch = matches[0];
        Notify(task, now, new("IdentificationSuccessful")
        {
            SpeakerSearchDetails = new
            {
                Results = matches.Select(match => new
                {
                    match.VoiceProfileId,
                    ConfidenceScore = match.ConfidenceScore.ToString("0.00000000", CultureInfo.InvariantCulture),
                }),
            },
        });
    }

    private void FailIdentification(SpeakerSearch task, DateTime now)
    {
        var message = task.Call.Script.SpeakerSearch.StatusMessage ?? Messages.IdentificationFailed;
        State.Tasks.Finish(task, ApiTaskStatus.Failed, message, now);
        Notify(task, now, new("IdentificationFailure") { StatusMessage = task.StatusMessage });
    }

    private void EndVoiceprint(SpeakerSearch task, string status, DateTime now)
    {
        var message = task.Call.Script.SpeakerSearch.StatusMessage;
        if (status == ApiTaskStatus.PartialSuccess)
        {
            message ??= Messages.VoiceprintFailed;
            EndVoiceprint(task, null, status, message, now);
            Notify(task, now, new("VoiceprintGenerationFailure") { StatusMessage = message });
            return;
        }

        EndVoiceprint(task, now + VoiceprintUsable, status, message, now);
        Notify(task, now, new("VoiceprintGenerationSuccess"));
    }

    // A pipeline's task goes on until its stream ends, though it has nothing more to tell.
    private void EndVoiceprint(SpeakerSearch task, DateTime? usableUntil, string status, string? message, DateTime now)
    {
        task.EndVoiceprint(usableUntil);
        if (task.Source is null)
        {
            State.Tasks.Finish(task, status, message, now);
        }
    }

    private void Notify(SpeakerSearch task, DateTime now, NotificationDetail detail) =>
        notifications.Send(NotificationSender.SearchType, task, task.ListensToCaller, now, detail);

    /// <summary>Returns the best matches; none when no voice of the domain is the speaker's.</summary>
    private List<SpeakerMatch> Matches(SpeakerSearch task)
    {
        // The domain may have been deleted meanwhile: then no voice is left to match.
        var profiles = State.Voices.FindDomain(task.DomainId)?.Profiles.Values ?? Enumerable.Empty<VoiceProfile>();
        var matches = profiles
            .Select(profile => new SpeakerMatch(profile.Id, Score(task, profile)))
            .OrderByDescending(match => match.ConfidenceScore)
            .Take(MostMatches)
            .ToList();
        return matches.Count > 0 && matches[0].ConfidenceScore >= LeastHighScore ? matches : [];
    }

    private double Score(SpeakerSearch task, VoiceProfile profile)
    {
        var random = SeededRandom.Fraction(State.Seed, "score", task.Call.TransactionId, profile.Id);
        return Math.Round(profile.Speaker == task.Speaker ? LeastHighScore + (random * 0.09) : 0.05 + (random * 0.35), 8);
    }
}
