using System.Management.Automation;
using ChimeVoiceTools.Cmdlets;
using ChimeVoiceTools.Completion;
using ChimeVoiceTools.Engine.Resources;
using ChimeVoiceTools.Engine.VoiceProfiles;
using ChimeVoiceTools.Input;

namespace ChimeVoiceTools.Commands.VoiceProfiles;

/// <summary>Set-ChimeVoiceProfileDomain: changes the name and the description of voice profile domains.</summary>
[Cmdlet(VerbsCommon.Set, "ChimeVoiceProfileDomain", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(VoiceProfileDomain))]
public sealed class SetVoiceProfileDomainCommand : ConnectedCmdlet
{
    private bool _givesName;
    private bool _givesDescription;

    /// <summary>The domain's id.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [Id(nameof(VoiceProfileDomainId))]
    [ArgumentCompleter(typeof(VoiceProfileDomainIdCompleter))]
    public string? VoiceProfileDomainId { get; set; }

    /// <summary>The new name.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(NoCompleter))]
    public string? Name { get; set; }

    /// <summary>The new description; an empty one, given here and not piped in, takes away what is there.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(NoCompleter))]
    public string? Description { get; set; }

    /// <summary>Emits the changed domain; without it nothing is emitted.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>What was piped in: an object of this module also says where requests go.</summary>
    [Parameter(ValueFromPipeline = true, DontShow = true)]
    [ArgumentCompleter(typeof(NoCompleter))]
    public PSObject? InputObject { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();

        // What is bound by now did not come through the pipeline, where an empty cell of a CSV is no value.
        _givesName = MyInvocation.BoundParameters.ContainsKey(nameof(Name));
        _givesDescription = MyInvocation.BoundParameters.ContainsKey(nameof(Description));
    }

    /// <inheritdoc/>
    protected override void ProcessRecord() => this.GoOnAfterError(InputObject ?? (object?)VoiceProfileDomainId, () =>
    {
        var name = _givesName ? Name ?? string.Empty : string.IsNullOrEmpty(Name) ? null : Name;
        var description = string.IsNullOrEmpty(Description) && !_givesDescription ? null : Description;
        VoiceProfileDomainOperations.ValidateChange(VoiceProfileDomainId, name, description);
        if (!ShouldProcess(
            WithEndpoint(Text.Format(Engine.Resources.Messages.TheVoiceProfileDomain, VoiceProfileDomainId), InputObject),
            Messages.ActionChange))
        {
            return;
        }

        var operations = VoiceProfileDomains(InputObject);
        var changed = Await(stop => operations.UpdateAsync(VoiceProfileDomainId, name, description, stop));
        if (PassThru)
        {
            WriteObject(changed);
        }
    });
}
