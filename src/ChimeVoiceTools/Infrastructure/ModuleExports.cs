using System.Management.Automation;
using System.Reflection;

namespace ChimeVoiceTools.Infrastructure;

/// <summary>Hands the cmdlets of this assembly on to the module whose script has loaded it.</summary>
public static class ModuleExports
{
    // PowerShell keeps an assembly's cmdlets from an earlier import of the same session, and then does not export
    // them from the new module. Its way to add them is internal.
    private static readonly MethodInfo? AddExportedCmdlet = typeof(PSModuleInfo).GetMethod(
        "AddExportedCmdlet", BindingFlags.Instance | BindingFlags.NonPublic, null, [typeof(CmdletInfo)], null);

    /// <summary>Exports each cmdlet from the module that a script block belongs to.</summary>
    /// <param name="assembly">The module that PowerShell has made of this assembly.</param>
    /// <param name="onRemove">What the module that a user imports does when it is removed.</param>
    public static void HandOn(PSModuleInfo assembly, ScriptBlock onRemove)
    {
        PSModuleInfo module = onRemove.Module;
        object[] argument = new object[1];
        foreach (CmdletInfo cmdlet in assembly.ExportedCmdlets.Values)
        {
            argument[0] = cmdlet;
            AddExportedCmdlet?.Invoke(module, argument);
        }

        module.OnRemove = onRemove;
    }
}
