namespace ChimeVoiceTools.Completion;

/// <summary>The newest ids of one kind, each with a word that says more of it.</summary>
internal sealed class SeenIdList
{
    // More than that nobody looks through.
    private const int MaxCount = 500;

    private readonly object _gate = new();
    private readonly Dictionary<string, (long Number, string? Tip)> _ids = new(StringComparer.Ordinal);
    private long _lastNumber;

    /// <summary>Adds an id, or makes it the newest.</summary>
    /// <param name="id">The id; one that is missing, or that would act upon a terminal, is not added.</param>
    /// <param name="tip">What is shown beside it; null to leave that as it is.</param>
    public void Add(string? id, string? tip)
    {
        if (string.IsNullOrWhiteSpace(id) || DisplayText.Of(id) != id)
        {
            return;
        }

        lock (_gate)
        {
            _ids[id!] = (++_lastNumber, tip ?? (_ids.TryGetValue(id!, out var known) ? known.Tip : null));
            if (_ids.Count > 2 * MaxCount)
            {
                foreach (
                    var old in _ids.OrderByDescending(
                        static entry => entry.Value.Number).Skip(MaxCount).Select(static entry => entry.Key).ToList())
                {
                    _ids.Remove(old);
                }
            }
        }
    }

    public void Remove(string? id)
    {
        lock (_gate)
        {
            _ids.Remove(id ?? string.Empty);
        }
    }

    /// <summary>The ids, newest first, each with what is shown beside it.</summary>
    public IReadOnlyList<(string Value, string Tip)> Snapshot()
    {
        lock (_gate)
        {
            return [.. _ids.OrderByDescending(static entry => entry.Value.Number).Take(MaxCount)
                .Select(
                    static entry => (
                        entry.Key, DisplayText.Of(string.IsNullOrWhiteSpace(entry.Value.Tip) ? entry.Key : entry.Value.Tip)))];
        }
    }
}
