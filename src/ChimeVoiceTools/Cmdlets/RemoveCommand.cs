using System.Management.Automation;
using ChimeVoiceTools.Completion;
using ChimeVoiceTools.Engine.Endpoints;
using ChimeVoiceTools.Host;

namespace ChimeVoiceTools.Cmdlets;

/// <summary>Removes what can't be brought back.</summary>
public abstract class RemoveCommand : ConnectedCmdlet
{
    /// <summary>Asks nothing; what -WhatIf and -Confirm say holds all the same.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Emits what was removed, as it last was; without it nothing is emitted.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>What was piped in: an object of this module also says where requests go.</summary>
    [Parameter(ValueFromPipeline = true, DontShow = true)]
    [ArgumentCompleter(typeof(NoCompleter))]
    public PSObject? InputObject { get; set; }

    /// <summary>Whether to remove something.</summary>
    /// <param name="target">What is removed.</param>
    /// <param name="service">The service that does it; null for Chime SDK Voice.</param>
    private protected bool MayRemove(string target, AwsService? service = null) =>
        this.ShouldProcess(WithEndpoint(target, InputObject, service), Messages.ActionRemove, Force);
}
