namespace ChimeVoiceTools.Engine.Tasks;

/// <summary>
/// The tasks that this process started, as they were last seen, in the order in which the starts were asked for: the
/// service has no call that lists them. Beyond 10,000 the one is dropped that was seen to finish first, and
/// one that has not finished only where none has.
/// </summary>
public sealed class SessionTasks
{
    /// <summary>How many tasks the list has at most.</summary>
    internal const int Most = 10_000;

    // The service forgets a task after that long.
    private static readonly TimeSpan Readable = TimeSpan.FromDays(7);

    private readonly object _gate = new();
    private readonly Dictionary<TaskKey, LinkedListNode<Entry>> _byKey = [];
    private readonly Dictionary<string, LinkedListNode<Entry>> _newestById = new(StringComparer.Ordinal);
    private readonly LinkedList<Entry> _inOrder = new();

    // In the order in which they were seen to have ended.
    private readonly LinkedList<TaskKey> _ended = new();
    private readonly TimeProvider _time;

    internal SessionTasks(TimeProvider time) => _time = time;

    /// <summary>The list of this process.</summary>
    public static SessionTasks Current { get; } = new(TimeProvider.System);

    /// <summary>The tasks, oldest first, as they were last seen.</summary>
    /// <returns>A copy of the list.</returns>
    public IReadOnlyList<ChimeTask> Snapshot()
    {
        lock (_gate)
        {
            return [.. _inOrder.OrderBy(entry => entry.Number).Select(entry => entry.Task)];
        }
    }

    /// <summary>Finds a task by its id alone; where several endpoints have one of that id, the newest.</summary>
    /// <param name="taskId">The id.</param>
    /// <returns>The task as it was last seen; null when this process did not start it.</returns>
    public ChimeTask? Find(string taskId)
    {
        lock (_gate)
        {
            return _newestById.TryGetValue(taskId, out var known) ? known.Value.Task : null;
        }
    }

    /// <summary>Takes every task off the list that had finished when it was last seen.</summary>
    /// <returns>How many those were.</returns>
    public int RemoveFinished()
    {
        lock (_gate)
        {
            var before = _inOrder.Count;
            for (LinkedListNode<Entry>? node = _inOrder.First, next; node is not null; node = next)
            {
                next = node.Next;
                if (node.Value.Task.IsFinished)
                {
                    Remove(node);
                }
            }

            return before - _inOrder.Count;
        }
    }

    /// <param name="task">The task as its start was answered.</param>
    /// <param name="startedAt">When the start was sent, as a timestamp of this process's clock.</param>
    /// <param name="number">The start's number in the order in which starts were asked for.</param>
    internal void Add(ChimeTask task, long startedAt, long number)
    {
        var key = new TaskKey(task, task.EndpointUrl!);
        lock (_gate)
        {
            var now = _time.GetUtcNow();
            while (_inOrder.First is { } oldest && now - oldest.Value.AddedAt > Readable)
            {
                Remove(oldest);
            }

            // The same client request token again is answered with the same task.
            if (_byKey.TryGetValue(key, out var known))
            {
                See(known, task);
                return;
            }

            if (_inOrder.Count == Most)
            {
                Remove(_ended.First is { } ended ? _byKey[ended.Value] : _inOrder.First!);
            }

            var added = _inOrder.AddLast(new Entry(key, task, now, startedAt, number, new LinkedListNode<TaskKey>(key)));
            See(added, task);
            _byKey[key] = added;
            _newestById[task.TaskId!] = added;
        }
    }

    /// <summary>Takes over the newer state of a task, if it is one of this list.</summary>
    /// <returns>True when it is, and this is the first news of its end.</returns>
    internal bool Update(ChimeTask task)
    {
        lock (_gate)
        {
            if (!_byKey.TryGetValue(new TaskKey(task, task.EndpointUrl!), out var known))
            {
                return false;
            }

            var hasEnded = task.IsFinished && !known.Value.Task.IsFinished;
            See(known, task);
            return hasEnded;
        }
    }

    /// <summary>Adds to a task what this list knows of it and the service's answers leave out.</summary>
    /// <param name="task">The task; it stays as it is, since it may be an object that a user holds.</param>
    /// <param name="endpointUrl">The endpoint that it lives at.</param>
    /// <returns>The same task, or another object with all that is needed to read it.</returns>
    internal ChimeTask Complete(ChimeTask task, string endpointUrl)
    {
        if (Find(new TaskKey(task, endpointUrl)) is not { } known)
        {
            return task;
        }

        ChimeTask complete = task is SpeakerSearchTask search
            ? new SpeakerSearchTask
            {
                VoiceProfileDomainId = search.VoiceProfileDomainId ?? ((SpeakerSearchTask)known).VoiceProfileDomainId,
            }
            : new VoiceToneAnalysisTask();
        complete.TaskId = task.TaskId;
        complete.VoiceConnectorId = task.VoiceConnectorId ?? known.VoiceConnectorId;
        complete.MediaInsightsPipelineId = task.MediaInsightsPipelineId;
        complete.StreamArn = task.StreamArn ?? known.StreamArn;
        complete.ChannelId = task.ChannelId ?? known.ChannelId;
        complete.TransactionId = task.TransactionId ?? known.TransactionId;
        complete.IsCaller = task.IsCaller ?? known.IsCaller;
        complete.Reference = task.Reference ?? known.Reference;
        return complete;
    }

    internal ChimeTask? Find(TaskKey key)
    {
        lock (_gate)
        {
            return _byKey.TryGetValue(key, out var known) ? known.Value.Task : null;
        }
    }

    /// <summary>
    /// Gets when the start of a task was sent; null when this session did not start it, or has seen that it ended.
    /// </summary>
    internal long? FindStart(TaskKey key)
    {
        lock (_gate)
        {
            return _byKey.TryGetValue(key, out var known) && !known.Value.Task.IsFinished ? known.Value.StartedAt : null;
        }
    }

    private void See(LinkedListNode<Entry> known, ChimeTask task)
    {
        known.Value = known.Value with { Task = task };
        if (task.IsFinished && known.Value.Ended.List is null)
        {
            _ended.AddLast(known.Value.Ended);
        }
    }

    private void Remove(LinkedListNode<Entry> node)
    {
        _inOrder.Remove(node);
        if (node.Value.Ended.List is not null)
        {
            _ended.Remove(node.Value.Ended);
        }

        _byKey.Remove(node.Value.Key);
        var id = node.Value.Task.TaskId!;
        if (_newestById[id] == node)
        {
            _newestById.Remove(id);
        }
    }

    private sealed record Entry(
        TaskKey Key,
        ChimeTask Task,
        DateTimeOffset AddedAt,
        long StartedAt,
        long Number,
        LinkedListNode<TaskKey> Ended);
}

/// <summary>What makes a task the same task, whichever object describes it.</summary>
internal readonly record struct TaskKey(Type Kind, string? EndpointUrl, string? RunsOn, string? TaskId)
{
    public TaskKey(ChimeTask task, string? endpointUrl)
        : this(task.GetType(), endpointUrl, PipelineId.Of(task.MediaInsightsPipelineId) ?? task.VoiceConnectorId, task.TaskId)
    {
    }
}
