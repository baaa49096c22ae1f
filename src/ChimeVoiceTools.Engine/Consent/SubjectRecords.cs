using ChimeVoiceTools.Engine.Errors;

namespace ChimeVoiceTools.Engine.Consent;

/// <summary>What ledgers name of what rests on the consent of subjects, and may still be there.</summary>
public sealed class SubjectRecords
{
    // So long the service keeps a voiceprint.
    private static readonly TimeSpan VoiceprintAge = TimeSpan.FromHours(24);

    private readonly List<ConsentRecord> _tasks = [];
    private readonly List<ConsentRecord> _unansweredStarts = [];
    private readonly Dictionary<string, ConsentRecord> _pipelines = new(StringComparer.Ordinal);
    private readonly List<(ConsentRecord Search, DateTime Until)> _voiceprints = [];
    private readonly Dictionary<string, ConsentRecord> _profiles = new(StringComparer.Ordinal);
    private readonly HashSet<string> _removed = new(StringComparer.Ordinal);
    private readonly Dictionary<(string?, long), ConsentRecord> _unansweredProfiles = [];

    private SubjectRecords(HashSet<string> subjects) => Subjects = subjects;

    /// <summary>Gets the subjects.</summary>
    public IReadOnlyCollection<string> Subjects { get; }

    /// <summary>Gets whether a line names one of the subjects, or the voice profile.</summary>
    public bool IsAnything { get; private set; }

    /// <summary>Gets the tasks that were not seen to have ended.</summary>
    public IReadOnlyList<ConsentRecord> Tasks => _tasks;

    /// <summary>Gets the starts that were never answered.</summary>
    public IReadOnlyList<ConsentRecord> UnansweredStarts => _unansweredStarts;

    /// <summary>Gets the media insights pipelines of the last days that were not removed.</summary>
    public IReadOnlyCollection<ConsentRecord> Pipelines => [.. _pipelines.Values.Where(
        line => !_removed.Contains(line.MediaInsightsPipelineId!) && DateTime.UtcNow - line.Time < RecordedStarts.Readable)];

    /// <summary>Gets the voice profiles that were not removed.</summary>
    public IReadOnlyCollection<ConsentRecord> Profiles => [.. _profiles.Values
        .Where(line => !_removed.Contains(line.VoiceProfileId!))];

    /// <summary>Gets the creations of voice profiles that were never answered.</summary>
    public IReadOnlyCollection<ConsentRecord> UnansweredProfiles => _unansweredProfiles.Values;

    /// <summary>Gets the speaker searches whose voiceprints may still be there, and until when, in UTC.</summary>
    public IReadOnlyList<(ConsentRecord Search, DateTime Until)> Voiceprints => _voiceprints;

    /// <summary>Reads what ledgers name.</summary>
    /// <param name="paths">The ledgers.</param>
    /// <param name="subject">The subject; null to look for the subjects that a voice profile rests on.</param>
    /// <param name="voiceProfileId">The voice profile; null for what is the subject's.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>What they name.</returns>
    /// <exception cref="ChimeException">A ledger can't be read.</exception>
    public static SubjectRecords Read(
        IReadOnlyList<string> paths, string? subject, string? voiceProfileId, CancellationToken cancellationToken)
    {
        // The ledgers are read for each of these steps, in place of being kept.
        var lines = paths.SelectMany(path => LedgerReader.Read(path, cancellationToken));
        var subjects = subject is null ? FindSubjects(lines, voiceProfileId!) : new(StringComparer.Ordinal) { subject };
        var tasks = Distinct(
            lines.Where(line => subjects.Contains(line.ConsentSubject ?? string.Empty)).Select(static line => line.TaskId));
        SubjectRecords records = new(subjects);
        if (voiceProfileId is not null)
        {
            records._profiles[voiceProfileId] = new ConsentRecord { VoiceProfileId = voiceProfileId };
        }

        foreach (var path in paths)
        {
            RecordedStarts starts = new();
            foreach (var line in LedgerReader.Read(path, cancellationToken))
            {
                starts.Apply(line);
                records.Apply(
                    line,
                    subjects.Contains(line.ConsentSubject ?? string.Empty)
                        || (line.SpeakerSearchTaskId is { } search && tasks.Contains(search))
                        || (voiceProfileId is not null && line.VoiceProfileId == voiceProfileId));
            }

            records.Apply(starts);
        }

        return records;
    }

    private static HashSet<string> FindSubjects(IEnumerable<ConsentRecord> lines, string voiceProfileId)
    {
        var ofProfile = lines.Where(line => line.VoiceProfileId == voiceProfileId).ToList();
        var searches = Distinct(ofProfile.Select(static line => line.SpeakerSearchTaskId));
        return Distinct(
            ofProfile.Concat(lines.Where(line => line.TaskId is { } task && searches.Contains(task)))
                .Select(static line => line.ConsentSubject));
    }

    private static HashSet<string> Distinct(IEnumerable<string?> values) => new(values.OfType<string>(), StringComparer.Ordinal);

    private void Apply(ConsentRecord line, bool isOfSubject)
    {
        IsAnything = IsAnything || isOfSubject;
        if (line.ConsentNumber is { } answered)
        {
            _unansweredProfiles.Remove((line.LedgerPath, answered));
        }

        switch (line.Event)
        {
            case ConsentEvents.ProfileRemoved:
                _removed.Add(line.VoiceProfileId ?? string.Empty);
                break;
            case ConsentEvents.ProfileMade or ConsentEvents.ProfileRenewed when isOfSubject && line.VoiceProfileId is not null:
                _profiles[line.VoiceProfileId] = line;
                break;
            case ConsentEvents.Consent when isOfSubject && line.Operation == "CreateVoiceProfile":
                _unansweredProfiles[(line.LedgerPath, line.Number)] = line;
                break;
            case ConsentEvents.PipelineMade when isOfSubject && line.MediaInsightsPipelineId is not null:
                _pipelines[line.MediaInsightsPipelineId] = line;
                break;
            case ConsentEvents.PipelineRemoved:
                _removed.Add(line.MediaInsightsPipelineId ?? string.Empty);
                break;
        }
    }

    private void Apply(RecordedStarts starts)
    {
        foreach (var start in starts.All.Where(start => Subjects.Contains(start.Record.ConsentSubject ?? string.Empty)))
        {
            if (!start.IsOver && DateTime.UtcNow - start.Record.Time < RecordedStarts.Readable)
            {
                (start.Record.TaskId is null ? _unansweredStarts : _tasks).Add(start.Record);
            }

            var until = (start.End?.Time ?? start.Record.Time) + VoiceprintAge;
            if (start.Record is { Operation: "StartSpeakerSearchTask", TaskId: not null } && until > DateTime.UtcNow
                && start.End?.Status is not (TaskStatuses.Failed or TaskStatuses.PartialSuccess))
            {
                _voiceprints.Add((start.Record, until));
            }
        }
    }
}
