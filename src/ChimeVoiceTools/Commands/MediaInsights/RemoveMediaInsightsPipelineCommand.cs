using System.Management.Automation;
using ChimeVoiceTools.Cmdlets;
using ChimeVoiceTools.Completion;
using ChimeVoiceTools.Engine.Endpoints;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.MediaInsights;
using ChimeVoiceTools.Input;

namespace ChimeVoiceTools.Commands.MediaInsights;

/// <summary>Remove-ChimeMediaInsightsPipeline: ends media insights pipelines and removes them for good.</summary>
[Cmdlet(VerbsCommon.Remove, "ChimeMediaInsightsPipeline", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(MediaInsightsPipeline))]
public sealed class RemoveMediaInsightsPipelineCommand : RemoveCommand
{
    /// <summary>The pipeline's id or its ARN.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("MediaInsightsPipelineArn")]
    [AllowEmptyString]
    [Id(nameof(MediaInsightsPipelineId))]
    [ArgumentCompleter(typeof(MediaInsightsPipelineIdCompleter))]
    public string? MediaInsightsPipelineId { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => this.GoOnAfterError(InputObject ?? (object?)MediaInsightsPipelineId, () =>
    {
        // A task and what it tells have their pipeline's id too: whoever pipes one in by mistake would end every task of the
        // pipeline.
        if (PipedObject.Text(InputObject, nameof(ChimeTask.TaskId)) is { } task)
        {
            throw Rules.Broken("InputObject", task, Messages.NotAPipeline);
        }

        if (!MayRemove(MediaInsightsPipelineOperations.Describe(MediaInsightsPipelineId), AwsService.ChimeSdkMediaPipelines))
        {
            return;
        }

        var operations = MediaInsightsPipelines(InputObject);
        var last = Await(stop => operations.DeleteAsync(MediaInsightsPipelineId, stop));
        SeenIds.MediaInsightsPipelines.Remove(last.MediaInsightsPipelineId);
        if (PassThru)
        {
            WriteObject(last);
        }
    });
}
