namespace ChimeVoiceTools;

/// <summary>The tone of one speaker's voice over a call, as one voice tone analysis heard it.</summary>
/// <remarks>
/// A reading is the tone of one stretch of the call (<c>currentAverageVoiceTone</c> of an event). Its balance is its
/// positive score less its negative one, from -1 to 1.
/// </remarks>
public sealed class VoiceToneSummary
{
    private const double LeastTrend = 0.1;

    /// <summary>The task; null when its events did not say.</summary>
    public string? TaskId { get; set; }

    /// <summary>The task's id under the API's name for it; the same as <see cref="TaskId"/>.</summary>
    public string? VoiceToneAnalysisTaskId => TaskId;

    /// <summary>The transaction that names the call; null when the events did not say.</summary>
    public string? TransactionId { get; set; }

    /// <summary>The voice connector that carries the call; null when the events did not say.</summary>
    public string? VoiceConnectorId { get; set; }

    /// <summary>Whether the speaker is the caller; null when the events did not say.</summary>
    public bool? IsCaller { get; set; }

    /// <summary>The AWS region that the events come from; null when they did not say.</summary>
    public string? Region { get; set; }

    /// <summary>
    /// How far the analysis was at its last event, as it came: VoiceToneAnalysisSuccessful while it goes on,
    /// VoiceToneAnalysisCompleted, or VoiceToneAnalysisFailure. The last two are the last, in whatever order they came.
    /// </summary>
    public string? DetailStatus { get; set; }

    /// <summary>The service's own words on that status; null when it had none.</summary>
    public string? StatusMessage { get; set; }

    /// <summary>How many readings there are, each counted once.</summary>
    public int ReadingCount => Readings.Length;

    /// <summary>How many of the events told nothing new: delivered twice, or on a stretch that was read before.</summary>
    public int DuplicateCount { get; set; }

    /// <summary>When the first reading's stretch began, in UTC; null without readings, or when they did not say.</summary>
    public DateTime? StartTime { get; set; }

    /// <summary>When the last reading's stretch ended, in UTC; null without readings, or when they did not say.</summary>
    public DateTime? EndTime { get; set; }

    /// <summary>
    /// The tone over all, as the service said last (<c>overallAverageVoiceTone</c>); where it never did, the mean of
    /// the readings' scores and the label of the highest. Null without either.
    /// </summary>
    public VoiceTone? OverallTone { get; set; }

    /// <summary>The reading with the lowest balance, and of equal ones the first; null without readings.</summary>
    public VoiceTone? LowestTone { get; set; }

    /// <summary>When the lowest reading's stretch began, in UTC; null without readings, or when they did not say.</summary>
    public DateTime? LowestTime => LowestTone?.StartTime;

    /// <summary>
    /// The mean balance of the last third of the readings less that of the first third, from -2 to 2, and above 0
    /// where the tone got better. A third is a third of the number of readings, rounded down, and 1 at least. Null
    /// with fewer than two readings.
    /// </summary>
    public double? Trend { get; set; }

    /// <summary>Rising with a trend of 0.1 or more, Falling with one of -0.1 or less, else Steady; null without a trend.</summary>
    public string? TrendDirection => Trend switch
    {
        null => null,
        >= LeastTrend => "Rising",
        <= -LeastTrend => "Falling",
        _ => "Steady",
    };

    /// <summary>The readings in the order of the call.</summary>
    public VoiceTone[] Readings { get; set; } = [];

    /// <summary>
    /// The readings' balance over the call as a line of blocks, from ▁ for -1 to █ for 1: one a reading, or, of more
    /// than 24 readings, 24 means. Empty without readings.
    /// </summary>
    public string Course => Sparkline.Draw(Readings);

    /// <summary>The task's id.</summary>
    public override string ToString() => TaskId ?? string.Empty;
}
