namespace ChimeVoiceTools.Engine.Events;

/// <summary>
/// Measures the tone of calls from the events of voice tone analyses, in whatever order and however often they come.
/// </summary>
/// <remarks>
/// An analysis may hear both speakers of a call, whose readings have one task and differ in IsCaller. So each speaker has
/// a summary; events that do not say whose they are belong to the only speaker there is.
/// </remarks>
internal sealed class ToneMeasurement
{
    private readonly Dictionary<(string?, string?, int?), AnalysedCall> _calls = [];
    private readonly List<AnalysedCall> _inOrder = [];

    /// <summary>Takes an event in.</summary>
    /// <param name="toneEvent">An event of a voice tone analysis.</param>
    public void Add(VoiceToneEvent toneEvent)
    {
        // An event without a task is still of one call.
        var key = toneEvent.TaskId is { } task
            ? (task, null, null)
            : (
                toneEvent.TransactionId ?? toneEvent.CallId ?? toneEvent.MediaInsightsPipelineId,
                toneEvent.StreamArn,
                toneEvent.ChannelId);
        if (!_calls.TryGetValue(key, out var call))
        {
            call = new AnalysedCall();
            _calls.Add(key, call);
            _inOrder.Add(call);
        }

        call.Add(toneEvent);
    }

    /// <summary>
    /// What has come so far, in the order in which the tasks came, and of one task the caller before the callee.
    /// </summary>
    public IEnumerable<VoiceToneSummary> Summarize() => _inOrder.SelectMany(static call => call.Summarize());
}
