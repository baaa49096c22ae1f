using System.Management.Automation;
using System.Reflection;

namespace ChimeVoiceTools.Loading;

/// <summary>Exports the cmdlets of this assembly from the module whose script has loaded it.</summary>
/// <remarks>
/// <c>Import-Module -Assembly</c> finds the cmdlets by itself, but examines each type of the assembly for it and makes a
/// second module first, which takes about ten milliseconds. So they are named here, and the module gets them in the way in
/// which PowerShell gives a binary module its own. That way is not public: where it is missing, PowerShell is left to find
/// them.
/// </remarks>
public static class ModuleExports
{
    private const BindingFlags OfInstance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    /// <summary>Exports each cmdlet from the module that a script block belongs to.</summary>
    /// <param name="onRemove">The script block, which runs when that module is removed.</param>
    public static void Export(object onRemove)
    {
        var script = (ScriptBlock)onRemove;
        var module = script.Module;
        module.OnRemove = script;
        SerializationDepths.Set(module);

        var add = typeof(PSModuleInfo).GetMethod("AddExportedCmdlet", OfInstance, null, [typeof(CmdletInfo)], null);
        var setHelpFile = typeof(CmdletInfo).GetProperty(nameof(CmdletInfo.HelpFile), OfInstance)?.GetSetMethod(nonPublic: true);
        if (add is null || setHelpFile is null)
        {
            LetPowerShellExport(module);
            return;
        }

        // Delegates, since a method that reflection calls a second time is compiled for it.
        var export = (Action<CmdletInfo>)Delegate.CreateDelegate(typeof(Action<CmdletInfo>), module, add);
        var setHelp = (Action<CmdletInfo, string>)Delegate.CreateDelegate(typeof(Action<CmdletInfo, string>), setHelpFile);
        foreach ((var name, var type) in CmdletList.All)
        {
            CmdletInfo cmdlet = new(name, type);
            setHelp(cmdlet, "ChimeVoiceTools.dll-Help.xml");
            export(cmdlet);
        }
    }

    private static void LetPowerShellExport(PSModuleInfo module) =>
        module.Invoke(ScriptBlock.Create("Import-Module -Assembly $args[0]"), typeof(ModuleExports).Assembly);
}
