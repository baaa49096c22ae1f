namespace ChimeVoiceTools.Engine.Resilience;

/// <summary>The part that is wanted of what is listed: so many skipped, then so many taken, over one list or several.</summary>
/// <param name="skip">How many come before it.</param>
/// <param name="first">How many it has at most.</param>
public sealed class ListWindow(ulong skip = 0, ulong first = ulong.MaxValue)
{
    // The most that the service puts into a page.
    internal const int LongestPage = 100;

    private ulong _skip = skip;
    private ulong _left = first;

    /// <summary>Whether nothing more is wanted.</summary>
    public bool IsFull => _left == 0;

    /// <summary>How many items are still looked at, as far as one page goes.</summary>
    internal int PageSize =>
        _skip >= LongestPage || _left >= LongestPage ? LongestPage : (int)Math.Min(LongestPage, _skip + _left);

    /// <summary>Whether the next item is wanted.</summary>
    /// <returns>False when it comes before that part or after it.</returns>
    public bool Takes()
    {
        if (_left == 0)
        {
            return false;
        }

        if (_skip > 0)
        {
            _skip--;
            return false;
        }

        _left--;
        return true;
    }
}
