using System.Text.Json;
using Amazon.ChimeSDKMediaPipelines;
using Amazon.ChimeSDKMediaPipelines.Model;

namespace ChimeVoiceTools.Client.Tests;

/// <summary>
/// What is particular to the client of Chime SDK Media Pipelines: its operations, what they are made of, its errors and its
/// names.
/// </summary>
public sealed class MediaPipelinesTests
{
    private const string Pipeline = "arn:aws:chime:us-east-1:111122223333:media-pipeline/p-1";

    private const string Configuration =
        """
        {"MediaInsightsPipelineConfigurationName":"desk","MediaInsightsPipelineConfigurationArn":"arn:aws:chime:us-east-1:111122223333:media-insights-pipeline-configuration/desk",
         "ResourceAccessRoleArn":"arn:aws:iam::111122223333:role/chime","MediaInsightsPipelineConfigurationId":"c-1",
         "Elements":[
           {"Type":"AmazonTranscribeCallAnalyticsProcessor","AmazonTranscribeCallAnalyticsProcessorConfiguration":{
             "LanguageCode":"en-GB","VocabularyName":"v","VocabularyFilterName":"f","VocabularyFilterMethod":"mask","LanguageModelName":"m",
             "EnablePartialResultsStabilization":true,"PartialResultsStability":"high","ContentIdentificationType":"PII","ContentRedactionType":"PII",
             "PiiEntityTypes":"ALL","FilterPartialResults":false,
             "PostCallAnalyticsSettings":{"OutputLocation":"s3://b","DataAccessRoleArn":"arn:r","ContentRedactionOutput":"redacted","OutputEncryptionKMSKeyId":"k"},
             "CallAnalyticsStreamCategories":["a","b"]}},
           {"Type":"AmazonTranscribeProcessor","AmazonTranscribeProcessorConfiguration":{
             "LanguageCode":"en-US","VocabularyName":"v","VocabularyFilterName":"f","VocabularyFilterMethod":"tag","ShowSpeakerLabel":true,
             "EnablePartialResultsStabilization":false,"PartialResultsStability":"low","ContentIdentificationType":"PII","ContentRedactionType":"PII",
             "PiiEntityTypes":"NAME","LanguageModelName":"m","FilterPartialResults":true,"IdentifyLanguage":true,"IdentifyMultipleLanguages":false,
             "LanguageOptions":"en-US,fr-FR","PreferredLanguage":"en-US","VocabularyNames":"v,w","VocabularyFilterNames":"f,g"}},
           {"Type":"VoiceAnalyticsProcessor","VoiceAnalyticsProcessorConfiguration":{"SpeakerSearchStatus":"Enabled","VoiceToneAnalysisStatus":"Disabled"}},
           {"Type":"KinesisDataStreamSink","KinesisDataStreamSinkConfiguration":{"InsightsTarget":"arn:k"}},
           {"Type":"LambdaFunctionSink","LambdaFunctionSinkConfiguration":{"InsightsTarget":"arn:l"}},
           {"Type":"SqsQueueSink","SqsQueueSinkConfiguration":{"InsightsTarget":"arn:q"}},
           {"Type":"SnsTopicSink","SnsTopicSinkConfiguration":{"InsightsTarget":"arn:t"}},
           {"Type":"S3RecordingSink","S3RecordingSinkConfiguration":{"Destination":"arn:b","RecordingFileFormat":"Wav"}},
           {"Type":"VoiceEnhancementSink","VoiceEnhancementSinkConfiguration":{"Disabled":false}}],
         "RealTimeAlertConfiguration":{"Disabled":false,"Rules":[
           {"Type":"KeywordMatch","KeywordMatchConfiguration":{"RuleName":"words","Keywords":["cancel"],"Negate":true}},
           {"Type":"Sentiment","SentimentConfiguration":{"RuleName":"anger","SentimentType":"NEGATIVE","TimePeriod":60}},
           {"Type":"IssueDetection","IssueDetectionConfiguration":{"RuleName":"issue"}}]}}
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, Func<IAmazonChimeSDKMediaPipelines, Task>> RequestLines => new()
    {
        {
            "POST /media-insights-pipelines/arn%3Aaws%3Achime%3Aus-east-1%3A111122223333%3Amedia-pipeline%2Fp-1/speaker-search-tasks?operation=start HTTP/1.1",
            client => client.StartSpeakerSearchTaskAsync(new() { Identifier = Pipeline })
        },
        {
            "GET /media-insights-pipelines/p-1/speaker-search-tasks/s-1 HTTP/1.1",
            client => client.GetSpeakerSearchTaskAsync(new() { Identifier = "p-1", SpeakerSearchTaskId = "s-1" })
        },
        {
            "POST /media-insights-pipelines/p-1/speaker-search-tasks/s-1?operation=stop HTTP/1.1",
            client => client.StopSpeakerSearchTaskAsync(new() { Identifier = "p-1", SpeakerSearchTaskId = "s-1" })
        },
        {
            "POST /media-insights-pipelines/p-1/voice-tone-analysis-tasks?operation=start HTTP/1.1",
            client => client.StartVoiceToneAnalysisTaskAsync(new() { Identifier = "p-1" })
        },
        {
            "GET /media-insights-pipelines/p-1/voice-tone-analysis-tasks/t-1 HTTP/1.1",
            client => client.GetVoiceToneAnalysisTaskAsync(new() { Identifier = "p-1", VoiceToneAnalysisTaskId = "t-1" })
        },
        {
            "POST /media-insights-pipelines/p-1/voice-tone-analysis-tasks/t-1?operation=stop HTTP/1.1",
            client => client.StopVoiceToneAnalysisTaskAsync(new() { Identifier = "p-1", VoiceToneAnalysisTaskId = "t-1" })
        },
        { "POST /media-insights-pipeline-configurations HTTP/1.1", client => client
            .CreateMediaInsightsPipelineConfigurationAsync(new()) },
        { "GET /media-insights-pipeline-configurations/c-1 HTTP/1.1", client => client
            .GetMediaInsightsPipelineConfigurationAsync(new() { Identifier = "c-1" }) },
        { "PUT /media-insights-pipeline-configurations/c-1 HTTP/1.1", client => client
            .UpdateMediaInsightsPipelineConfigurationAsync(new() { Identifier = "c-1" }) },
        { "DELETE /media-insights-pipeline-configurations/c-1 HTTP/1.1", client => client
            .DeleteMediaInsightsPipelineConfigurationAsync(new() { Identifier = "c-1" }) },
        {
            "GET /media-insights-pipeline-configurations?max-results=7&next-token=n HTTP/1.1",
            client => client.ListMediaInsightsPipelineConfigurationsAsync(new() { MaxResults = 7, NextToken = "n" })
        },
        { "POST /media-insights-pipelines HTTP/1.1", client => client.CreateMediaInsightsPipelineAsync(new()) },
        { "PUT /media-insights-pipeline-status/p-1 HTTP/1.1", client => client
            .UpdateMediaInsightsPipelineStatusAsync(new() { Identifier = "p-1" }) },
        { "GET /sdk-media-pipelines/p-1 HTTP/1.1", client => client.GetMediaPipelineAsync(new() { MediaPipelineId = "p-1" }) },
        { "GET /sdk-media-pipelines HTTP/1.1", client => client.ListMediaPipelinesAsync(new()) },
        { "DELETE /sdk-media-pipelines/p-1 HTTP/1.1", client => client
            .DeleteMediaPipelineAsync(new() { MediaPipelineId = "p-1" }) },
    };

    [Theory]
    [MemberData(nameof(RequestLines))]
    public async Task Each_operation_has_its_method_path_and_query(string line, Func<IAmazonChimeSDKMediaPipelines, Task> call)
    {
        await using var service = ServiceStub.That(200, "{}");
        using var client = NewClient(service);

        await call(client);

        Assert.Equal(line, service.Request.Line);
        Assert.Equal("2021-07-15", service.Request.Headers["x-amz-api-version"]);
        Assert.Contains("/us-east-1/chime/aws4_request", service.Request.Headers["Authorization"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_task_is_started_with_its_stream_and_read_with_its_status()
    {
        await using var service = ServiceStub.That(
            201,
            """
            {"SpeakerSearchTask":{"SpeakerSearchTaskId":"s-1","SpeakerSearchTaskStatus":"NotStarted",
              "CreatedTimestamp":"2026-11-21T08:48:38Z","UpdatedTimestamp":"2026-11-21T08:48:39.5Z"}}
            """);
        using var client = NewClient(service);

        var response = await client.StartSpeakerSearchTaskAsync(
            new()
            {
                Identifier = "p-1",
                VoiceProfileDomainArn = "arn:d",
                KinesisVideoStreamSourceTaskConfiguration = new()
                {
                    StreamArn = "arn:s",
                    ChannelId = 0,
                    FragmentNumber = "91343852333181432392682062631244777520306812345",
                },
                ClientRequestToken = "token-1",
            },
            Cancellation);

        AssertJson(
            """
            {"VoiceProfileDomainArn":"arn:d","ClientRequestToken":"token-1",
             "KinesisVideoStreamSourceTaskConfiguration":{"StreamArn":"arn:s","ChannelId":0,"FragmentNumber":"91343852333181432392682062631244777520306812345"}}
            """,
            service.Request.Json);
        Assert.Equal("s-1", response.SpeakerSearchTask!.SpeakerSearchTaskId);
        Assert.Equal("NotStarted", response.SpeakerSearchTask.SpeakerSearchTaskStatus!.Value);
        Assert.Equal(new DateTime(2026, 11, 21, 8, 48, 39, 500, DateTimeKind.Utc), response.SpeakerSearchTask.UpdatedTimestamp);
    }

    [Fact]
    public async Task Every_member_of_a_configuration_is_read_and_written_again()
    {
        await using var service = ServiceStub.That(200, $$"""{"MediaInsightsPipelineConfiguration":{{Configuration}}}""");
        using var client = NewClient(service);
        var read = (
            await client.GetMediaInsightsPipelineConfigurationAsync(
                new() { Identifier = "desk" }, Cancellation)).MediaInsightsPipelineConfiguration!;

        await client.UpdateMediaInsightsPipelineConfigurationAsync(
            new()
            {
                Identifier = read.MediaInsightsPipelineConfigurationId,
                ResourceAccessRoleArn = read.ResourceAccessRoleArn,
                Elements = read.Elements,
                RealTimeAlertConfiguration = read.RealTimeAlertConfiguration,
            },
            Cancellation);

        var expected = JsonElement.Parse(Configuration);
        var written = service.Requests[1].Json;
        foreach (var member in new[] { "ResourceAccessRoleArn", "Elements", "RealTimeAlertConfiguration" })
        {
            Assert.True(
                JsonElement.DeepEquals(expected.GetProperty(member), written.GetProperty(member)), $"{member}: {written}");
        }
    }

    [Fact]
    public async Task A_pipeline_is_made_and_read_with_its_streams_and_its_metadata()
    {
        const string Streams =
            """
            {"Streams":[{"StreamArn":"arn:s","FragmentNumber":"1","StreamChannelDefinition":{"NumberOfChannels":1,"ChannelDefinitions":[{"ChannelId":0,"ParticipantRole":"AGENT"}]}}],
             "MediaEncoding":"pcm","MediaSampleRate":8000}
            """;
        await using var service = ServiceStub.That(
            201,
            $$$"""
            {"MediaInsightsPipeline":{"MediaPipelineId":"p-1","MediaPipelineArn":"arn:p","MediaInsightsPipelineConfigurationArn":"arn:c","Status":"InProgress",
              "KinesisVideoStreamSourceRuntimeConfiguration":{{{Streams}}},"MediaInsightsRuntimeMetadata":{"callId":"1"},"CreatedTimestamp":"2026-11-21T08:48:38Z",
              "ElementStatuses":[{"Type":"VoiceAnalyticsProcessor","Status":"NotStarted"}]}}
            """);
        using var client = NewClient(service);

        var pipeline = (await client.CreateMediaInsightsPipelineAsync(
            new()
            {
                MediaInsightsPipelineConfigurationArn = "arn:c",
                KinesisVideoStreamSourceRuntimeConfiguration = new()
                {
                    Streams = [new() { StreamArn = "arn:s", FragmentNumber = "1", StreamChannelDefinition = new() { NumberOfChannels = 1, ChannelDefinitions = [new() { ChannelId = 0, ParticipantRole = ParticipantRole.AGENT }] } }],
                    MediaEncoding = MediaEncoding.Pcm,
                    MediaSampleRate = 8000,
                },
                MediaInsightsRuntimeMetadata = new() { ["callId"] = "1" },
                Tags = [new() { Key = "team", Value = "a" }],
                ClientRequestToken = "token-1",
            },
            Cancellation)).MediaInsightsPipeline!;

        AssertJson(
            $$$"""
            {"MediaInsightsPipelineConfigurationArn":"arn:c","KinesisVideoStreamSourceRuntimeConfiguration":{{{Streams}}},
             "MediaInsightsRuntimeMetadata":{"callId":"1"},"Tags":[{"Key":"team","Value":"a"}],"ClientRequestToken":"token-1"}
            """,
            service.Request.Json);
        Assert.Equal(
            ("p-1", "arn:p", "arn:c", "InProgress"),
            (
                pipeline.MediaPipelineId,
                pipeline.MediaPipelineArn,
                pipeline.MediaInsightsPipelineConfigurationArn,
                pipeline.Status!.Value));
        var stream = Assert.Single(pipeline.KinesisVideoStreamSourceRuntimeConfiguration!.Streams!);
        Assert.Equal(
            ("arn:s", 0, "AGENT"),
            (
                stream.StreamArn,
                stream.StreamChannelDefinition!.ChannelDefinitions![0].ChannelId,
                stream.StreamChannelDefinition.ChannelDefinitions[0].ParticipantRole!.Value));
        Assert.Equal("1", pipeline.MediaInsightsRuntimeMetadata!["callId"]);
        Assert.Equal(
            ("VoiceAnalyticsProcessor", "NotStarted"),
            (pipeline.ElementStatuses![0].Type!.Value, pipeline.ElementStatuses[0].Status!.Value));
    }

    [Theory]
    [InlineData("NotFoundException", 404, typeof(NotFoundException))]
    [InlineData("ConflictException", 409, typeof(ConflictException))]
    [InlineData("ThrottledClientException", 429, typeof(ThrottledClientException))]
    [InlineData("SomethingElse", 400, typeof(AmazonChimeSDKMediaPipelinesException))]
    public async Task An_error_is_the_exception_of_its_name(string name, int status, Type expected)
    {
        await using var service = ServiceStub.That(
            status, """{"Code":"Throttling","Message":"No."}""", $"x-amzn-ErrorType: {name}\r\n");
        using var client = NewClient(service);

        var error = await Assert.ThrowsAnyAsync<AmazonChimeSDKMediaPipelinesException>(
            () => client.StopSpeakerSearchTaskAsync(new() { Identifier = "p-1", SpeakerSearchTaskId = "s-1" }, Cancellation));

        Assert.IsType(expected, error);
        Assert.Equal((name, "No."), (error.ErrorCode, error.Message));
    }

    [Theory]
    [InlineData("us-east-1", false, "https://media-pipelines-chime.us-east-1.amazonaws.com")]
    [InlineData("us-west-2", true, "https://media-pipelines-chime-fips.us-west-2.amazonaws.com")]
    public void Its_endpoints_have_a_name_of_their_own(string region, bool fips, string expected)
    {
        using var client = new AmazonChimeSDKMediaPipelinesClient(
            "AKIDEXAMPLE",
            "secret",
            new AmazonChimeSDKMediaPipelinesConfig { RegionEndpoint = Amazon.RegionEndpoint.GetBySystemName(region), UseFIPSEndpoint = fips });

        Assert.Equal(expected, client.DetermineServiceOperationEndpoint(new ListMediaPipelinesRequest()).URL.TrimEnd('/'));
    }

    private static AmazonChimeSDKMediaPipelinesClient NewClient(ServiceStub service) =>
        new(
            "AKIDEXAMPLE",
            "secret",
            new AmazonChimeSDKMediaPipelinesConfig { ServiceURL = service.Url, AuthenticationRegion = "us-east-1", MaxErrorRetry = 0 });

    private static void AssertJson(string expected, JsonElement actual) =>
        Assert.True(JsonElement.DeepEquals(JsonElement.Parse(expected), actual), $"{actual} is not {expected}");
}
