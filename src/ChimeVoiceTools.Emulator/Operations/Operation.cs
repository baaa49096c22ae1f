namespace ChimeVoiceTools.Emulator.Operations;

/// <summary>An operation: its name, where it is found, and what it does.</summary>
/// <param name="Name">The API's name.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path's segments; null where an id stands.</param>
/// <param name="CarryOut">Does the work on the state, which is locked meanwhile, and answers.</param>
/// <param name="Verb">What the query's <c>operation</c> must be; null where it isn't looked at.</param>
internal sealed record Operation(string Name, string Method, string?[] Path, Func<Call, Answer> CarryOut, string? Verb = null)
{
    public bool IsAt(string method, Target target)
    {
        var segments = target.Segments;
        if (method != Method || segments.Length != Path.Length)
        {
            return false;
        }

        for (var i = 0; i < segments.Length; i++)
        {
            if (Path[i] is { } literal && segments[i] != literal)
            {
                return false;
            }
        }

        return Verb is null || target.Query("operation") == Verb;
    }
}
