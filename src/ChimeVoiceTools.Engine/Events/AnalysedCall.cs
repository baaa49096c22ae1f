namespace ChimeVoiceTools.Engine.Events;

/// <summary>What one voice tone analysis told of a call.</summary>
internal sealed class AnalysedCall
{
    private const string Completed = "VoiceToneAnalysisCompleted";
    private const string Failed = "VoiceToneAnalysisFailure";

    // Of two means as far apart as floating point makes equal ones.
    private const int Digits = 10;

    private readonly HashSet<string> _ids = [];
    private readonly List<Told> _told = [];
    private string? _taskId;
    private string? _transactionId;
    private string? _voiceConnectorId;
    private string? _region;

    public void Add(VoiceToneEvent toneEvent)
    {
        _taskId ??= toneEvent.TaskId;
        _transactionId ??= toneEvent.TransactionId;
        _voiceConnectorId ??= toneEvent.VoiceConnectorId;
        _region ??= toneEvent.Region;

        // Not the events themselves: their JSON would take many times the memory.
        bool isNew = toneEvent.Id is not { } id || _ids.Add(id);
        _told.Add(new Told(
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
        bool?[] speakers = [.. _told.Select(static told => told.IsCaller).Distinct().OrderByDescending(static isCaller => isCaller)];
        return speakers.Count(static isCaller => isCaller is not null) <= 1
            ? [Summarize(speakers[0], _told)]
            : speakers.Select(isCaller => Summarize(isCaller, _told.FindAll(told => told.IsCaller == isCaller)));
    }

    private VoiceToneSummary Summarize(bool? isCaller, List<Told> told)
    {
        List<Told> distinct = told.FindAll(static one => one.IsNew);
        VoiceTone[] readings = Readings(distinct, out int repeated);
        Told? last = distinct.OrderBy(static one => one.DetailStatus is Completed or Failed).ThenBy(static one => one.Time).LastOrDefault();
        VoiceTone? overall = distinct
            .Where(static one => one.OverallTone is not null)
            .OrderBy(static one => one.DetailStatus == Completed)
            .ThenBy(static one => one.OverallTone!.EndTime ?? one.Time)
            .LastOrDefault()?.OverallTone;
        return new VoiceToneSummary
        {
            TaskId = _taskId,
            TransactionId = _transactionId,
            VoiceConnectorId = _voiceConnectorId,
            IsCaller = isCaller,
            Region = _region,
            DetailStatus = last?.DetailStatus,
            StatusMessage = last?.StatusMessage,
            DuplicateCount = told.Count - distinct.Count + repeated,
            StartTime = readings.Min(static reading => reading.StartTime),
            EndTime = readings.Max(static reading => reading.EndTime),
            OverallTone = overall ?? Mean(readings),
            LowestTone = readings.OrderBy(static reading => reading.Balance).FirstOrDefault(),
            Trend = Trend(readings),
            Readings = readings,
        };
    }

    /// <summary>The readings that have a balance, one a stretch, in the order of the call.</summary>
    private static VoiceTone[] Readings(List<Told> told, out int repeated)
    {
        HashSet<(DateTime?, DateTime?, long?, long?)> stretches = [];
        List<Told> readings = told.FindAll(static one => one.CurrentTone?.Balance is not null);
        repeated = readings.RemoveAll(one => one.CurrentTone is { } tone
            && (tone.EndTime is not null || tone.EndOffsetMillis is not null)
            && !stretches.Add((tone.StartTime, tone.EndTime, tone.BeginOffsetMillis, tone.EndOffsetMillis)));
        return
        [
            .. readings
                .OrderBy(static one => one.CurrentTone!.EndTime ?? one.Time)
                .ThenBy(static one => one.CurrentTone!.EndOffsetMillis)
                .Select(static one => one.CurrentTone!),
        ];
    }

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

    private static double? Trend(VoiceTone[] readings)
    {
        if (readings.Length < 2)
        {
            return null;
        }

        int third = Math.Max(1, readings.Length / 3);
        return Rounded(
            Mean(readings.Skip(readings.Length - third).Select(static reading => reading.Balance))
            - Mean(readings.Take(third).Select(static reading => reading.Balance)));
    }

    private static double? Mean(IEnumerable<double?> scores) => Rounded(scores.Average());

    private static double? Rounded(double? number) => number is { } value ? Math.Round(value, Digits) : null;

    /// <summary>What one event told; its tones are left out where it came before.</summary>
    private sealed record Told(
        bool IsNew, bool? IsCaller, DateTime? Time, string? DetailStatus, string? StatusMessage, VoiceTone? CurrentTone, VoiceTone? OverallTone);
}
