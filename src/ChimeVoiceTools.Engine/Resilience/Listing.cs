namespace ChimeVoiceTools.Engine.Resilience;

/// <summary>A list of the service, read page by page and no further than it is wanted.</summary>
/// <typeparam name="T">What it lists.</typeparam>
public sealed class Listing<T>
{
    // What a list leaves out is read for so many items at a time.
    private const int Concurrency = 8;

    private readonly ListWindow _window;
    private readonly Func<int, string?, CancellationToken, Task<Page<T>>> _read;
    private readonly Predicate<T>? _isWanted;
    private readonly Func<T, CancellationToken, Task<T[]>>? _complete;
    private string? _nextToken;

    /// <summary>Describes a list; nothing is read yet.</summary>
    /// <param name="window">The part that is wanted.</param>
    /// <param name="read">Reads the page of at most so many items that a token stands for; the first one without.</param>
    /// <param name="isWanted">Says which items the window counts; null for all.</param>
    /// <param name="complete">
    /// Reads a wanted item as a whole; it answers none for one that the window does not count. Null where the list says all of
    /// each.
    /// </param>
    internal Listing(
        ListWindow window,
        Func<int, string?, CancellationToken, Task<Page<T>>> read,
        Predicate<T>? isWanted = null,
        Func<T, CancellationToken, Task<T[]>>? complete = null)
    {
        _window = window;
        _read = read;
        _isWanted = isWanted;
        _complete = complete;
    }

    /// <summary>Gets whether the list was read to its end.</summary>
    public bool IsRead { get; private set; }

    /// <summary>Whether another page has to be read.</summary>
    public bool HasMore => !IsRead && !_window.IsFull;

    /// <summary>Reads the next page.</summary>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <returns>What is wanted of it, which may be nothing.</returns>
    public async Task<IReadOnlyList<T>> ReadAsync(CancellationToken cancellationToken)
    {
        // How many items have to be looked at is known only where all of them are wanted.
        var size = _isWanted is null && _complete is null ? _window.PageSize : ListWindow.LongestPage;
        var page = await _read(size, _nextToken, cancellationToken).ConfigureAwait(false);
        _nextToken = page.NextToken;
        IsRead = string.IsNullOrEmpty(page.NextToken);
        var wanted = page.Items.Where(item => _isWanted?.Invoke(item) != false);
        return _complete is null
            ? [.. wanted.Where(_ => _window.Takes())]
            : await CompleteAsync([.. wanted], _complete, cancellationToken).ConfigureAwait(false);
    }

    private async Task<List<T>> CompleteAsync(
        List<T> wanted, Func<T, CancellationToken, Task<T[]>> complete, CancellationToken cancellationToken)
    {
        List<T> taken = [];
        for (var done = 0; done < wanted.Count && !_window.IsFull;)
        {
            var next = wanted.GetRange(done, Math.Min(Math.Min(Concurrency, _window.PageSize), wanted.Count - done));
            done += next.Count;
            var completed = await Task.WhenAll(next.Select(item => complete(item, cancellationToken))).ConfigureAwait(false);
            taken.AddRange(completed.SelectMany(static found => found).Where(_ => _window.Takes()));
        }

        return taken;
    }
}

/// <summary>A page of a list.</summary>
/// <param name="Items">What is on it.</param>
/// <param name="NextToken">What the next page is asked for with; null or empty when it is the last one.</param>
internal readonly record struct Page<T>(IEnumerable<T> Items, string? NextToken);
