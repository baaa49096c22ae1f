using System.Net;
using Amazon.Runtime;

namespace ChimeVoiceTools.Client.Tests;

public sealed class AnswerTests
{
    private const string SpeakerSearchTask =
        """
        {"SpeakerSearchTask":{
          "SpeakerSearchTaskId":"s-1","SpeakerSearchTaskStatus":"PARTIAL_SUCCESS",
          "CallDetails":{"VoiceConnectorId":"vc-1","TransactionId":"call-1","IsCaller":false},
          "SpeakerSearchDetails":{
            "Results":[{"ConfidenceScore":0.97,"VoiceProfileId":"vp-1"},{"VoiceProfileId":"vp-2","ConfidenceScore":1}],
            "VoiceprintGenerationStatus":"VoiceprintGenerationFailure"},
          "CreatedTimestamp":"2026-11-21T08:48:38.123Z","UpdatedTimestamp":"2026-11-21T09:48:38+01:00","StartedTimestamp":"2026-11-21T08:48:40Z",
          "StatusMessage":"No voiceprint: too short \"é\""}}
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_speaker_search_task_is_read_whole()
    {
        await using var service = ServiceStub.That(200, SpeakerSearchTask);
        using var client = service.NewClient();

        var response = await client.GetSpeakerSearchTaskAsync(
            new() { VoiceConnectorId = "vc-1", SpeakerSearchTaskId = "s-1" }, Cancellation);

        var task = response.SpeakerSearchTask!;
        Assert.Equal("s-1", task.SpeakerSearchTaskId);
        Assert.Equal("PARTIAL_SUCCESS", task.SpeakerSearchTaskStatus);
        Assert.Equal("vc-1", task.CallDetails!.VoiceConnectorId);
        Assert.Equal("call-1", task.CallDetails.TransactionId);
        Assert.False(task.CallDetails.IsCaller);
        Assert.Equal(
            [("vp-1", 0.97f), ("vp-2", 1f)],
            task.SpeakerSearchDetails!.Results!.Select(result => (result.VoiceProfileId, result.ConfidenceScore)));
        Assert.Equal("VoiceprintGenerationFailure", task.SpeakerSearchDetails.VoiceprintGenerationStatus);
        AssertUtc(new(2026, 11, 21, 8, 48, 38, 123, DateTimeKind.Utc), task.CreatedTimestamp);
        AssertUtc(new(2026, 11, 21, 8, 48, 38, DateTimeKind.Utc), task.UpdatedTimestamp);
        AssertUtc(new(2026, 11, 21, 8, 48, 40, DateTimeKind.Utc), task.StartedTimestamp);
        Assert.Equal("No voiceprint: too short \"é\"", task.StatusMessage);
        Assert.Equal(HttpStatusCode.OK, response.HttpStatusCode);
        Assert.Equal("request-1", response.ResponseMetadata.RequestId);
    }

    [Fact]
    public async Task A_voice_tone_analysis_task_is_read_whole()
    {
        await using var service = ServiceStub.That(
            201,
            """
            {"VoiceToneAnalysisTask":{"VoiceToneAnalysisTaskId":"t-1","VoiceToneAnalysisTaskStatus":"IN_QUEUE",
              "CallDetails":{"VoiceConnectorId":"vc-1","TransactionId":"call-1","IsCaller":true},
              "CreatedTimestamp":"2026-11-21T08:48:38Z","UpdatedTimestamp":"2026-11-21T08:48:39Z","StartedTimestamp":"2026-11-21T08:48:40Z","StatusMessage":"Waiting"}}
            """);
        using var client = service.NewClient();

        var response = await client.StartVoiceToneAnalysisTaskAsync(new() { VoiceConnectorId = "vc-1" }, Cancellation);

        var task = response.VoiceToneAnalysisTask!;
        Assert.Equal("t-1", task.VoiceToneAnalysisTaskId);
        Assert.Equal("IN_QUEUE", task.VoiceToneAnalysisTaskStatus);
        Assert.Equal("vc-1", task.CallDetails!.VoiceConnectorId);
        Assert.Equal("call-1", task.CallDetails.TransactionId);
        Assert.True(task.CallDetails.IsCaller);
        AssertUtc(new(2026, 11, 21, 8, 48, 38, DateTimeKind.Utc), task.CreatedTimestamp);
        AssertUtc(new(2026, 11, 21, 8, 48, 39, DateTimeKind.Utc), task.UpdatedTimestamp);
        AssertUtc(new(2026, 11, 21, 8, 48, 40, DateTimeKind.Utc), task.StartedTimestamp);
        Assert.Equal("Waiting", task.StatusMessage);
    }

    [Fact]
    public async Task Starting_and_reading_answer_with_the_same_shapes()
    {
        await using var service = ServiceStub.That(
            201,
            SpeakerSearchTask.Replace(
                "}}", "}, \"VoiceToneAnalysisTask\":{\"VoiceToneAnalysisTaskId\":\"t-1\"}}", StringComparison.Ordinal));
        using var client = service.NewClient();

        var search = await client.StartSpeakerSearchTaskAsync(new() { VoiceConnectorId = "vc-1" }, Cancellation);
        var tone = await client.GetVoiceToneAnalysisTaskAsync(
            new() { VoiceConnectorId = "vc-1", VoiceToneAnalysisTaskId = "t-1", IsCaller = true }, Cancellation);

        Assert.Equal("s-1", search.SpeakerSearchTask!.SpeakerSearchTaskId);
        Assert.Equal("t-1", tone.VoiceToneAnalysisTask!.VoiceToneAnalysisTaskId);
    }

    [Fact]
    public async Task What_the_service_leaves_out_is_null()
    {
        await using var service = ServiceStub.That(
            200, """{"SpeakerSearchTask":{"SpeakerSearchDetails":{},"CallDetails":null}}""");
        using var client = service.NewClient();

        var task = (
            await client.GetSpeakerSearchTaskAsync(
                new() { VoiceConnectorId = "vc-1", SpeakerSearchTaskId = "s-1" }, Cancellation)).SpeakerSearchTask!;

        Assert.Null(task.SpeakerSearchTaskId);
        Assert.Null(task.SpeakerSearchTaskStatus);
        Assert.Null(task.CallDetails);
        Assert.Null(task.SpeakerSearchDetails!.Results);
        Assert.Null(task.SpeakerSearchDetails.VoiceprintGenerationStatus);
        Assert.Null(task.CreatedTimestamp);
        Assert.Null(task.StatusMessage);
    }

    [Fact]
    public async Task An_empty_list_is_not_null()
    {
        await using var service = ServiceStub.That(
            200,
            """{"SpeakerSearchTask":{"SpeakerSearchDetails":{"Results":[],"VoiceprintGenerationStatus":"x"},"StatusMessage":"after"}}""");
        using var client = service.NewClient();

        var task = (
            await client.GetSpeakerSearchTaskAsync(
                new() { VoiceConnectorId = "vc-1", SpeakerSearchTaskId = "s-1" }, Cancellation)).SpeakerSearchTask!;

        Assert.Empty(task.SpeakerSearchDetails!.Results!);
        Assert.Equal("x", task.SpeakerSearchDetails.VoiceprintGenerationStatus);
        Assert.Equal("after", task.StatusMessage);
    }

    [Fact]
    public async Task Members_and_words_that_the_client_does_not_know_do_no_harm()
    {
        await using var service = ServiceStub.That(
            200,
            """
            {"Before":{"SpeakerSearchTask":{"SpeakerSearchTaskId":"wrong"}},
             "SpeakerSearchTask":{
               "New":[{"SpeakerSearchTaskId":"wrong"},[1,{"StatusMessage":"wrong"}],"SpeakerSearchTaskId",null],
               "speakerSearchTaskId":"wrong",
               "SpeakerSearchTaskStatus":"HIBERNATING",
               "SpeakerSearchDetails":{"New":"Results","Results":[{"New":{"VoiceProfileId":"wrong"},"VoiceProfileId":"vp-1"}],"VoiceprintGenerationStatus":"Pending"},
               "SpeakerSearchTaskId":"right"},
             "After":7}
            """);
        using var client = service.NewClient();

        var task = (
            await client.GetSpeakerSearchTaskAsync(
                new() { VoiceConnectorId = "vc-1", SpeakerSearchTaskId = "s-1" }, Cancellation)).SpeakerSearchTask!;

        Assert.Equal("right", task.SpeakerSearchTaskId);
        Assert.Equal("HIBERNATING", task.SpeakerSearchTaskStatus);
        Assert.Null(task.StatusMessage);
        Assert.Equal("vp-1", Assert.Single(task.SpeakerSearchDetails!.Results!).VoiceProfileId);
        Assert.Equal("Pending", task.SpeakerSearchDetails.VoiceprintGenerationStatus);
    }

    [Fact]
    public async Task An_answer_of_any_length_is_read_whole()
    {
        var results = string.Join(
            ',', Enumerable.Range(0, 1000).Select(i => $$"""{"VoiceProfileId":"vp-{{i}}","ConfidenceScore":0.5}"""));
        var message = new string('x', 20000);
        await using var service = ServiceStub.That(
            200,
            $$$"""{"SpeakerSearchTask":{"StatusMessage":"{{{message}}}","SpeakerSearchDetails":{"Results":[{{{results}}}]} } }""");
        using var client = service.NewClient();

        var task = (
            await client.GetSpeakerSearchTaskAsync(
                new() { VoiceConnectorId = "vc-1", SpeakerSearchTaskId = "s-1" }, Cancellation)).SpeakerSearchTask!;

        Assert.Equal(message, task.StatusMessage);
        Assert.Equal(
            Enumerable.Range(0, 1000).Select(i => $"vp-{i}"),
            task.SpeakerSearchDetails!.Results!.Select(result => result.VoiceProfileId));
    }

    [Fact]
    public async Task Stopping_and_deleting_need_no_body()
    {
        await using var service = ServiceStub.That(204);
        using var client = service.NewClient();

        var search = await client.StopSpeakerSearchTaskAsync(
            new() { VoiceConnectorId = "vc-1", SpeakerSearchTaskId = "s-1" }, Cancellation);
        var tone = await client.StopVoiceToneAnalysisTaskAsync(
            new() { VoiceConnectorId = "vc-1", VoiceToneAnalysisTaskId = "t-1" }, Cancellation);
        var profile = await client.DeleteVoiceProfileAsync(new() { VoiceProfileId = "p-1" }, Cancellation);
        var domain = await client.DeleteVoiceProfileDomainAsync(new() { VoiceProfileDomainId = "d-1" }, Cancellation);

        Assert.All(
            [search, tone, profile, (AmazonWebServiceResponse)domain],
            response => Assert.Equal(HttpStatusCode.NoContent, response.HttpStatusCode));
    }

    [Fact]
    public async Task A_voice_profile_is_read_whole()
    {
        await using var service = ServiceStub.That(
            200,
            """
            {"VoiceProfile":{"VoiceProfileId":"p-1","VoiceProfileArn":"arn:p-1","VoiceProfileDomainId":"d-1",
              "CreatedTimestamp":"2026-11-21T08:00:00Z","UpdatedTimestamp":"2026-11-21T09:00:00Z","ExpirationTimestamp":"2029-11-21T08:00:00Z"}}
            """);
        using var client = service.NewClient();

        var read = await client.GetVoiceProfileAsync(new() { VoiceProfileId = "p-1" }, Cancellation);
        var made = await client.CreateVoiceProfileAsync(new() { SpeakerSearchTaskId = "s-1" }, Cancellation);
        var renewed = await client.UpdateVoiceProfileAsync(
            new() { VoiceProfileId = "p-1", SpeakerSearchTaskId = "s-1" }, Cancellation);

        Assert.All([read.VoiceProfile!, made.VoiceProfile!, renewed.VoiceProfile!], profile =>
        {
            Assert.Equal("p-1", profile.VoiceProfileId);
            Assert.Equal("arn:p-1", profile.VoiceProfileArn);
            Assert.Equal("d-1", profile.VoiceProfileDomainId);
            AssertUtc(new(2026, 11, 21, 8, 0, 0, DateTimeKind.Utc), profile.CreatedTimestamp);
            AssertUtc(new(2026, 11, 21, 9, 0, 0, DateTimeKind.Utc), profile.UpdatedTimestamp);
            AssertUtc(new(2029, 11, 21, 8, 0, 0, DateTimeKind.Utc), profile.ExpirationTimestamp);
        });
    }

    [Fact]
    public async Task A_voice_profile_domain_is_read_whole()
    {
        await using var service = ServiceStub.That(
            200,
            """
            {"VoiceProfileDomain":{"VoiceProfileDomainId":"d-1","VoiceProfileDomainArn":"arn:d-1","Name":"Front desk","Description":"All callers",
              "ServerSideEncryptionConfiguration":{"KmsKeyArn":"arn:key"},"CreatedTimestamp":"2026-11-21T08:00:00Z","UpdatedTimestamp":"2026-11-21T09:00:00Z"}}
            """);
        using var client = service.NewClient();

        var read = await client.GetVoiceProfileDomainAsync(new() { VoiceProfileDomainId = "d-1" }, Cancellation);
        var made = await client.CreateVoiceProfileDomainAsync(new() { Name = "Front desk" }, Cancellation);
        var changed = await client.UpdateVoiceProfileDomainAsync(new() { VoiceProfileDomainId = "d-1" }, Cancellation);

        Assert.All([read.VoiceProfileDomain!, made.VoiceProfileDomain!, changed.VoiceProfileDomain!], domain =>
        {
            Assert.Equal("d-1", domain.VoiceProfileDomainId);
            Assert.Equal("arn:d-1", domain.VoiceProfileDomainArn);
            Assert.Equal("Front desk", domain.Name);
            Assert.Equal("All callers", domain.Description);
            Assert.Equal("arn:key", domain.ServerSideEncryptionConfiguration!.KmsKeyArn);
            AssertUtc(new(2026, 11, 21, 8, 0, 0, DateTimeKind.Utc), domain.CreatedTimestamp);
            AssertUtc(new(2026, 11, 21, 9, 0, 0, DateTimeKind.Utc), domain.UpdatedTimestamp);
        });
    }

    [Fact]
    public async Task A_voice_connector_and_its_streaming_configuration_are_read()
    {
        await using var service = ServiceStub.That(
            200,
            """
            {"VoiceConnector":{"VoiceConnectorId":"vc-1","Name":"Front desk","AwsRegion":"us-east-1"},
              "StreamingConfiguration":{"DataRetentionInHours":24,"Disabled":false,
                "MediaInsightsConfiguration":{"Disabled":true,"ConfigurationArn":"arn:c-1"}}}
            """);
        using var client = service.NewClient();

        var connector = (await client.GetVoiceConnectorAsync(new() { VoiceConnectorId = "vc-1" }, Cancellation)).VoiceConnector!;
        var read = await client.GetVoiceConnectorStreamingConfigurationAsync(new() { VoiceConnectorId = "vc-1" }, Cancellation);
        var streaming = read.StreamingConfiguration!;

        Assert.Equal(("vc-1", "Front desk"), (connector.VoiceConnectorId, connector.Name));
        Assert.False(streaming.Disabled);
        Assert.True(streaming.MediaInsightsConfiguration!.Disabled);
        Assert.Equal("arn:c-1", streaming.MediaInsightsConfiguration.ConfigurationArn);
    }

    [Fact]
    public async Task Lists_are_read_with_the_token_of_what_comes_next()
    {
        await using var service = ServiceStub.That(
            200,
            """
            {"VoiceProfiles":[{"VoiceProfileId":"p-1","VoiceProfileArn":"arn:p-1","VoiceProfileDomainId":"d-1",
               "CreatedTimestamp":"2026-11-21T08:00:00Z","UpdatedTimestamp":"2026-11-21T09:00:00Z","ExpirationTimestamp":"2029-11-21T08:00:00Z"},{"VoiceProfileId":"p-2"}],
             "VoiceProfileDomains":[{"VoiceProfileDomainId":"d-1","VoiceProfileDomainArn":"arn:d-1","Name":"Front desk","Description":"All callers",
               "CreatedTimestamp":"2026-11-21T08:00:00Z","UpdatedTimestamp":"2026-11-21T09:00:00Z"}],
             "NextToken":"more"}
            """);
        using var client = service.NewClient();

        var profiles = await client.ListVoiceProfilesAsync(new() { VoiceProfileDomainId = "d-1" }, Cancellation);
        var domains = await client.ListVoiceProfileDomainsAsync(new(), Cancellation);

        Assert.Equal(["p-1", "p-2"], profiles.VoiceProfiles!.Select(profile => profile.VoiceProfileId));
        var first = profiles.VoiceProfiles![0];
        Assert.Equal(("arn:p-1", "d-1"), (first.VoiceProfileArn, first.VoiceProfileDomainId));
        AssertUtc(new(2026, 11, 21, 8, 0, 0, DateTimeKind.Utc), first.CreatedTimestamp);
        AssertUtc(new(2026, 11, 21, 9, 0, 0, DateTimeKind.Utc), first.UpdatedTimestamp);
        AssertUtc(new(2029, 11, 21, 8, 0, 0, DateTimeKind.Utc), first.ExpirationTimestamp);
        var domain = Assert.Single(domains.VoiceProfileDomains!);
        Assert.Equal(
            ("d-1", "arn:d-1", "Front desk", "All callers"),
            (domain.VoiceProfileDomainId, domain.VoiceProfileDomainArn, domain.Name, domain.Description));
        AssertUtc(new(2026, 11, 21, 8, 0, 0, DateTimeKind.Utc), domain.CreatedTimestamp);
        AssertUtc(new(2026, 11, 21, 9, 0, 0, DateTimeKind.Utc), domain.UpdatedTimestamp);
        Assert.Equal(("more", "more"), (profiles.NextToken, domains.NextToken));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"a\"")]
    [InlineData("<html>")]
    [InlineData("{\"SpeakerSearchTask\":")]
    [InlineData("{\"SpeakerSearchTask\":{\"SpeakerSearchTaskId\":\"s-")]
    [InlineData("{\"SpeakerSearchTask\":{\"SpeakerSearchTaskId\":\"s-1\"")]
    [InlineData("{\"SpeakerSearchTask\":{\"SpeakerSearchTaskId\":\"s-1\"}")]
    [InlineData("{\"SpeakerSearchTask\":\"s-1\"}")]
    [InlineData("{\"SpeakerSearchTask\":{\"SpeakerSearchTaskId\":{}}}")]
    [InlineData("{\"SpeakerSearchTask\":{\"CreatedTimestamp\":\"yesterday\"}}")]
    [InlineData("{\"SpeakerSearchTask\":{\"CallDetails\":{\"IsCaller\":\"perhaps\"}}}")]
    [InlineData("{\"SpeakerSearchTask\":{\"SpeakerSearchDetails\":{\"Results\":{}}}}")]
    [InlineData("{\"SpeakerSearchTask\":{\"SpeakerSearchDetails\":{\"Results\":\"a\"}}}")]
    [InlineData("{\"SpeakerSearchTask\":{\"SpeakerSearchDetails\":{\"Results\":[1]}}}")]
    [InlineData("{\"SpeakerSearchTask\":{\"SpeakerSearchDetails\":{\"Results\":[{}")]
    public async Task An_answer_that_can_not_be_read_is_an_error_of_its_own(string body)
    {
        await using var service = ServiceStub.That(200, body);
        using var client = service.NewClient();

        var error = await Assert.ThrowsAsync<AmazonUnmarshallingException>(
            () => client.GetSpeakerSearchTaskAsync(
                new() { VoiceConnectorId = "vc-1", SpeakerSearchTaskId = "s-1" },
                Cancellation).WaitAsync(TimeSpan.FromSeconds(10), Cancellation));

        Assert.Equal("request-1", error.RequestId);
        Assert.Equal(HttpStatusCode.OK, error.StatusCode);
    }

    private static void AssertUtc(DateTime expected, DateTime? actual)
    {
        Assert.Equal(expected, actual);
        Assert.Equal(DateTimeKind.Utc, actual!.Value.Kind);
    }
}
