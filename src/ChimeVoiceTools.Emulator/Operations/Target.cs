namespace ChimeVoiceTools.Emulator.Operations;

/// <summary>The path and query of a request, percent-decoded.</summary>
internal sealed class Target
{
    /// <summary>Over this no path or query of the service is valid, since no id in it may be longer than 256 characters.</summary>
    public const int MaxLength = 16 * 1024;

    private readonly string _query;

    private Target(string[] segments, string query)
    {
        Segments = segments;
        _query = query;
    }

    /// <summary>The path's parts between slashes; a slash that was sent encoded is part of its segment.</summary>
    public string[] Segments { get; }

    /// <returns>The parts of a target; null where it doesn't begin with a slash or is too long.</returns>
    public static Target? Parse(string target)
    {
        if (target.Length is 0 or > MaxLength || target[0] != '/')
        {
            return null;
        }

        var queryAt = target.IndexOf('?');
        var path = queryAt < 0 ? target : target.Substring(0, queryAt);
        var segments = path.Substring(1).Split('/');
        if (path.IndexOf('%') >= 0)
        {
            for (var i = 0; i < segments.Length; i++)
            {
                segments[i] = Uri.UnescapeDataString(segments[i]);
            }
        }

        return new Target(segments, queryAt < 0 ? string.Empty : target.Substring(queryAt + 1));
    }

    /// <returns>The value of a query parameter; null where it isn't there. Of several the first counts.</returns>
    public string? Query(string name)
    {
        if (_query.Length == 0)
        {
            return null;
        }

        foreach (var pair in _query.Split('&'))
        {
            var equals = pair.IndexOf('=');
            if (Decode(equals < 0 ? pair : pair.Substring(0, equals)) == name)
            {
                return equals < 0 ? string.Empty : Decode(pair.Substring(equals + 1));
            }
        }

        return null;
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
