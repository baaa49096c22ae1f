namespace ChimeVoiceTools.Engine.Reports;

/// <summary>A call of a report: the tone of its speakers, and its tasks.</summary>
internal sealed class ReportedCall
{
    /// <summary>Gets or sets what names the call, or null when nothing does.</summary>
    public string? Name { get; set; }

    /// <summary>Gets the summaries of its speakers, of which the last counts where one came twice.</summary>
    public Dictionary<(string? TaskId, string? Speaker), VoiceToneSummary> Summaries { get; } = [];

    /// <summary>Gets its tasks by their ids, of which the last counts where one came twice.</summary>
    public Dictionary<string, ChimeTask> Tasks { get; } = [];

    /// <summary>Gets the lowest balance of a reading, or null without readings.</summary>
    public double? Lowest => Summaries.Values.Min(static summary => LowestOf(summary)?.Balance);

    /// <summary>Gets when the first reading's window began, in UTC, or null when the readings do not say.</summary>
    public DateTime? Began =>
        Summaries.Values.SelectMany(static summary => summary.Readings).Min(static reading => reading.StartTime);

    /// <summary>Gets the reading with the lowest balance, and of equal ones the first, or null without readings.</summary>
    public static VoiceTone? LowestOf(VoiceToneSummary summary) => summary.Readings
        .Where(static reading => reading.Balance is not null).OrderBy(static reading => reading.Balance).FirstOrDefault();

    /// <summary>
    /// Names the speaker of a task. A task knows its channel and no role; the tone of the same channel knows both.
    /// </summary>
    public string? SpeakerOf(ChimeTask task) =>
        Summaries.Values.FirstOrDefault(summary => task.IsCaller is null && task.StreamArn is not null
            && summary.StreamArn == task.StreamArn && summary.ChannelId == task.ChannelId)?.Speaker
        ?? new VoiceToneSummary { IsCaller = task.IsCaller, ChannelId = task.ChannelId }.Speaker;
}
