namespace ChimeVoiceTools.Emulator.State;

/// <summary>The newest entries of a log, each with a number from 1 on.</summary>
internal sealed class BoundedLog<T>(int capacity)
{
    private readonly Queue<T> _entries = new();
    private long _lastNumber;

    /// <param name="create">Makes the entry from its number.</param>
    public void Add(Func<long, T> create)
    {
        lock (_entries)
        {
            _entries.Enqueue(create(++_lastNumber));
            if (_entries.Count > capacity)
            {
                _entries.Dequeue();
            }
        }
    }

    public IReadOnlyList<T> ToList()
    {
        lock (_entries)
        {
            return [.. _entries];
        }
    }
}
