using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using ChimeVoiceTools.Engine.Tasks;

namespace ChimeVoiceTools.Engine.Reports;

/// <summary>A report on the tone of calls: takes summaries and tasks, and writes them as one page of HTML.</summary>
internal sealed class ToneReport
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private readonly Dictionary<string, ReportedCall> _callsByName = [];
    private readonly List<ReportedCall> _calls = [];
    private readonly List<string> _labels = [];

    /// <summary>Gets how many calls it has.</summary>
    public int CallCount => _calls.Count;

    /// <summary>Takes the tone of a speaker.</summary>
    public void Add(VoiceToneSummary summary) =>
        FindCall(summary.TransactionId, summary.MediaInsightsPipelineId, summary.TaskId)
            .Summaries[(summary.TaskId, summary.Speaker)] = summary;

    /// <summary>Takes a task, of which a speaker search says who was recognised.</summary>
    public void Add(ChimeTask task)
    {
        var tasks = FindCall(task.TransactionId, task.MediaInsightsPipelineId, task.TaskId).Tasks;
        var id = task.TaskId ?? string.Empty;

        // On a media insights pipeline the task has the status alone, and one of its notifications the results.
        var hasLess = task is SpeakerSearchTask { Results.Length: 0 }
            && tasks.TryGetValue(id, out var known) && known.BestMatch is not null;
        if (!hasLess)
        {
            tasks[id] = task;
        }
    }

    /// <summary>Writes the page.</summary>
    /// <param name="title">The page's title.</param>
    /// <param name="made">When it is made, in UTC.</param>
    public string ToHtml(string title, DateTime made)
    {
        // The calls come first, since they find the labels.
        var sorted = _calls.OrderBy(static call => call.Lowest is null).ThenBy(static call => call.Lowest);
        var calls = sorted.Select(Describe).ToArray();

        // The writer escapes what HTML gives a meaning to, so that no text of a call ends the element that it stands in.
        var data = new { Made = Moment(made), Labels = _labels, Calls = calls };
        return ReportPage.Write(title, JsonSerializer.Serialize(data, Json));
    }

    /// <summary>Returns the call that one of the names is of, or a new one.</summary>
    private ReportedCall FindCall(string? transactionId, string? pipelineId, string? taskId)
    {
        var pipeline = PipelineId.Of(pipelineId);
        string[] keys =
        [
            .. new[] { ("transaction ", transactionId), ("pipeline ", pipeline) }
                .Where(static name => name.Item2 is not null).Select(static name => name.Item1 + name.Item2),
        ];
        keys = keys.Length > 0 ? keys : ["task " + (taskId ?? _calls.Count.ToString(CultureInfo.InvariantCulture))];
        var call = keys.Select(key => _callsByName.TryGetValue(key, out var known) ? known : null)
            .FirstOrDefault(static known => known is not null);
        if (call is null)
        {
            call = new ReportedCall();
            _calls.Add(call);
        }

        call.Name = transactionId ?? call.Name ?? pipeline ?? taskId;
        foreach (var key in keys)
        {
            _callsByName[key] = call;
        }

        return call;
    }

    private object Describe(ReportedCall call) =>
        new
        {
            Name = Shown(call.Name),
            Began = Moment(call.Began),
            Lowest = call.Lowest is { } lowest ? Math.Round(lowest, 3) : (double?)null,
            Connector = First(call, static summary => summary.VoiceConnectorId, static task => task.VoiceConnectorId),
            Pipeline = First(
                call, static summary => summary.MediaInsightsPipelineId, static task => task.MediaInsightsPipelineId),
            Region = First(call, static summary => summary.Region, static task => task.Region),
            Speakers = call.Summaries.Values.Select(summary => Describe(summary, call.Began)).ToArray(),
            Tasks = call.Tasks.Values.Select(task => new
            {
                task.Kind,
                Id = Shown(task.TaskId),
                Speaker = Shown(call.SpeakerOf(task)),
                Status = Shown(task.Status),
                Message = Shown(task.StatusMessage),
                Reference = Shown(task.Reference),
                Matches = (task as SpeakerSearchTask)?.Results
                    .Select(static match => new { Profile = Shown(match.VoiceProfileId), Score = Share(match.ConfidenceScore) }),
            }),
        };

    private object Describe(VoiceToneSummary summary, DateTime? began)
    {
        var lowest = ReportedCall.LowestOf(summary);
        VoiceTone[] readings = [.. summary.Readings.Where(static reading => reading.Balance is not null)];
        return new
        {
            Name = Shown(summary.Speaker),
            Task = Shown(summary.TaskId),
            Status = Shown(summary.DetailStatus),
            Message = Shown(summary.StatusMessage),
            Overall = summary.OverallTone is { } overall
                ? new
                {
                    Label = Shown(overall.Label),
                    Positive = Share(overall.Positive),
                    Neutral = Share(overall.Neutral),
                    Negative = Share(overall.Negative),
                }
                : null,
            Lowest = lowest is null ? (int?)null : Array.IndexOf(readings, lowest),
            Trend = summary.Trend is { } trend ? Math.Round(trend, 2) : (double?)null,
            Direction = summary.TrendDirection,
            From = readings.Select((reading, index) => Second(reading.StartTime, began, reading.BeginOffsetMillis)),
            To = readings.Select((reading, index) => Second(reading.EndTime, began, reading.EndOffsetMillis) ?? index),
            Label = readings.Select(reading => LabelNumber(Shown(reading.Label) ?? string.Empty)).ToArray(),
            Positive = readings.Select(static reading => Share(reading.Positive)),
            Neutral = readings.Select(static reading => Share(reading.Neutral)),
            Negative = readings.Select(static reading => Share(reading.Negative)),
        };
    }

    private int LabelNumber(string label)
    {
        if (_labels.IndexOf(label) < 0)
        {
            _labels.Add(label);
        }

        return _labels.IndexOf(label);
    }

    private static string? First(ReportedCall call, Func<VoiceToneSummary, string?> ofSummary, Func<ChimeTask, string?> ofTask) =>
        Shown(call.Summaries.Values.Select(ofSummary).Concat(call.Tasks.Values.Select(ofTask)).FirstOrDefault(
            static value => value is not null));

    private static string? Shown(string? text) => text is null ? null : DisplayText.Of(text);

    // In thousandths, which is all that the page shows, and a third of what the digits take.
    private static int? Share(double? score) => score is >= 0 and <= 1 ? (int)Math.Round(score.Value * 1000) : null;

    private static long? Second(DateTime? time, DateTime? began, long? offsetMillis) =>
        time is not null && began is not null ? (long)Math.Round((time.Value - began.Value).TotalSeconds) : offsetMillis / 1000;

    private static string? Moment(DateTime? time) =>
        time?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
