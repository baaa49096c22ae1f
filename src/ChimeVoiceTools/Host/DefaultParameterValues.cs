using System.Collections;
using System.Globalization;
using System.Management.Automation;

namespace ChimeVoiceTools.Host;

/// <summary>Reads $PSDefaultParameterValues as PowerShell's binder does.</summary>
internal static class DefaultParameterValues
{
    /// <summary>The entry that gives a parameter of a cmdlet a default; null when there is none.</summary>
    public static string? Find(PSCmdlet cmdlet, string parameter)
    {
        var value = cmdlet.GetVariableValue("PSDefaultParameterValues");
        if ((value is PSObject wrapped ? wrapped.BaseObject : value) is not IDictionary entries
            || LanguagePrimitives.IsTrue(entries["Disabled"]))
        {
            return null;
        }

        var invocation = cmdlet.MyInvocation;
        foreach (var key in entries.Keys)
        {
            var entry = Convert.ToString(key, CultureInfo.InvariantCulture) ?? string.Empty;
            var colon = entry.LastIndexOf(':');
            if (colon > 0
                && Matches(entry.Substring(colon + 1), parameter)
                && (Matches(entry.Substring(0, colon), invocation.MyCommand.Name)
                    || Matches(entry.Substring(0, colon), invocation.InvocationName)
                    || Matches(entry.Substring(0, colon), $"{invocation.MyCommand.ModuleName}\\{invocation.MyCommand.Name}")))
            {
                return entry;
            }
        }

        return null;
    }

    private static bool Matches(string pattern, string name) =>
        new WildcardPattern(pattern.Trim().Trim('\'', '"'), WildcardOptions.IgnoreCase).IsMatch(name);
}
