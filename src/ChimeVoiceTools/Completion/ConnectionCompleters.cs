using System.Collections;
using System.Management.Automation;
using ChimeVoiceTools.Engine.Credentials;
using ChimeVoiceTools.Engine.Endpoints;

namespace ChimeVoiceTools.Completion;

/// <summary>Offers the credential profiles of this machine, or of the file that -ProfileLocation names.</summary>
internal sealed class ProfileNameCompleter : ValueCompleter
{
    private protected override IEnumerable<(string Value, string Tip)> Values(IDictionary? boundParameters)
    {
        var location = boundParameters?["ProfileLocation"]?.ToString();
        return Profiles.Names(string.IsNullOrEmpty(location) ? null : Resolve(location!)).Select(static name => (name, name));
    }

    // The process has a current folder of its own, which is not the session's.
    private static string Resolve(string location)
    {
        using var shell = PowerShell.Create(RunspaceMode.CurrentRunspace);
        return shell.AddCommand(
            "Microsoft.PowerShell.Management\\Convert-Path").AddParameter("LiteralPath",
            location).Invoke<string>().FirstOrDefault()
            ?? location;
    }
}

/// <summary>Offers the regions that have voice analytics; others are accepted.</summary>
internal sealed class RegionCompleter : ValueCompleter
{
    private protected override IEnumerable<(string Value, string Tip)> Values(IDictionary? boundParameters) =>
        Regions.WithVoiceAnalytics.Select(static name => (name, Regions.Describe(name)));
}
