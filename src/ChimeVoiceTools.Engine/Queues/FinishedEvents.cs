using ChimeVoiceTools.Engine.Credentials;

namespace ChimeVoiceTools.Engine.Queues;

/// <summary>
/// The events whose handling this session has finished, the newest of them: a queue may deliver each more than once.
/// </summary>
internal sealed class FinishedEvents
{
    private readonly object _gate = new();
    private readonly HashSet<string> _known = [];
    private readonly Queue<string> _order = new();
    private readonly int _capacity;

    public FinishedEvents(int capacity) => _capacity = capacity;

    /// <summary>Gets those of this session.</summary>
    public static FinishedEvents OfSession { get; } = new(10_000);

    /// <summary>Takes note that the handling of an event has finished.</summary>
    /// <param name="queueUrl">The queue that it came from: on another one it is for somebody else.</param>
    /// <param name="eventId">Its id; null when it has none, and can't be told from others.</param>
    public void Add(string queueUrl, string? eventId)
    {
        if (eventId is null)
        {
            return;
        }

        // As short for an id that somebody made long.
        var key = Fingerprint.Of(queueUrl, eventId);
        lock (_gate)
        {
            if (!_known.Add(key))
            {
                return;
            }

            _order.Enqueue(key);
            if (_order.Count > _capacity)
            {
                _known.Remove(_order.Dequeue());
            }
        }
    }

    /// <summary>Whether the handling of an event has finished.</summary>
    public bool Contains(string queueUrl, string? eventId)
    {
        if (eventId is null)
        {
            return false;
        }

        var key = Fingerprint.Of(queueUrl, eventId);
        lock (_gate)
        {
            return _known.Contains(key);
        }
    }
}
