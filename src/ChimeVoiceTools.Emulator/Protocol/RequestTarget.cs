namespace ChimeVoiceTools.Emulator.Protocol;

/// <summary>The path and query of a request, percent-decoded.</summary>
internal sealed class RequestTarget
{
    // No id may be longer than 256 characters, so that no valid path or query comes near this.
    private const int MaxLength = 16 * 1024;

    private readonly string _query;

    private RequestTarget(string[] segments, string query)
    {
        Segments = segments;
        _query = query;
    }

    /// <summary>Gets the path's parts between slashes; a slash that was sent encoded is part of its segment.</summary>
    public string[] Segments { get; }

    /// <summary>Returns the parts of a target, or null when it does not begin with a slash or is too long.</summary>
    public static RequestTarget? Parse(string target)
    {
        if (target.Length is 0 or > MaxLength || target[0] != '/')
        {
            return null;
        }

        var parts = target.Split(['?'], 2);
        var segments = parts[0].Substring(1).Split('/');
        if (parts[0].IndexOf('%') >= 0)
        {
            segments = Array.ConvertAll(segments, Uri.UnescapeDataString);
        }

        return new RequestTarget(segments, parts.Length == 1 ? string.Empty : parts[1]);
    }

    /// <summary>Returns the first value of a query parameter, or null when it is not there.</summary>
    public string? Query(string name)
    {
        if (_query.Length == 0)
        {
            return null;
        }

        var pair = _query.Split('&').Select(pair => pair.Split(['='], 2)).FirstOrDefault(pair => Decode(pair[0]) == name);
        return pair is null ? null : pair.Length == 1 ? string.Empty : Decode(pair[1]);
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
