using ChimeVoiceTools.Engine.Tasks;

namespace ChimeVoiceTools.Engine.Tests.Tasks;

public sealed class TaskStartTests
{
    private const string Stream = "arn:aws:kinesisvideo:us-east-1:111122223333:stream/leg/1772355600000";
    private const string Pipeline = "0000aaaa-bbbb-4ccc-8ddd-eeeeffff0002";
    private const string PipelineArn = "arn:aws:chime:us-east-1:111122223333:media-pipeline/" + Pipeline;
    private const string Domain = "vpd-1";
    private const string DomainArn = "arn:aws:chime:us-east-1:111122223333:voice-profile-domain/" + Domain;

    private static SpeakerSearchStart Search => new()
    {
        VoiceConnectorId = "abcdef1ghij2klmno3pqr4",
        TransactionId = "call-1",
        VoiceProfileDomainId = Domain,
    };

    private static VoiceToneAnalysisStart Analysis => new()
    {
        VoiceConnectorId = "abcdef1ghij2klmno3pqr4",
        TransactionId = "call-1",
    };

    private static SpeakerSearchStart SearchOnStream => new()
    {
        MediaInsightsPipelineId = Pipeline,
        StreamArn = Stream,
        ChannelId = 0,
        VoiceProfileDomainId = Domain,
    };

    // Computed with sha256sum, as the pages of the cmdlets say it: a worker of another version must come to the same ones.
    [Fact]
    public void The_token_of_what_is_started_is_the_documented_hash()
    {
        Assert.Equal("c17e5442ad984190e6240e9372a47fcf13a39edf3e1b8eaaa9ce7bbf3582f304", Token(Search));
        Assert.Equal("2a9443a68955298f7cfebf62105d9887f93637838fc0c22d2d4e9ac26f57d37d", Token(Analysis));
        Assert.Equal("bfb4351e1edb44ab98d9d133a828e6889ea1f194a7e3b2fd17b9c2c81b2623f3", Token(SearchOnStream));
    }

    [Fact]
    public void What_starts_another_task_has_another_token()
    {
        TaskStart[] starts =
        [
            Search,
            Search with { VoiceConnectorId = "zbcdef1ghij2klmno3pqr4" },
            Search with { TransactionId = "call-2" },
            Search with { VoiceProfileDomainId = "vpd-2" },
            Search with { CallLeg = "Caller" },
            Search with { CallLeg = "Callee" },
            Analysis,
            Analysis with { TransactionId = "call-2" },
            SearchOnStream,
            SearchOnStream with { ChannelId = 1 },
            SearchOnStream with { StreamArn = Stream + "1" },
            SearchOnStream with { MediaInsightsPipelineId = Pipeline.Replace('2', '3') },
            SearchOnStream with { VoiceProfileDomainId = "vpd-2" },
            new VoiceToneAnalysisStart { MediaInsightsPipelineId = Pipeline, StreamArn = Stream, ChannelId = 0 },
        ];

        Assert.Equal(starts.Length, starts.Select(Token).Distinct().Count());
    }

    [Fact]
    public void What_starts_the_same_task_has_the_same_token()
    {
        Assert.Equal(Token(Search), Token(Search with { Reference = "case 4711" }));
        Assert.Equal(
            Token(SearchOnStream), Token(SearchOnStream with { MediaInsightsPipelineId = PipelineArn, TransactionId = "call-1" }));
        Assert.Equal(
            Token(SearchOnStream), Token(SearchOnStream with { VoiceProfileDomainId = null, VoiceProfileDomainArn = DomainArn }));
    }

    [Fact]
    public void A_token_that_was_given_stays() =>
        Assert.Equal("my-own", Token(Search with { ClientRequestToken = "my-own" }));

    private static string Token(TaskStart start)
    {
        var own = start.WithOwnToken();
        own.Validate();
        return own.ClientRequestToken!;
    }
}
