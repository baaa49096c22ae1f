using Amazon.ChimeSDKMediaPipelines;
using ChimeVoiceTools.Engine.Consent;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Resources;
using ChimeVoiceTools.Engine.Tasks;
using Api = Amazon.ChimeSDKMediaPipelines.Model;

namespace ChimeVoiceTools.Engine.MediaInsights;

/// <summary>What it takes to create a media insights pipeline.</summary>
public sealed record MediaInsightsPipelineCreation
{
    private const string Agent = "AGENT";
    private const string Customer = "CUSTOMER";

    /// <summary>The most streams that a pipeline listens to.</summary>
    internal const int MostStreams = 2;

    /// <summary>Gets who may speak on a channel.</summary>
    public static string[] ParticipantRoles => [Agent, Customer];

    /// <summary>Gets the ARN of the configuration that it is made from.</summary>
    public string? ConfigurationArn { get; init; }

    /// <summary>Gets what it listens to: an entry for each channel of one or two streams.</summary>
    public IReadOnlyList<MediaInsightsStream> Streams { get; init; } = [];

    /// <summary>Gets the streams' sample rate in hertz, from 8,000 to 48,000.</summary>
    public int MediaSampleRate { get; init; } = 8000;

    /// <summary>Gets what is known of the call, by name; it comes back with everything that the pipeline sends.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Metadata { get; init; } = [];

    /// <summary>Gets AWS tags, 1 to 200, with keys of 1 to 128 and values of 0 to 256 characters, or null for none.</summary>
    public IReadOnlyList<KeyValuePair<string, string>>? Tags { get; init; }

    /// <summary>Gets what the service knows a repeated request by, or null to have one made up.</summary>
    public string? ClientRequestToken { get; init; }

    /// <summary>Gets what is to be on record of the speakers' consent; it is not sent.</summary>
    public ConsentStatement? Consent { get; init; }

    /// <summary>Gets the transaction that the metadata name, or null.</summary>
    internal string? TransactionId => Metadata.FirstOrDefault(static entry => entry.Key == "transactionId").Value;

    /// <summary>
    /// Describes the pipeline of a call's legs, whose streams have begun. Its client request token follows from the
    /// configuration, the call and the streams, so that a leg whose event comes twice gets one pipeline.
    /// </summary>
    /// <param name="configurationArn">The ARN of the configuration that it is made from.</param>
    /// <param name="legs">The legs of one call; one that is there twice counts once.</param>
    public static MediaInsightsPipelineCreation Of(string? configurationArn, IEnumerable<CallStreamingEvent> legs)
    {
        // In an order of their own: the same request is made whichever of the events comes first.
        CallStreamingEvent[] distinct =
        [
            .. legs.GroupBy(static leg => (leg.StreamArn, leg.StartFragmentNumber)).Select(static same => same.First())
                .OrderBy(static leg => leg.StreamArn, StringComparer.Ordinal),
        ];
        List<MediaInsightsStream> streams = [];
        foreach (var leg in distinct)
        {
            var role = RoleOf(leg);
            streams.Add(new MediaInsightsStream
            {
                StreamArn = leg.StreamArn,
                ChannelId = role switch
                {
                    Agent => 0,
                    Customer => 1,
                    _ => streams.Exists(static stream => stream.ChannelId == 0) ? 1 : 0,
                },
                ParticipantRole = role,
                FragmentNumber = leg.StartFragmentNumber,
            });
        }

        var call = distinct.FirstOrDefault();
        return new MediaInsightsPipelineCreation
        {
            ConfigurationArn = configurationArn,
            Streams = [.. streams.OrderBy(static stream => stream.ChannelId)],
            Metadata = MetadataOf(call),
            ClientRequestToken = RequestToken.Of(
            [
                "CreateMediaInsightsPipeline", configurationArn, call?.VoiceConnectorId, call?.TransactionId, call?.CallId,
                .. distinct.SelectMany(static leg => new[] { leg.StreamArn, leg.StartFragmentNumber }),
            ]),
        };
    }

