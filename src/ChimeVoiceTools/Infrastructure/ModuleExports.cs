using System.Management.Automation;
using System.Reflection;
using ChimeVoiceTools.Commands.Emulators;
using ChimeVoiceTools.Commands.Events;
using ChimeVoiceTools.Commands.Tasks;
using ChimeVoiceTools.Commands.VoiceProfiles;

namespace ChimeVoiceTools.Infrastructure;

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
        ScriptBlock script = (ScriptBlock)onRemove;
        PSModuleInfo module = script.Module;
        module.OnRemove = script;
        SerializationDepths.Set(module);

        MethodInfo? add = typeof(PSModuleInfo).GetMethod("AddExportedCmdlet", OfInstance, null, [typeof(CmdletInfo)], null);
        MethodInfo? setHelpFile = typeof(CmdletInfo).GetProperty(nameof(CmdletInfo.HelpFile), OfInstance)?.GetSetMethod(nonPublic: true);
        if (add is null || setHelpFile is null)
        {
            LetPowerShellExport(module);
            return;
        }

        // Delegates, since a method that reflection calls a second time is compiled for it.
        Export(
            (Action<CmdletInfo>)Delegate.CreateDelegate(typeof(Action<CmdletInfo>), module, add),
            (Action<CmdletInfo, string>)Delegate.CreateDelegate(typeof(Action<CmdletInfo, string>), setHelpFile));
    }

    private static void Export(Action<CmdletInfo> add, Action<CmdletInfo, string> setHelpFile)
    {
        Add("Clear-ChimeTask", typeof(ClearTaskCommand));
        Add("ConvertFrom-ChimeVoiceEvent", typeof(ConvertFromVoiceEventCommand));
        Add("Get-ChimeSpeakerSearchTask", typeof(GetSpeakerSearchTaskCommand));
        Add("Get-ChimeTask", typeof(GetTaskCommand));
        Add("Get-ChimeVoiceEmulator", typeof(GetVoiceEmulatorCommand));
        Add("Get-ChimeVoiceEmulatorEvent", typeof(GetVoiceEmulatorEventCommand));
        Add("Get-ChimeVoiceProfile", typeof(GetVoiceProfileCommand));
        Add("Get-ChimeVoiceProfileDomain", typeof(GetVoiceProfileDomainCommand));
        Add("Get-ChimeVoiceToneAnalysisTask", typeof(GetVoiceToneAnalysisTaskCommand));
        Add("Measure-ChimeVoiceTone", typeof(MeasureVoiceToneCommand));
        Add("New-ChimeVoiceProfile", typeof(NewVoiceProfileCommand));
        Add("New-ChimeVoiceProfileDomain", typeof(NewVoiceProfileDomainCommand));
        Add("Remove-ChimeVoiceProfile", typeof(RemoveVoiceProfileCommand));
        Add("Remove-ChimeVoiceProfileDomain", typeof(RemoveVoiceProfileDomainCommand));
        Add("Set-ChimeVoiceEmulator", typeof(SetVoiceEmulatorCommand));
        Add("Set-ChimeVoiceProfileDomain", typeof(SetVoiceProfileDomainCommand));
        Add("Start-ChimeSpeakerSearchTask", typeof(StartSpeakerSearchTaskCommand));
        Add("Start-ChimeVoiceEmulator", typeof(StartVoiceEmulatorCommand));
        Add("Start-ChimeVoiceToneAnalysisTask", typeof(StartVoiceToneAnalysisTaskCommand));
        Add("Stop-ChimeSpeakerSearchTask", typeof(StopSpeakerSearchTaskCommand));
        Add("Stop-ChimeTask", typeof(StopTaskCommand));
        Add("Stop-ChimeVoiceEmulator", typeof(StopVoiceEmulatorCommand));
        Add("Stop-ChimeVoiceToneAnalysisTask", typeof(StopVoiceToneAnalysisTaskCommand));
        Add("Update-ChimeVoiceProfile", typeof(UpdateVoiceProfileCommand));
        Add("Wait-ChimeTask", typeof(WaitTaskCommand));

        void Add(string name, Type type)
        {
            CmdletInfo cmdlet = new(name, type);
            setHelpFile(cmdlet, "ChimeVoiceTools.dll-Help.xml");
            add(cmdlet);
        }
    }

    private static void LetPowerShellExport(PSModuleInfo module) =>
        module.Invoke(ScriptBlock.Create("Import-Module -Assembly $args[0]"), typeof(ModuleExports).Assembly);
}
