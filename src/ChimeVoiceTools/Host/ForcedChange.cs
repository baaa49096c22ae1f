using System.Management.Automation;
using ChimeVoiceTools.Engine.Resources;

namespace ChimeVoiceTools.Host;

/// <summary>ShouldProcess for a cmdlet that has -Force.</summary>
internal static class ForcedChange
{
    /// <summary>
    /// Says whether to go on with a change: -WhatIf and -Confirm are followed, and with -Force nothing is asked without -Confirm.
    /// </summary>
    public static bool ShouldProcess(this PSCmdlet cmdlet, string target, string action, bool force)
    {
        var given = cmdlet.MyInvocation.BoundParameters;
        var isWhatIf = LanguagePrimitives.IsTrue(
            given.TryGetValue("WhatIf", out var value) ? value : cmdlet.GetVariableValue("WhatIfPreference"));
        if (!force || isWhatIf || given.ContainsKey("Confirm"))
        {
            return cmdlet.ShouldProcess(target, action);
        }

        cmdlet.WriteVerbose(Text.Format(Messages.Forced, action, target));
        return true;
    }
}
