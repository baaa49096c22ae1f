using System.Management.Automation;

namespace ChimeVoiceTools.Input;

/// <summary>The names that a parameter lets through, which may hold wildcards; without any it lets every name through.</summary>
internal sealed class NamePatterns(string[]? patterns)
{
    private readonly WildcardPattern[]? _patterns =
        patterns is null
            ? null
            : Array.ConvertAll(patterns, static pattern => new WildcardPattern(pattern, WildcardOptions.IgnoreCase));

    public bool Match(string? name) =>
        _patterns is null || Array.Exists(_patterns, pattern => pattern.IsMatch(name ?? string.Empty));
}
