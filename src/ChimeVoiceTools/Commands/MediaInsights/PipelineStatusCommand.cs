using System.Management.Automation;
using ChimeVoiceTools.Cmdlets;
using ChimeVoiceTools.Completion;
using ChimeVoiceTools.Engine.Endpoints;
using ChimeVoiceTools.Engine.MediaInsights;
using ChimeVoiceTools.Engine.Resources;
using ChimeVoiceTools.Host;
using ChimeVoiceTools.Input;

namespace ChimeVoiceTools.Commands.MediaInsights;

/// <summary>Suspends media insights pipelines, or resumes them.</summary>
public abstract class PipelineStatusCommand : ConnectedCmdlet
{
    /// <summary>The pipeline's id or its ARN.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("MediaInsightsPipelineArn")]
    [AllowEmptyString]
    [Id(nameof(MediaInsightsPipelineId))]
    [ArgumentCompleter(typeof(MediaInsightsPipelineIdCompleter))]
    public string? MediaInsightsPipelineId { get; set; }

    /// <summary>Asks nothing; what -WhatIf and -Confirm say holds all the same.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Emits the pipeline as it is then; without it nothing is emitted.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>What was piped in: an object of this module also says where requests go.</summary>
    [Parameter(ValueFromPipeline = true, DontShow = true)]
    [ArgumentCompleter(typeof(NoCompleter))]
    public PSObject? InputObject { get; set; }

    private protected abstract string Action { get; }

    /// <summary>What is said where there was nothing to do.</summary>
    private protected abstract string AlreadyDone { get; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => this.GoOnAfterError(InputObject ?? (object?)MediaInsightsPipelineId, () =>
    {
        var target = MediaInsightsPipelineOperations.Describe(MediaInsightsPipelineId);
        if (!this.ShouldProcess(WithEndpoint(target, InputObject, AwsService.ChimeSdkMediaPipelines), Action, Force))
        {
            return;
        }

        var operations = MediaInsightsPipelines(InputObject);
        if (!Await(stop => UpdateAsync(operations, stop)))
        {
            WriteVerbose(Text.Format(AlreadyDone, target));
        }

        if (PassThru)
        {
            WriteObject(Await(stop => operations.GetAsync(MediaInsightsPipelineId, stop)));
        }
    });

    /// <returns>False when there was nothing to do.</returns>
    private protected abstract Task<bool> UpdateAsync(MediaInsightsPipelineOperations operations, CancellationToken stop);
}

/// <summary>Suspend-ChimeMediaInsightsPipeline: has pipelines hear nothing for a while.</summary>
[Cmdlet(VerbsLifecycle.Suspend, "ChimeMediaInsightsPipeline", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(MediaInsightsPipeline))]
public sealed class SuspendMediaInsightsPipelineCommand : PipelineStatusCommand
{
    private protected override string Action => Messages.ActionSuspend;

    private protected override string AlreadyDone => Messages.AlreadySuspended;

    private protected override Task<bool> UpdateAsync(MediaInsightsPipelineOperations operations, CancellationToken stop) =>
        operations.SuspendAsync(MediaInsightsPipelineId, stop);
}

/// <summary>Resume-ChimeMediaInsightsPipeline: has suspended pipelines go on.</summary>
[Cmdlet(VerbsLifecycle.Resume, "ChimeMediaInsightsPipeline", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(MediaInsightsPipeline))]
public sealed class ResumeMediaInsightsPipelineCommand : PipelineStatusCommand
{
    private protected override string Action => Messages.ActionResume;

    private protected override string AlreadyDone => Messages.AlreadyResumed;

    private protected override Task<bool> UpdateAsync(MediaInsightsPipelineOperations operations, CancellationToken stop) =>
        operations.ResumeAsync(MediaInsightsPipelineId, stop);
}
