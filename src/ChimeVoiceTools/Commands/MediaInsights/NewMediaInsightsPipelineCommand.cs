using System.Collections;
using System.Management.Automation;
using ChimeVoiceTools.Cmdlets;
using ChimeVoiceTools.Completion;
using ChimeVoiceTools.Engine.Connections;
using ChimeVoiceTools.Engine.Consent;
using ChimeVoiceTools.Engine.Endpoints;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.MediaInsights;
using ChimeVoiceTools.Engine.Resources;
using ChimeVoiceTools.Input;

namespace ChimeVoiceTools.Commands.MediaInsights;

/// <summary>New-ChimeMediaInsightsPipeline: creates pipelines on the streams of calls, with the speakers' consent.</summary>
[Cmdlet(VerbsCommon.New, "ChimeMediaInsightsPipeline", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(MediaInsightsPipeline))]
public sealed class NewMediaInsightsPipelineCommand : ConsentedCmdlet
{
    private readonly RequestTokens _tokens = new();
    private readonly NewestSet<string> _made = new();
    private readonly Dictionary<(string?, string?, string?), LegGroup> _groups = [];
    private readonly List<LegGroup> _inOrder = [];
    private string? _givenStream;

    /// <summary>The configuration that the pipeline is made from.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("MediaInsightsPipelineConfigurationArn")]
    [AllowEmptyString]
    [Id(nameof(ConfigurationArn))]
    [ArgumentCompleter(typeof(ConfigurationArnCompleter))]
    public string? ConfigurationArn { get; set; }

    /// <summary>One or two Kinesis video streams.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(NoCompleter))]
    public string[]? StreamArn { get; set; }

    /// <summary>The channel of each stream, or both channels of one stream.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(NoCompleter))]
    public string[]? ChannelId { get; set; }

    /// <summary>Who speaks on each channel: AGENT or CUSTOMER.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(ParticipantRoleCompleter))]
    public string[]? ParticipantRole { get; set; }

    /// <summary>The fragment of each stream where the analysis begins.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("StartFragmentNumber")]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(NoCompleter))]
    public string[]? FragmentNumber { get; set; }

    /// <summary>The streams' sample rate in hertz.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(NoCompleter))]
    public int MediaSampleRate { get; set; } = 8000;

