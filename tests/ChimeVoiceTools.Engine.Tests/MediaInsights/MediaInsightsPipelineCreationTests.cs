using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.MediaInsights;

namespace ChimeVoiceTools.Engine.Tests.MediaInsights;

public sealed class MediaInsightsPipelineCreationTests
{
    private const string Configuration = "arn:aws:chime:us-east-1:111122223333:media-insights-pipeline-configuration/calls";

    private static CallStreamingEvent Leg(
        bool? isCaller = true,
        string stream = "one",
        string call = "call-1",
        string direction = "Inbound",
        string fragment = "7") =>
        new()
        {
            StreamArn = $"arn:aws:kinesisvideo:us-east-1:111122223333:stream/{stream}/1772355600000",
            StartFragmentNumber = fragment,
            IsCaller = isCaller,
            Direction = direction,
            TransactionId = call,
            CallId = "id-of-" + call,
            VoiceConnectorId = "vc",
            FromNumber = "+15550101",
            ToNumber = "+15550100",
        };

    private static MediaInsightsPipelineCreation Of(params CallStreamingEvent[] legs) =>
        MediaInsightsPipelineCreation.Of(Configuration, legs);

    [Theory]
    [InlineData(true, "Inbound", "CUSTOMER", 1)]
    [InlineData(false, "Inbound", "AGENT", 0)]
    [InlineData(true, "Outbound", "AGENT", 0)]
    [InlineData(false, "outbound", "CUSTOMER", 1)]
    [InlineData(true, null, "CUSTOMER", 1)]
    [InlineData(null, "Inbound", null, 0)]
    public void Who_is_at_the_telephone_network_is_the_customer(bool? isCaller, string? direction, string? role, int channel)
    {
        var stream = Assert.Single(Of(Leg(isCaller, direction: direction!)).Streams);

        Assert.Equal((role, channel), (stream.ParticipantRole, stream.ChannelId));
    }

    [Fact]
    public void Legs_of_unknown_sides_have_a_channel_each()
    {
        var creation = Of(Leg(null, "one"), Leg(null, "two"));

        Assert.Equal([0, 1], creation.Streams.Select(stream => stream.ChannelId));
        creation.Validate();
    }

    [Fact]
    public void The_call_is_the_metadata_under_the_names_that_aws_has()
    {
        var metadata = Of(Leg()).Metadata.ToDictionary(entry => entry.Key, entry => entry.Value);

        Assert.Equal(
            new Dictionary<string, string>
            {
                ["transactionId"] = "call-1",
                ["fromNumber"] = "+15550101",
                ["toNumber"] = "+15550100",
                ["callId"] = "id-of-call-1",
                ["voiceConnectorId"] = "vc",
                ["direction"] = "Inbound",
            },
            metadata);
    }

    [Fact]
    public void What_an_event_leaves_out_is_not_in_the_metadata() =>
        Assert.Empty(Of(new CallStreamingEvent { StreamArn = Leg().StreamArn }).Metadata);

    [Fact]
    public void The_token_follows_from_what_is_made_and_fits_the_rule()
    {
        MediaInsightsPipelineCreation[] same =
        [
            Of(Leg(true, "one"), Leg(false, "two")), Of(Leg(false, "two"), Leg(true, "one"), Leg(true, "one")),
        ];

        Assert.Equal(same[0].ClientRequestToken, same[1].ClientRequestToken);
        Assert.Equal(same[0].Streams.Select(stream => stream.StreamArn), same[1].Streams.Select(stream => stream.StreamArn));
        Assert.Matches("^[0-9a-f]{64}$", same[0].ClientRequestToken);
        same[1].Validate();
    }

    [Fact]
    public void Another_call_leg_fragment_or_configuration_is_another_token()
    {
        string?[] tokens =
        [
            Of(Leg()).ClientRequestToken,
            Of(Leg(call: "call-2")).ClientRequestToken,
            Of(Leg(stream: "two")).ClientRequestToken,
            Of(Leg(fragment: "8")).ClientRequestToken,
            Of(Leg(), Leg(stream: "two")).ClientRequestToken,
            MediaInsightsPipelineCreation.Of(Configuration + "2", [Leg()]).ClientRequestToken,
        ];

        Assert.Equal(tokens.Length, tokens.Distinct().Count());
    }

    [Fact]
    public void A_third_stream_is_refused()
    {
        var error = Assert.Throws<ChimeException>(Of(Leg(stream: "one"), Leg(stream: "two"), Leg(stream: "three")).Validate);

        Assert.Contains("at most 2 streams", error.Message, StringComparison.Ordinal);
    }
}
