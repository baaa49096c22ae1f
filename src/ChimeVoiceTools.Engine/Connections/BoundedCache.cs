namespace ChimeVoiceTools.Engine.Connections;

/// <summary>Keeps what was used last, so much of it and no more.</summary>
/// <typeparam name="T">What is kept.</typeparam>
/// <param name="capacity">How many are kept.</param>
/// <param name="isStale">Whether a kept one is no longer good, and so counts as not there.</param>
/// <param name="taken">Called with each that is given out, before another thread can drop it.</param>
/// <param name="dropped">Called with each that is kept no longer.</param>
internal sealed class BoundedCache<T>(int capacity, Predicate<T> isStale, Action<T>? taken = null, Action<T>? dropped = null)
    where T : class
{
    private readonly object _gate = new();
    private readonly Dictionary<string, LinkedListNode<(string Key, T Value)>> _byKey = [];

    // The one that was used last comes first.
    private readonly LinkedList<(string Key, T Value)> _byUse = new();

    /// <summary>How many are kept.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _byUse.Count;
            }
        }
    }

    /// <summary>Finds what is kept under a key; null when there is nothing good.</summary>
    public T? Find(string key)
    {
        lock (_gate)
        {
            if (!_byKey.TryGetValue(key, out var node))
            {
                return null;
            }

            if (isStale(node.Value.Value))
            {
                Drop(node);
                return null;
            }

            _byUse.Remove(node);
            _byUse.AddFirst(node);
            taken?.Invoke(node.Value.Value);
            return node.Value.Value;
        }
    }

    /// <summary>Keeps a value, unless another thread was faster, whose value is given back then.</summary>
    public T FindOrAdd(string key, T value)
    {
        lock (_gate)
        {
            if (Find(key) is { } known)
            {
                dropped?.Invoke(value);
                return known;
            }

            _byKey[key] = _byUse.AddFirst((key, value));
            taken?.Invoke(value);
            if (_byUse.Count > capacity)
            {
                Drop(_byUse.Last!);
            }

            return value;
        }
    }

    private void Drop(LinkedListNode<(string Key, T Value)> node)
    {
        _byUse.Remove(node);
        _byKey.Remove(node.Value.Key);
        dropped?.Invoke(node.Value.Value);
    }
}