    /// <summary>What is known of the call, by name; it comes on top of what an event says.</summary>
    [Parameter]
    [Alias("MediaInsightsRuntimeMetadata")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(NoCompleter))]
    public IDictionary? Metadata { get; set; }

    /// <summary>AWS tags: their keys and values.</summary>
    [Parameter]
    [Alias("Tags")]
    [TagTable]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(NoCompleter))]
    public Hashtable? Tag { get; set; }

    /// <summary>What the service knows a repeated request by; it follows from the event, or is made up.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(NoCompleter))]
    public string? ClientRequestToken { get; set; }

    /// <summary>Makes one pipeline of the legs of a call, when the input has ended.</summary>
    [Parameter]
    public SwitchParameter GroupLegs { get; set; }

    /// <summary>How many requests may be under way at once; 8 by default.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(NoCompleter))]
    public int MaxConcurrentRequests { get; set; } = 8;

    /// <summary>What was piped in: an object of this module also says where requests go.</summary>
    [Parameter(ValueFromPipeline = true, DontShow = true)]
    [ArgumentCompleter(typeof(NoCompleter))]
    public PSObject? InputObject { get; set; }

    private protected override int Concurrency => MaxConcurrentRequests;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();

        // What is bound by now did not come through the pipeline.
        string[] ofStream = [nameof(StreamArn), nameof(ChannelId), nameof(ParticipantRole), nameof(FragmentNumber)];
        _givenStream = Array.Find(ofStream, MyInvocation.BoundParameters.ContainsKey);
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        foreach (var group in _inOrder)
        {
            Prepare(
                group.Input,
                () => Create(Describe(group), group.Input, isOfEvent: true));
        }

        base.EndProcessing();
    }

    /// <inheritdoc/>
    private protected override void ProcessInput()
    {
        var target = InputObject ?? (object?)StreamArn;
        if (InputObject is null || !PipedLegs.IsEvent(InputObject))
        {
            Prepare(target, () => Create(Describe(), target, isOfEvent: false));
            return;
        }

        Prepare(target, () =>
        {
            if (_givenStream is not null)
            {
                throw Rules.BrokenBySecret(_givenStream, Messages.RuleNotWithEvent);
            }

            var leg = PipedLegs.Read(InputObject);
            if (!PipedLegs.HasStarted(leg))
            {
                WriteVerbose(Text.Format(Messages.EventPassedOver, leg.StreamingStatus ?? leg.DetailType, leg.TransactionId));
            }
            else if (GroupLegs)
            {
                Collect(leg);
            }
            else
            {
                var creation = MediaInsightsPipelineCreation.Of(ConfigurationArn, [leg]);
                Create(creation with { Consent = Consent }, target, isOfEvent: true);
            }
        });
    }

    private MediaInsightsPipelineCreation Describe() => new()
    {
        ConfigurationArn = ConfigurationArn,
        Streams = PipedLegs.Streams(StreamArn, ChannelId, ParticipantRole, FragmentNumber),
        Consent = Consent,
    };

    private static MediaInsightsPipelineCreation Describe(LegGroup group) =>
        MediaInsightsPipelineCreation.Of(group.ConfigurationArn, group.Legs) with { Consent = group.Consent };

    private void Collect(CallStreamingEvent leg)
    {
        var call = (ConfigurationArn, leg.VoiceConnectorId, leg.TransactionId ?? leg.CallId ?? leg.StreamArn);
        if (!_groups.TryGetValue(call, out var group))
        {
            group = new LegGroup(ConfigurationArn, InputObject!, Consent);
            _groups.Add(call, group);
            _inOrder.Add(group);
        }

        group.Legs.Add(leg);
    }

    private void Create(MediaInsightsPipelineCreation described, object? target, bool isOfEvent)
    {
        var creation = described with
        {
            MediaSampleRate = MediaSampleRate,
            Metadata = PipedLegs.Merge(described.Metadata, Metadata),
            Tags = TagTableAttribute.Read(Tag),
            ClientRequestToken = TaskSets.NullIfEmpty(ClientRequestToken) ?? described.ClientRequestToken,
        };
        creation.Validate();
        if (isOfEvent && !_made.Add(described.ClientRequestToken!))
        {
            WriteVerbose(Text.Format(Messages.EventCameTwice, creation.TransactionId));
            return;
        }

        _tokens.RequireNew(TaskSets.NullIfEmpty(ClientRequestToken));
        var input = target as PSObject;
        if (MayProceed(
            WithEndpoint(DescribeTarget(creation), input, AwsService.ChimeSdkMediaPipelines), Messages.ActionCreatePipeline))
        {
            WriteInOrder(MediaInsightsPipelines(input).CreateAsync(creation, StopToken), target, made =>
            {
                made.IsOfEvent = isOfEvent;
                WriteObject(made);
            });
        }
    }

    private static string DescribeTarget(MediaInsightsPipelineCreation creation)
    {
        var speakers = string.Join(", ", creation.Streams.Select(static stream => stream.Speaker));
        return creation.TransactionId is { } transaction
            ? Text.Format(Messages.TargetCallOfTransaction, transaction, speakers)
            : Text.Format(
                Messages.TargetStreams,
                string.Join("', '", creation.Streams.Select(static stream => stream.StreamArn).Distinct()),
                speakers);
    }

    // What is on record of the consent to a call is what its first leg says.
    private sealed record LegGroup(string? ConfigurationArn, PSObject Input, ConsentStatement Consent)
    {
        public List<CallStreamingEvent> Legs { get; } = [];
    }
}
