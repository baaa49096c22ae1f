namespace ChimeVoiceTools.Engine.VoiceProfiles;

/// <summary>A list of the service, read page by page and no further than it is wanted.</summary>
/// <typeparam name="T">What it lists.</typeparam>
public sealed class Listing<T>
{
    private readonly ListWindow _window;
    private readonly Func<int, string?, CancellationToken, Task<Page<T>>> _read;
    private string? _nextToken;
    private bool _ended;

    /// <summary>Describes a list; nothing is read yet.</summary>
    /// <param name="window">The part that is wanted.</param>
    /// <param name="read">Reads the page of at most so many items that a token stands for; the first one without.</param>
    internal Listing(ListWindow window, Func<int, string?, CancellationToken, Task<Page<T>>> read)
    {
        _window = window;
        _read = read;
    }

    /// <summary>Whether another page has to be read.</summary>
    public bool HasMore => !_ended && !_window.IsFull;

    /// <summary>Reads the next page.</summary>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <returns>What is wanted of it, which may be nothing.</returns>
    public async Task<IReadOnlyList<T>> ReadAsync(CancellationToken cancellationToken)
    {
        Page<T> page = await _read(_window.PageSize, _nextToken, cancellationToken).ConfigureAwait(false);
        _nextToken = page.NextToken;
        _ended = string.IsNullOrEmpty(page.NextToken);
        return [.. page.Items.Where(_ => _window.Takes())];
    }
}
