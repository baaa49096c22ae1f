using System.Management.Automation;
using ChimeVoiceTools.Cmdlets;
using ChimeVoiceTools.Completion;
using ChimeVoiceTools.Engine.Endpoints;
using ChimeVoiceTools.Engine.MediaInsights;
using ChimeVoiceTools.Input;

namespace ChimeVoiceTools.Commands.MediaInsights;

/// <summary>
/// Set-ChimeMediaInsightsPipelineConfiguration: changes what media insights pipelines analyse, and where results go.
/// </summary>
[Cmdlet(
    VerbsCommon.Set,
    "ChimeMediaInsightsPipelineConfiguration",
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(MediaInsightsPipelineConfiguration))]
public sealed class SetMediaInsightsPipelineConfigurationCommand : ConfigurationSettingsCommand
{
    /// <summary>The configuration's ARN, or its name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("MediaInsightsPipelineConfigurationArn", "Identifier")]
    [AllowEmptyString]
    [Id(nameof(ConfigurationArn))]
    [ArgumentCompleter(typeof(ConfigurationArnCompleter))]
    public string? ConfigurationArn { get; set; }

    /// <summary>The role by which the service reaches what the configuration names.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(NoCompleter))]
    public string? ResourceAccessRoleArn { get; set; }

    /// <summary>Elements as AWS spells them, in the places of those of the same types.</summary>
    [Parameter]
    [Alias("Elements")]
    [ArgumentCompleter(typeof(NoCompleter))]
    public object[]? Element { get; set; }

    /// <summary>What alerts are sent on, as AWS spells it.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(NoCompleter))]
    public object? RealTimeAlertConfiguration { get; set; }

    /// <summary>Emits the changed configuration; without it nothing is emitted.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => this.GoOnAfterError(InputObject ?? (object?)ConfigurationArn, () =>
    {
        var settings = ReadSettings(ResourceAccessRoleArn, Element, RealTimeAlertConfiguration);
        MediaInsightsPipelineConfigurationOperations.ValidateChange(ConfigurationArn, settings);
        var target = MediaInsightsPipelineConfigurationOperations.Describe(ConfigurationArn);
        if (!ShouldProcess(WithEndpoint(target, InputObject, AwsService.ChimeSdkMediaPipelines), Messages.ActionChange))
        {
            return;
        }

        var operations = MediaInsightsPipelineConfigurations(InputObject);
        var changed = Await(stop => operations.UpdateAsync(ConfigurationArn, settings, stop));
        if (PassThru)
        {
            WriteObject(changed);
        }
    });
}