    /// <summary>Checks the service's constraints.</summary>
    /// <exception cref="ChimeException">A value breaks one.</exception>
    public void Validate()
    {
        Rules.Arn(ConfigurationArn, nameof(ConfigurationArn));
        if (Streams.Count == 0)
        {
            Rules.StreamArn(null);
        }

        foreach (var stream in Streams)
        {
            Rules.StreamArn(stream.StreamArn);
            Rules.ChannelId(stream.ChannelId);
            Rules.FragmentNumber(stream.FragmentNumber);
            if (stream.ParticipantRole is { } role)
            {
                Rules.OneOf(role, nameof(stream.ParticipantRole), ParticipantRoles);
            }
        }

        if (Streams.Select(static stream => stream.StreamArn).Distinct(StringComparer.Ordinal).Count() > MostStreams)
        {
            throw Rules.BrokenBySecret(nameof(MediaInsightsStream.StreamArn), Text.Format(Messages.RuleStreams, MostStreams));
        }

        if (Streams.GroupBy(static stream => (stream.StreamArn, stream.ChannelId))
            .FirstOrDefault(static same => same.Count() > 1) is { } twice)
        {
            throw Rules.Broken(nameof(MediaInsightsStream.ChannelId), twice.Key.ChannelId, Messages.RuleChannelOnce);
        }

        Rules.MediaSampleRate(MediaSampleRate);
        Rules.Metadata(Metadata);
        Rules.MediaPipelineTags(Tags, "Tag");
        Rules.ClientRequestToken(ClientRequestToken);
        Consent?.Validate();
    }

    /// <summary>Says for the record of the consent what is created.</summary>
    internal ConsentRecord Describe(string region, string endpointUrl) =>
        ConsentStatement.Describe(Consent, "CreateMediaInsightsPipeline", region, endpointUrl) with
        {
            VoiceConnectorId = Metadata.FirstOrDefault(static entry => entry.Key == "voiceConnectorId").Value,
            TransactionId = TransactionId,
            ConfigurationArn = ConfigurationArn,
            StreamArn = string.Join(" ", Streams.Select(static stream => stream.StreamArn).Distinct()),
            ClientRequestToken = ClientRequestToken,
        };

    /// <summary>Makes the request of it.</summary>
    internal Api.CreateMediaInsightsPipelineRequest ToRequest() => new()
    {
        MediaInsightsPipelineConfigurationArn = ConfigurationArn,
        KinesisVideoStreamSourceRuntimeConfiguration = new Api.KinesisVideoStreamSourceRuntimeConfiguration
        {
            Streams = [.. Streams.GroupBy(static stream => stream.StreamArn).Select(Map)],
            MediaEncoding = MediaEncoding.Pcm,
            MediaSampleRate = MediaSampleRate,
        },
        MediaInsightsRuntimeMetadata = Metadata.Count > 0
            ? Metadata.ToDictionary(static entry => entry.Key, static entry => entry.Value)
            : null,
        Tags = Tags is { Count: > 0 } tags
            ? [.. tags.Select(tag => new Api.Tag { Key = tag.Key, Value = tag.Value })]
            : null,
        ClientRequestToken = ClientRequestToken,
    };

    private static Api.StreamConfiguration Map(IGrouping<string?, MediaInsightsStream> channels) => new()
    {
        StreamArn = channels.Key,
        FragmentNumber = channels.First().FragmentNumber,
        StreamChannelDefinition = new Api.StreamChannelDefinition
        {
            NumberOfChannels = channels.Count(),
            ChannelDefinitions =
            [
                .. channels.Select(static channel =>
                    new Api.ChannelDefinition { ChannelId = channel.ChannelId, ParticipantRole = channel.ParticipantRole }),
            ],
        },
    };

    /// <summary>
    /// Says who speaks on a leg, as the service has it in the pipelines that it makes itself: whoever is at the telephone network
    /// is the customer.
    /// </summary>
    private static string? RoleOf(CallStreamingEvent leg)
    {
        if (leg.ParticipantRole is not null || leg.IsCaller is not { } isCaller)
        {
            return leg.ParticipantRole;
        }

        var isOutbound = string.Equals(leg.Direction, "Outbound", StringComparison.OrdinalIgnoreCase);
        return isCaller == isOutbound ? Agent : Customer;
    }

    // The names are those of the pipelines that a voice connector makes.
    private static KeyValuePair<string, string>[] MetadataOf(CallStreamingEvent? call)
    {
        (string Name, string? Value)[] known =
        [
            ("transactionId", call?.TransactionId), ("fromNumber", call?.FromNumber), ("toNumber", call?.ToNumber),
            ("callId", call?.CallId), ("voiceConnectorId", call?.VoiceConnectorId), ("direction", call?.Direction),
        ];
        return [.. known.Where(static entry => !string.IsNullOrEmpty(entry.Value))
            .Select(static entry => new KeyValuePair<string, string>(entry.Name, entry.Value!))];
    }
}
