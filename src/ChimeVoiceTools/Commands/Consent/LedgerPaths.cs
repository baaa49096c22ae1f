using System.Collections.ObjectModel;
using System.Management.Automation;
using ChimeVoiceTools.Cmdlets;
using ChimeVoiceTools.Engine.Errors;

namespace ChimeVoiceTools.Commands.Consent;

/// <summary>The files that paths of a session lead to.</summary>
internal static class LedgerPaths
{
    /// <summary>The full path of a file that may be made.</summary>
    /// <exception cref="ChimeException">It is no path of a file.</exception>
    public static string File(PSCmdlet cmdlet, string path)
    {
        try
        {
            var full = cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out var provider, out _);
            return provider.Name == "FileSystem" ? full : throw Rules.Broken("Path", path, Messages.RuleFilePath);
        }
        catch (Exception exception) when (exception is RuntimeException)
        {
            throw Rules.Broken("Path", path, Messages.RuleFilePath);
        }
    }

    /// <summary>The ledgers that are meant: those that are named, or the one that is set.</summary>
    /// <param name="cmdlet">The cmdlet that reads them.</param>
    /// <param name="paths">What was given, with or without wildcards; null for the one that is set.</param>
    /// <exception cref="ChimeException">There is none.</exception>
    public static IReadOnlyList<string> Existing(PSCmdlet cmdlet, string[]? paths)
    {
        if (paths is null)
        {
            return [LedgerOfProcess.Require().Path];
        }

        List<string> found = [];
        foreach (var path in paths)
        {
            found.AddRange(WildcardPattern.ContainsWildcardCharacters(path) ? Matching(cmdlet, path) : [File(cmdlet, path)]);
        }

        return found;
    }

    private static Collection<string> Matching(PSCmdlet cmdlet, string pattern)
    {
        try
        {
            var found = cmdlet.GetResolvedProviderPathFromPSPath(pattern, out var provider);
            return provider.Name == "FileSystem" && found.Count > 0
                ? found
                : throw Rules.Broken("Path", pattern, Messages.RuleFilePath);
        }
        catch (Exception exception) when (exception is RuntimeException)
        {
            throw Rules.Broken("Path", pattern, Messages.RuleFilePath);
        }
    }
}
