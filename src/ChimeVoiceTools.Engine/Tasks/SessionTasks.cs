namespace ChimeVoiceTools.Engine.Tasks;

/// <summary>
/// Every task that this process started, as it was last seen, in the order in which the starts were asked for: the
/// service has no call that lists them.
/// </summary>
public sealed class SessionTasks
{
    // The service forgets a task after that long.
    private static readonly TimeSpan Readable = TimeSpan.FromDays(7);

    private readonly object _gate = new();
    private readonly Dictionary<TaskKey, LinkedListNode<Entry>> _byKey = [];
    private readonly LinkedList<Entry> _inOrder = new();
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
            return [.. _inOrder.OrderBy(entry => entry.Ticket).Select(entry => entry.Task)];
        }
    }

    /// <param name="task">The task as its start was answered.</param>
    /// <param name="startedAt">When the start was sent, as a timestamp of this process's clock.</param>
    /// <param name="ticket">The start's place in the order in which starts were asked for.</param>
    internal void Add(ChimeTask task, long startedAt, long ticket)
    {
        var key = new TaskKey(task, task.EndpointUrl!);
        lock (_gate)
        {
            DateTimeOffset now = _time.GetUtcNow();
            while (_inOrder.First is { } oldest && now - oldest.Value.AddedAt > Readable)
            {
                _inOrder.RemoveFirst();
                _byKey.Remove(oldest.Value.Key);
            }

            // The same client request token again is answered with the same task.
            if (_byKey.TryGetValue(key, out LinkedListNode<Entry>? known))
            {
                known.Value = known.Value with { Task = task };
                return;
            }

            _byKey[key] = _inOrder.AddLast(new Entry(key, task, now, startedAt, ticket));
        }
    }

    /// <summary>Takes over the newer state of a task, if it is one of this list.</summary>
    internal void Update(ChimeTask task)
    {
        lock (_gate)
        {
            if (_byKey.TryGetValue(new TaskKey(task, task.EndpointUrl!), out LinkedListNode<Entry>? known))
            {
                known.Value = known.Value with { Task = task };
            }
        }
    }

    internal ChimeTask? Find(TaskKey key)
    {
        lock (_gate)
        {
            return _byKey.TryGetValue(key, out LinkedListNode<Entry>? known) ? known.Value.Task : null;
        }
    }

    /// <summary>When the start of a task was sent; null when this session did not start it.</summary>
    internal long? FindStart(TaskKey key)
    {
        lock (_gate)
        {
            return _byKey.TryGetValue(key, out LinkedListNode<Entry>? known) ? known.Value.StartedAt : null;
        }
    }

    private sealed record Entry(TaskKey Key, ChimeTask Task, DateTimeOffset AddedAt, long StartedAt, long Ticket);
}
