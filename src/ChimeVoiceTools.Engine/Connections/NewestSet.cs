namespace ChimeVoiceTools.Engine.Connections;

/// <summary>Remembers what came last, so much of it and no more: a command may go on for months.</summary>
/// <typeparam name="T">What is remembered.</typeparam>
/// <param name="capacity">How many are remembered.</param>
internal sealed class NewestSet<T>(int capacity = 10_000)
{
    private readonly HashSet<T> _known = [];
    private readonly Queue<T> _inOrder = new();

    /// <summary>Remembers one.</summary>
    /// <returns>False when it was known already.</returns>
    public bool Add(T item)
    {
        if (!_known.Add(item))
        {
            return false;
        }

        _inOrder.Enqueue(item);
        if (_inOrder.Count > capacity)
        {
            _known.Remove(_inOrder.Dequeue());
        }

        return true;
    }

    /// <summary>Whether one is remembered.</summary>
    public bool Contains(T item) => _known.Contains(item);
}
