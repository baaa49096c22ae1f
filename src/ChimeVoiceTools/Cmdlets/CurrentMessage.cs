namespace ChimeVoiceTools.Cmdlets;

/// <summary>
/// The message of a queue whose event is being handled on this thread: whatever a pipeline makes of an event, its cmdlets run on
/// the thread of who wrote it, and within that.
/// </summary>
internal sealed class CurrentMessage : IDisposable
{
    [ThreadStatic]
    private static CurrentMessage? _current;

    // One that is being handled receives from a queue itself.
    private readonly CurrentMessage? _outer = _current;

    private CurrentMessage() => _current = this;

    /// <summary>Whether there is one on this thread.</summary>
    public static bool IsThere => _current is not null;

    /// <summary>Whether something of this module ended in an error since it began.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>Begins with an event; the handling ends when what is returned is disposed of.</summary>
    public static CurrentMessage Begin() => new();

    /// <summary>Says that something of this module ended in an error on this thread.</summary>
    public static void Fail()
    {
        if (_current is { } current)
        {
            current.HasFailed = true;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _current = _outer;
}
