using ChimeVoiceTools.Engine.Connections;
using ChimeVoiceTools.Engine.Tasks;

namespace ChimeVoiceTools.Engine.Waiting;

/// <summary>What the notifications of a queue have said of tasks, whether these are waited for yet or not.</summary>
internal sealed class TaskNews
{
    private const int MostTasks = 10_000;

    private readonly object _gate = new();
    private readonly BoundedCache<Said> _said = new(MostTasks, static _ => false);
    private readonly List<Held> _held = [];
    private bool _isBroken;

    /// <summary>Gets whether somebody waits for the results of a task that has finished.</summary>
    public bool IsHolding
    {
        get
        {
            lock (_gate)
            {
                return _held.Count > 0;
            }
        }
    }

    /// <summary>Takes a notification or event in.</summary>
    /// <returns>Says which tasks it may be the end of; null where it is the end of none.</returns>
    public Predicate<ChimeTask>? Add(ChimeVoiceEvent voiceEvent)
    {
        var isEnd = IsEnd(voiceEvent);
        if (voiceEvent.TaskId is not { } id)
        {
            return !isEnd ? null : voiceEvent switch
            {
                MediaInsightsPipelineEvent { MediaInsightsPipelineId: { } pipeline } =>
                    task => PipelineId.Of(task.MediaInsightsPipelineId) == pipeline,
                CallStreamingEvent { StreamArn: { } stream } => task => task.StreamArn == stream,
                _ => null,
            };
        }

        lock (_gate)
        {
            var said = _said.FindOrAdd(id, new Said());
            said.IsEnd |= isEnd;
            if (voiceEvent is SpeakerSearchEvent search)
            {
                said.VoiceprintGenerationStatus ??= search.VoiceprintGenerationStatus;
                if (search.DetailStatus is not null && search.VoiceprintGenerationStatus is null)
                {
                    said.Results = search.Results;
                    said.HasFailed = search.DetailStatus == "IdentificationFailure";
                }

                if (said.HasAllResults)
                {
                    Release(held => held.TaskId == id);
                }
            }
        }

        return isEnd ? task => task.TaskId == id : null;
    }

    /// <summary>Whether a notification said that a task has ended.</summary>
    public bool SaysEnd(ChimeTask task) => task.TaskId is { } id && _said.Find(id) is { IsEnd: true };

    /// <summary>
    /// Whether a task has results that the service leaves out of its answers, and that this object does not have yet.
    /// </summary>
    public static bool LacksResults(ChimeTask task) =>
        task is SpeakerSearchTask { MediaInsightsPipelineId: not null, TaskId: not null } search
        && (search.Results.Length == 0 || search.VoiceprintGenerationStatus is null);

    /// <summary>
    /// Waits until the results of a task that has finished are known, or are not to be expected: when the queue had no more
    /// after the task's end, or can't be read.
    /// </summary>
    /// <param name="task">The task.</param>
    /// <param name="now">The time, as a timestamp of the wait's clock.</param>
    public Task WhenToldAsync(ChimeTask task, long now)
    {
        lock (_gate)
        {
            if (_isBroken || !LacksResults(task) || _said.Find(task.TaskId!) is { HasAllResults: true })
            {
                return Task.CompletedTask;
            }

            var held = new Held(task.TaskId!, now);
            _held.Add(held);
            return held.Told.Task;
        }
    }

    /// <summary>Takes note that the queue had no more when it was asked.</summary>
    /// <param name="askedAt">When, as a timestamp of the wait's clock.</param>
    public void QueueWasEmpty(long askedAt)
    {
        lock (_gate)
        {
            Release(held => held.Since <= askedAt);
        }
    }

    /// <summary>Takes note whether the queue can be read.</summary>
    public void QueueAnswers(bool isRead)
    {
        lock (_gate)
        {
            _isBroken = !isRead;
            if (_isBroken)
            {
                Release(static _ => true);
            }
        }
    }

    /// <summary>Adds to a task what was said of it and the service leaves out of its answers.</summary>
    /// <param name="task">The task, as the service has just answered it.</param>
    public void Complete(ChimeTask task)
    {
        lock (_gate)
        {
            if (LacksResults(task) && _said.Find(task.TaskId!) is { } said)
            {
                var search = (SpeakerSearchTask)task;
                search.Results = said.Results ?? search.Results;
                search.VoiceprintGenerationStatus ??= said.VoiceprintGenerationStatus;
            }
        }
    }

    // What tells how far a task is while it goes on is no reason to ask: the answer would be the same.
    private static bool IsEnd(ChimeVoiceEvent voiceEvent) => voiceEvent switch
    {
        VoiceToneEvent => voiceEvent.DetailStatus != "VoiceToneAnalysisSuccessful",

        // A search on a pipeline goes on until its stream ends.
        SpeakerSearchEvent search => search.DetailStatus is not ("IdentificationSuccessful" or "IdentificationNoMatchesFound")
            && (search.VoiceprintGenerationStatus is null || search.MediaInsightsPipelineId is null),
        MediaInsightsPipelineEvent => voiceEvent.DetailStatus is
            "chime:MediaInsightsStopped" or "chime:MediaInsightsPermanentFailure",
        CallStreamingEvent => voiceEvent.DetailStatus is "ENDED" or "FAILED",
        _ => false,
    };

    private void Release(Predicate<Held> which)
    {
        foreach (var held in _held.FindAll(which))
        {
            _held.Remove(held);
            held.Told.TrySetResult(true);
        }
    }

    private sealed class Said
    {
        public bool IsEnd { get; set; }

        public bool HasFailed { get; set; }

        public SpeakerSearchResult[]? Results { get; set; }

        public string? VoiceprintGenerationStatus { get; set; }

        // The identification and the voiceprint are told of in two notifications, which come in any order.
        public bool HasAllResults => HasFailed || (Results is not null && VoiceprintGenerationStatus is not null);
    }

    private sealed record Held(string TaskId, long Since)
    {
        public TaskCompletionSource<bool> Told { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
