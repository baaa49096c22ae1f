using System.Collections;
using System.Management.Automation;
using ChimeVoiceTools.Cmdlets;
using ChimeVoiceTools.Completion;
using ChimeVoiceTools.Engine.Endpoints;
using ChimeVoiceTools.Engine.MediaInsights;
using ChimeVoiceTools.Engine.Resources;
using ChimeVoiceTools.Input;

namespace ChimeVoiceTools.Commands.MediaInsights;

/// <summary>
/// New-ChimeMediaInsightsPipelineConfiguration: says what media insights pipelines analyse, and where results go.
/// </summary>
[Cmdlet(
    VerbsCommon.New,
    "ChimeMediaInsightsPipelineConfiguration",
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(MediaInsightsPipelineConfiguration))]
public sealed class NewMediaInsightsPipelineConfigurationCommand : ConfigurationSettingsCommand
{
    private readonly RequestTokens _tokens = new();

    /// <summary>The configuration's name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("MediaInsightsPipelineConfigurationName")]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(NoCompleter))]
    public string? Name { get; set; }

    /// <summary>The role by which the service reaches what the configuration names.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(NoCompleter))]
    public string? ResourceAccessRoleArn { get; set; }

    /// <summary>Elements as AWS spells them.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Elements")]
    [ArgumentCompleter(typeof(NoCompleter))]
    public object[]? Element { get; set; }

    /// <summary>What alerts are sent on, as AWS spells it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [ArgumentCompleter(typeof(NoCompleter))]
    public object? RealTimeAlertConfiguration { get; set; }

    /// <summary>AWS tags: their keys and values.</summary>
    [Parameter]
    [Alias("Tags")]
    [TagTable]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(NoCompleter))]
    public Hashtable? Tag { get; set; }

    /// <summary>What the service knows a repeated request by; made up where none is given.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(NoCompleter))]
    public string? ClientRequestToken { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => this.GoOnAfterError(InputObject ?? (object?)Name, () =>
    {
        var creation = new MediaInsightsPipelineConfigurationCreation
        {
            Name = Name,
            Settings = ReadSettings(ResourceAccessRoleArn, Element, RealTimeAlertConfiguration),
            Tags = TagTableAttribute.Read(Tag),
            ClientRequestToken = TaskSets.NullIfEmpty(ClientRequestToken),
        };
        creation.Validate();
        _tokens.RequireNew(creation.ClientRequestToken);
        var target = Text.Format(Engine.Resources.Messages.TheMediaInsightsPipelineConfiguration, Name);
        if (ShouldProcess(WithEndpoint(target, InputObject, AwsService.ChimeSdkMediaPipelines), Messages.ActionCreate))
        {
            var operations = MediaInsightsPipelineConfigurations(InputObject);
            WriteObject(Await(stop => operations.CreateAsync(creation, stop)));
        }
    });
}
