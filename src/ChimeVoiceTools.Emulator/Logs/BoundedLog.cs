namespace ChimeVoiceTools.Emulator.Logs;

/// <summary>The newest entries of a log, each with a number from 1 on.</summary>
internal sealed class BoundedLog<T>(int capacity)
{
    private readonly Queue<T> _entries = new();
    private long _lastNumber;

    /// <param name="create">Makes the entry from its number.</param>
    public T Add(Func<long, T> create)
    {
        lock (_entries)
        {
            var entry = create(++_lastNumber);
            if (capacity > 0)
            {
                if (_entries.Count == capacity)
                {
                    _entries.Dequeue();
                }

                _entries.Enqueue(entry);
            }

            return entry;
        }
    }

    public IReadOnlyList<T> ToList()
    {
        lock (_entries)
        {
            return [.. _entries];
        }
    }

    public void Clear()
    {
        lock (_entries)
        {
            _entries.Clear();
        }
    }
}
