using System.Management.Automation;
using ChimeVoiceTools.Cmdlets;
using ChimeVoiceTools.Completion;
using ChimeVoiceTools.Engine.Endpoints;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.MediaInsights;
using ChimeVoiceTools.Input;

namespace ChimeVoiceTools.Commands.MediaInsights;

/// <summary>
/// Remove-ChimeMediaInsightsPipelineConfiguration: removes configurations of media insights pipelines for good.
/// </summary>
[Cmdlet(
    VerbsCommon.Remove,
    "ChimeMediaInsightsPipelineConfiguration",
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(MediaInsightsPipelineConfiguration))]
public sealed class RemoveMediaInsightsPipelineConfigurationCommand : RemoveCommand
{
    /// <summary>The configuration's ARN, or its name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("MediaInsightsPipelineConfigurationArn", "Identifier")]
    [AllowEmptyString]
    [Id(nameof(ConfigurationArn))]
    [ArgumentCompleter(typeof(ConfigurationArnCompleter))]
    public string? ConfigurationArn { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => this.GoOnAfterError(InputObject ?? (object?)ConfigurationArn, () =>
    {
        // A pipeline and an event have their configuration's ARN too: whoever pipes one in by mistake would lose the
        // configuration.
        if (PipedObject.Text(InputObject, nameof(MediaInsightsPipeline.MediaInsightsPipelineId)) is { } pipeline)
        {
            throw Rules.Broken("InputObject", pipeline, Messages.NotAConfiguration);
        }

        if (!MayRemove(
            MediaInsightsPipelineConfigurationOperations.Describe(ConfigurationArn), AwsService.ChimeSdkMediaPipelines))
        {
            return;
        }

        var operations = MediaInsightsPipelineConfigurations(InputObject);
        var last = PassThru ? Await(stop => operations.GetAsync(ConfigurationArn, stop)) : null;
        Await(stop => operations.DeleteAsync(ConfigurationArn, stop));
        SeenIds.Configurations.Remove(ConfigurationArn);
        SeenIds.ConfigurationNames.Remove(ConfigurationArn);
        if (last is not null)
        {
            WriteObject(last);
        }
    });
}
