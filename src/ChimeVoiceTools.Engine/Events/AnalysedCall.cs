namespace ChimeVoiceTools.Engine.Events;

/// <summary>What the events of one voice tone analysis say of a call.</summary>
internal sealed class AnalysedCall
{
    private const string Completed = "VoiceToneAnalysisCompleted";
    private const string Failed = "VoiceToneAnalysisFailure";

    // Of two means as far apart as floating point makes equal ones.
    private const int Digits = 10;

    private readonly HashSet<string> _ids = [];
    private readonly List<Report> _reports = [];
    private readonly VoiceToneSummary _names = new();

    public void Add(VoiceToneEvent toneEvent)
    {
        _names.TaskId ??= toneEvent.TaskId;
        _names.TransactionId ??= toneEvent.TransactionId;
        _names.VoiceConnectorId ??= toneEvent.VoiceConnectorId;
        _names.MediaInsightsPipelineId ??= toneEvent.MediaInsightsPipelineId;
        _names.StreamArn ??= toneEvent.StreamArn;
        _names.ChannelId ??= toneEvent.ChannelId;
        _names.ParticipantRole ??= toneEvent.ParticipantRole;
        _names.Region ??= toneEvent.Region;

        // Not the events themselves: their JSON would take many times the memory.
        var isNew = toneEvent.Id is not { } id || _ids.Add(id);
        _reports.Add(new Report(
            isNew,
            toneEvent.IsCaller,
            toneEvent.Time,
            toneEvent.DetailStatus,
            toneEvent.StatusMessage,
            isNew ? toneEvent.CurrentTone : null,
            isNew ? toneEvent.OverallTone : null));
    }

    public IEnumerable<VoiceToneSummary> Summarize()
    {
        bool?[] speakers = [.. _reports.Select(static report => report.IsCaller)
            .Distinct()
            .OrderByDescending(static isCaller => isCaller)];
        return speakers.Count(static isCaller => isCaller is not null) <= 1
            ? [Summarize(speakers[0], _reports)]
            : speakers.Select(isCaller => Summarize(isCaller, _reports.FindAll(report => report.IsCaller == isCaller)));
    }

    private VoiceToneSummary Summarize(bool? isCaller, List<Report> reports)
    {
        var distinct = reports.FindAll(static report => report.IsNew);
        var readings = Readings(distinct, out var repeated);
        var windows = WithoutOverlaps(readings);
        var last = distinct.OrderBy(
            static report => report.DetailStatus is Completed or Failed).ThenBy(static report => report.Time).LastOrDefault();
        var overall = distinct
            .Where(static report => report.OverallTone is not null)
            .OrderBy(static report => report.DetailStatus == Completed)
            .ThenBy(static report => report.OverallTone!.EndTime ?? report.Time)
            .ThenBy(static report => report.OverallTone!.EndOffsetMillis)
            .LastOrDefault()?.OverallTone;
        return new VoiceToneSummary
        {
            TaskId = _names.TaskId,
            TransactionId = _names.TransactionId,
            VoiceConnectorId = _names.VoiceConnectorId,
            MediaInsightsPipelineId = _names.MediaInsightsPipelineId,
            StreamArn = _names.StreamArn,
            ChannelId = _names.ChannelId,
            ParticipantRole = _names.ParticipantRole,
            IsCaller = isCaller,
            Region = _names.Region,
            DetailStatus = last?.DetailStatus,
            StatusMessage = last?.StatusMessage,
            DuplicateCount = reports.Count - distinct.Count + repeated,
            StartTime = readings.Min(static reading => reading.StartTime),
            EndTime = readings.Max(static reading => reading.EndTime),
            OverallTone = overall ?? Mean(windows),
            LowestTone = readings.OrderBy(static reading => reading.Balance).FirstOrDefault(),
            Trend = Trend(windows),
            Readings = readings,
        };
    }

    /// <summary>The readings that have a balance, one a window, in the order of the call.</summary>
    private static VoiceTone[] Readings(List<Report> reports, out int repeated)
    {
        HashSet<(DateTime?, DateTime?, long?, long?)> windows = [];
        var readings = reports.FindAll(static report => report.CurrentTone?.Balance is not null);
        repeated = readings.RemoveAll(report => report.CurrentTone is { } tone
            && (tone.EndTime is not null || tone.EndOffsetMillis is not null)
            && !windows.Add((tone.StartTime, tone.EndTime, tone.BeginOffsetMillis, tone.EndOffsetMillis)));
        return
        [
            .. readings
                .OrderBy(static report => report.CurrentTone!.EndTime ?? report.Time)
                .ThenBy(static report => report.CurrentTone!.EndOffsetMillis)
                .Select(static report => report.CurrentTone!),
        ];
    }

    /// <summary>
    /// The readings that cover the call once: the last one, before it the latest one that ends where that begins, and so on.
    /// </summary>
    private static VoiceTone[] WithoutOverlaps(VoiceTone[] readings)
    {
        List<VoiceTone> windows = [];
        foreach (var reading in Enumerable.Reverse(readings))
        {
            if (windows.Count == 0 || !Overlap(reading, windows[windows.Count - 1]))
            {
                windows.Add(reading);
            }
        }

        windows.Reverse();
        return [.. windows];
    }

    private static bool Overlap(VoiceTone earlier, VoiceTone later) => earlier.EndTime is not null && later.StartTime is not null
        ? earlier.EndTime > later.StartTime
        : earlier.EndOffsetMillis > later.BeginOffsetMillis;

    private static VoiceTone? Mean(VoiceTone[] readings)
    {
        if (readings.Length == 0)
        {
            return null;
        }

        (string Label, double? Score)[] scores =
        [
            ("neutral", Mean(readings.Select(static reading => reading.Neutral))),
            ("positive", Mean(readings.Select(static reading => reading.Positive))),
            ("negative", Mean(readings.Select(static reading => reading.Negative))),
        ];
        return new VoiceTone
        {
            Label = scores.OrderByDescending(static score => score.Score).First().Label,
            Neutral = scores[0].Score,
            Positive = scores[1].Score,
            Negative = scores[2].Score,
            StartTime = readings.Min(static reading => reading.StartTime),
            EndTime = readings.Max(static reading => reading.EndTime),
            BeginOffsetMillis = readings.Min(static reading => reading.BeginOffsetMillis),
            EndOffsetMillis = readings.Max(static reading => reading.EndOffsetMillis),
        };
    }

    private static double? Trend(VoiceTone[] windows)
    {
        if (windows.Length < 2)
        {
            return null;
        }

        var third = Math.Max(1, windows.Length / 3);
        return Rounded(
            Mean(windows.Skip(windows.Length - third).Select(static reading => reading.Balance))
            - Mean(windows.Take(third).Select(static reading => reading.Balance)));
    }

    private static double? Mean(IEnumerable<double?> scores) => Rounded(scores.Average());

    private static double? Rounded(double? number) => number is { } value ? Math.Round(value, Digits) : null;

    /// <summary>What one event says; its tones are left out where it came before.</summary>
    private sealed record Report(
        bool IsNew,
        bool? IsCaller,
        DateTime? Time,
        string? DetailStatus,
        string? StatusMessage,
        VoiceTone? CurrentTone,
        VoiceTone? OverallTone);
}
