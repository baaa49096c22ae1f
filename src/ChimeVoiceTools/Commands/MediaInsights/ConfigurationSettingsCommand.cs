using System.Management.Automation;
using ChimeVoiceTools.Cmdlets;
using ChimeVoiceTools.Completion;
using ChimeVoiceTools.Engine.MediaInsights;
using ChimeVoiceTools.Input;

namespace ChimeVoiceTools.Commands.MediaInsights;

/// <summary>Says what a configuration of media insights pipelines has.</summary>
public abstract class ConfigurationSettingsCommand : ConnectedCmdlet
{
    // An element has no more levels than this.
    private const int MaxDepth = 16;

    private readonly HashSet<string> _given = new(StringComparer.Ordinal);

    /// <summary>Whether speaker searches can be started.</summary>
    [Parameter]
    public SwitchParameter SpeakerSearch { get; set; }

    /// <summary>Whether voice tone analyses can be started.</summary>
    [Parameter]
    public SwitchParameter VoiceToneAnalysis { get; set; }

    /// <summary>The SQS queue that results go to.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(NoCompleter))]
    public string? SqsQueueArn { get; set; }

    /// <summary>The SNS topic that results go to.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(NoCompleter))]
    public string? SnsTopicArn { get; set; }

    /// <summary>The Lambda function that results go to.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(NoCompleter))]
    public string? LambdaFunctionArn { get; set; }

    /// <summary>The Kinesis data stream that results go to.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(NoCompleter))]
    public string? KinesisDataStreamArn { get; set; }

    /// <summary>What was piped in: an object of this module also says where requests go.</summary>
    [Parameter(ValueFromPipeline = true, DontShow = true)]
    [ArgumentCompleter(typeof(NoCompleter))]
    public PSObject? InputObject { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();

        // What is bound by now did not come through the pipeline, where an empty cell of a CSV is no value.
        _given.UnionWith(MyInvocation.BoundParameters.Keys);
    }

    /// <summary>What this record says.</summary>
    /// <param name="role">What the parameter for the role holds.</param>
    /// <param name="elements">What the parameter for elements holds.</param>
    /// <param name="alerts">What the parameter for alerts holds.</param>
    private protected MediaInsightsPipelineConfigurationSettings ReadSettings(string? role, object[]? elements, object? alerts) =>
        new()
        {
            SpeakerSearch = Flag(SpeakerSearch, nameof(SpeakerSearch)),
            VoiceToneAnalysis = Flag(VoiceToneAnalysis, nameof(VoiceToneAnalysis)),
            SqsQueueArn = Value(SqsQueueArn, nameof(SqsQueueArn)),
            SnsTopicArn = Value(SnsTopicArn, nameof(SnsTopicArn)),
            LambdaFunctionArn = Value(LambdaFunctionArn, nameof(LambdaFunctionArn)),
            KinesisDataStreamArn = Value(KinesisDataStreamArn, nameof(KinesisDataStreamArn)),
            ResourceAccessRoleArn = Value(role, "ResourceAccessRoleArn"),
            Elements = elements is null
                ? null
                : Array.ConvertAll(elements, static element => ObjectJson.Write(element, MaxDepth)),
            RealTimeAlertConfiguration = alerts is null ? null : ObjectJson.Write(alerts, MaxDepth),
        };

    /// <summary>Where a piped object says it, it may say it as text, and leave it open.</summary>
    private bool? Flag(SwitchParameter given, string name) =>
        _given.Contains(name) ? given.IsPresent
        : InputObject is not null && PipedObject.Value(InputObject, name) is { } piped and not ""
            ? BooleanTextAttribute.Parse(piped, name)
        : null;

    private string? Value(string? bound, string name) =>
        _given.Contains(name) ? bound ?? string.Empty : TaskSets.NullIfEmpty(bound);
}
