using System.Text.Json;
using System.Xml.Linq;
using ChimeVoiceTools.Emulator;

namespace ChimeVoiceTools.Emulator.Tests.Handlers;

public abstract class PipelineOperationTests<THost> : EmulatorTests<THost>
    where THost : IEmulatorHost, new()
{
    private const string Unknown = "01234567-89ab-4def-8123-456789abcdef";
    private const string Configurations = "/media-insights-pipeline-configurations";

    [Fact]
    public async Task A_pipeline_keeps_the_elements_that_its_configuration_had_when_it_was_made()
    {
        using var emulator = Start();
        await emulator.CreateConfigurationAsync();
        var before = await emulator.PipelineIdAsync();
        var update = await emulator.SendAsync("PUT", Configurations + "/analytics", new
        {
            ResourceAccessRoleArn = "arn:aws:iam::111122223333:role/other",
            Elements = new[] { new { Type = "VoiceAnalyticsProcessor", VoiceAnalyticsProcessorConfiguration = new { SpeakerSearchStatus = "Disabled" } } },
        });
        var after = await emulator.PipelineIdAsync();

        Assert.Equal(200, update.Status);
        Assert.Equal(201, (await emulator.StartSearchOnAsync(before)).Status);
        AssertBad(await emulator.StartSearchOnAsync(after), "voice analytics processor");
        Assert.Equal(201, (await emulator.StartAnalysisOnAsync(after)).Status);
    }

    [Fact]
    public async Task A_configuration_in_use_is_not_deleted_and_one_that_is_not_is()
    {
        using var emulator = Start();
        await emulator.CreateConfigurationAsync();
        var id = await emulator.PipelineIdAsync();

        AssertRefused(await emulator.SendAsync("DELETE", Configurations + "/analytics"), 409, "ConflictException");
        await emulator.SendAsync("DELETE", "/sdk-media-pipelines/" + id);

        Assert.Equal(204, (await emulator.SendAsync("DELETE", Configurations + "/analytics")).Status);
        AssertRefused(await emulator.SendAsync("DELETE", Configurations + "/analytics"), 404, "NotFoundException");
    }

    [Fact]
    public async Task The_same_token_makes_one_configuration_and_one_pipeline_in_any_order_of_the_members_until_they_are_gone()
    {
        using var emulator = Start();
        var first = await emulator.CreateConfigurationAsync(token: "token-1");
        var request = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(
            first.Body)!["MediaInsightsPipelineConfiguration"];
        var members = ((string[])["Elements", "ResourceAccessRoleArn", "MediaInsightsPipelineConfigurationName"])
            .Select(member => $"\"{member}\":{request.GetProperty(member).GetRawText()}");
        var again = await emulator.SendAsync(
            "POST", Configurations, $"{{\"ClientRequestToken\":\"token-1\",{string.Join(",", members)}}}");
        Assert.Equal(first.Body, again.Body);
        AssertBad(await emulator.CreateConfigurationAsync("other", token: "token-1"), "ClientRequestToken");

        var pipeline = await emulator.CreatePipelineAsync(token: "token-1");
        Assert.Equal(pipeline.Body, (await emulator.CreatePipelineAsync(token: "token-1")).Body);
        AssertBad(await emulator.CreatePipelineAsync("analytics", "token-1", TestEmulator.StreamArn + "4"), "ClientRequestToken");
        var id = pipeline.Json.GetProperty("MediaInsightsPipeline").GetProperty("MediaPipelineId").GetString();
        await emulator.SendAsync("DELETE", "/sdk-media-pipelines/" + id);
        var next = await emulator.CreatePipelineAsync(token: "token-1");
        Assert.NotEqual(id, next.Json.GetProperty("MediaInsightsPipeline").GetProperty("MediaPipelineId").GetString());
    }

    [Theory]
    [InlineData(
        """{"MediaInsightsPipelineConfigurationName":"a","ResourceAccessRoleArn":"arn:a","Elements":[]}""",
        "MediaInsightsPipelineConfigurationName")]
    [InlineData(
        """{"MediaInsightsPipelineConfigurationName":"ab\n","ResourceAccessRoleArn":"arn:a","Elements":[]}""",
        "MediaInsightsPipelineConfigurationName")]
    [InlineData("""{"MediaInsightsPipelineConfigurationName":"ab","Elements":[]}""", "ResourceAccessRoleArn")]
    [InlineData("""{"MediaInsightsPipelineConfigurationName":"ab","ResourceAccessRoleArn":"arn:a"}""", "Elements")]
    [InlineData("""{"MediaInsightsPipelineConfigurationName":"ab","ResourceAccessRoleArn":"arn:a","Elements":{}}""", "Elements")]
    [InlineData(
        """{"MediaInsightsPipelineConfigurationName":"ab","ResourceAccessRoleArn":"arn:a","Elements":[null]}""", "Elements[0]")]
    [InlineData(
        """{"MediaInsightsPipelineConfigurationName":"ab","ResourceAccessRoleArn":"arn:a","Elements":[{"Type":"SqsQueueSink","SqsQueueSinkConfiguration":{"InsightsTarget":"x"}}]}""",
        "Elements[0].SqsQueueSinkConfiguration.InsightsTarget")]
    [InlineData(
        """{"MediaInsightsPipelineConfigurationName":"ab","ResourceAccessRoleArn":"arn:a","Elements":[{"Type":"VoiceAnalyticsProcessor","VoiceAnalyticsProcessorConfiguration":{"SpeakerSearchStatus":"On"}}]}""",
        "Elements[0].VoiceAnalyticsProcessorConfiguration.SpeakerSearchStatus")]
    [InlineData(
        """{"MediaInsightsPipelineConfigurationName":"ab","ResourceAccessRoleArn":"arn:a","Elements":[{"Type":"AmazonTranscribeProcessor"},{"Type":"AmazonTranscribeCallAnalyticsProcessor"}]}""",
        "Amazon Transcribe")]
    [InlineData(
        """{"MediaInsightsPipelineConfigurationName":"ab","ResourceAccessRoleArn":"arn:a","Elements":[],"RealTimeAlertConfiguration":{"Disabled":"no"}}""",
        "RealTimeAlertConfiguration.Disabled")]
    [InlineData(
        """{"MediaInsightsPipelineConfigurationName":"ab","ResourceAccessRoleArn":"arn:a","Elements":[],"RealTimeAlertConfiguration":{"Rules":[{"Type":"Sentiment","SentimentConfiguration":{"RuleName":"r1","SentimentType":"NEGATIVE","TimePeriod":60.5}}]}}""",
        "TimePeriod")]
    [InlineData(
        """{"MediaInsightsPipelineConfigurationName":"ab","ResourceAccessRoleArn":"arn:a","Elements":[],"Tags":[]}""", "Tags")]
    [InlineData(
        """{"MediaInsightsPipelineConfigurationName":"ab","ResourceAccessRoleArn":"arn:a","Elements":[],"ClientRequestToken":"x"}""",
        "ClientRequestToken")]
    [InlineData("[]", "JSON object")]
    [InlineData("", "JSON")]
    public async Task A_configuration_that_breaks_a_constraint_is_refused_by_its_path(string body, string named)
    {
        using var emulator = Start();

        AssertBad(await emulator.SendAsync("POST", Configurations, body), named);

        var list = await emulator.SendAsync("GET", Configurations);
        Assert.Equal(0, list.Json.GetProperty("MediaInsightsPipelineConfigurations").GetArrayLength());
    }

    [Fact]
    public async Task What_the_API_does_not_list_is_not_kept()
    {
        using var emulator = Start();
        await emulator.SendAsync("POST", Configurations, """
            {
              "MediaInsightsPipelineConfigurationName": "ab", "ResourceAccessRoleArn": "arn:a", "Elements": [{ "Type": "SnsTopicSink", "More": 1 }],
              "MediaInsightsPipelineConfigurationId": "mine"
            }
            """);

        var read = await emulator.SendAsync("GET", Configurations + "/ab");

        var configuration = read.Json.GetProperty("MediaInsightsPipelineConfiguration");
        Assert.Equal("""[{"Type":"SnsTopicSink"}]""", configuration.GetProperty("Elements").GetRawText());
        Assert.True(Guid.TryParse(configuration.GetProperty("MediaInsightsPipelineConfigurationId").GetString(), out _));
    }

    [Fact]
    public async Task Twenty_pipelines_may_be_active_and_a_hundred_configurations_there()
    {
        using var emulator = Start();
        for (var i = 0; i < 100; i++)
        {
            Assert.Equal(201, (await emulator.CreateConfigurationAsync($"configuration-{i}")).Status);
        }

        AssertFull(await emulator.CreateConfigurationAsync("one-more"), "quota of 100");
        for (var i = 0; i < 20; i++)
        {
            Assert.Equal(201, (await emulator.CreatePipelineAsync("configuration-0")).Status);
        }

        AssertFull(await emulator.CreatePipelineAsync("configuration-0"), "quota of 20");
    }

    [Fact]
    public async Task Both_APIs_share_the_quotas_of_active_tasks_but_not_those_of_a_call()
    {
        using var emulator = Start(new EmulatorQuotas { ActiveVoiceToneAnalysisTasks = 3 });
        await emulator.CreateConfigurationAsync();
        var id = await emulator.PipelineIdAsync();
        await emulator.AnalysisIdAsync("call-1");
        var first = (await emulator.StartAnalysisOnAsync(id)).AnalysisId;
        Assert.Equal(201, (await emulator.StartAnalysisOnAsync(id)).Status);

        AssertFull(await emulator.StartAnalysisOnAsync(id), "quota of 3");
        AssertRefused(
            await emulator.StartAnalysisAsync("call-2"), 400, "ResourceLimitExceededException", "ResourceLimitExceeded");
        await emulator.StopOnAsync(id, "voice-tone-analysis-tasks", first);

        Assert.Equal(201, (await emulator.StartAnalysisAsync("call-2")).Status);
    }

    [Fact]
    public async Task A_task_of_one_API_is_not_there_in_the_other_nor_on_another_pipeline()
    {
        using var emulator = Start();
        await emulator.CreateConfigurationAsync();
        var id = await emulator.PipelineIdAsync();
        var other = await emulator.PipelineIdAsync();
        var onPipeline = (await emulator.StartSearchOnAsync(id)).SearchId;
        var onCall = await emulator.SearchIdAsync("call-1");

        Assert.Equal(404, (await emulator.GetSearchAsync(onPipeline)).Status);
        foreach (var (pipeline, task) in ((string, string)[])[(other, onPipeline), (id, onCall), (Unknown, onPipeline)])
        {
            AssertRefused(
                await emulator.SendAsync("GET", $"/media-insights-pipelines/{pipeline}/speaker-search-tasks/{task}"),
                404,
                "NotFoundException");
        }

        Assert.Equal(
            404,
            (await emulator.SendAsync("GET", $"/media-insights-pipelines/{id}/voice-tone-analysis-tasks/{onPipeline}")).Status);
    }

    [Fact]
    public async Task The_tasks_of_a_pipeline_can_be_read_when_it_is_gone_and_for_seven_days()
    {
        using var emulator = Start();
        await emulator.CreateConfigurationAsync();
        var id = await emulator.PipelineIdAsync();
        var task = (await emulator.StartSearchOnAsync(id)).SearchId;

        Assert.Equal(204, (await emulator.SendAsync("DELETE", "/sdk-media-pipelines/" + id)).Status);
        Assert.Equal("Stopped", await emulator.SearchStatusOnAsync(id, task));
        Time.Pass(7 * 86_400);
        AssertRefused(
            await emulator.SendAsync("GET", $"/media-insights-pipelines/{id}/speaker-search-tasks/{task}"),
            404,
            "NotFoundException");
    }

    [Fact]
    public async Task Two_starts_with_one_token_start_one_task_and_another_pipeline_s_is_a_conflict()
    {
        using var emulator = Start();
        await emulator.CreateConfigurationAsync();
        var id = await emulator.PipelineIdAsync();

        var first = await emulator.StartSearchOnAsync(id, token: "token-1");
        var second = await emulator.StartSearchOnAsync(id, token: "token-1");
        var voice = await emulator.StartSearchAsync("call-1", token: "token-1");

        Assert.Equal(first.SearchId, second.SearchId);
        Assert.Equal(201, voice.Status);
        Assert.NotEqual(first.SearchId, voice.SearchId);
        AssertRefused(await emulator.StartSearchOnAsync(id, TestEmulator.StreamArn, token: "token-1"), 409, "ConflictException");
    }

    [Theory]
    [InlineData(TestEmulator.StreamArn, 1)]
    [InlineData(TestEmulator.StreamArn + "4", 0)]
    public async Task A_task_on_a_stream_or_channel_that_the_pipeline_does_not_have_is_refused(string stream, int channel)
    {
        using var emulator = Start();
        await emulator.CreateConfigurationAsync();
        var id = await emulator.PipelineIdAsync();

        AssertBad(await emulator.StartAnalysisOnAsync(id, stream, channel), "KinesisVideoStreamSourceTaskConfiguration");
    }

    [Fact]
    public async Task A_profile_can_be_made_from_a_pipeline_s_search_as_soon_as_it_has_a_voiceprint()
    {
        using var emulator = Start();
        await emulator.CreateConfigurationAsync();
        var search = (await emulator.StartSearchOnAsync(await emulator.PipelineIdAsync())).SearchId;

        Time.Pass(19);
        AssertRefused(
            await emulator.SendAsync("POST", "/voice-profiles", new { SpeakerSearchTaskId = search }),
            409,
            "ConflictException",
            "Conflict");
        Time.Pass(1);
        Assert.Equal(201, (await emulator.SendAsync("POST", "/voice-profiles", new { SpeakerSearchTaskId = search })).Status);
    }

    [Fact]
    public async Task Streaming_is_put_and_read_and_asks_for_a_configuration_that_is_there()
    {
        using var emulator = Start();
        var path = $"/voice-connectors/{emulator.Service.VoiceConnectorId}/streaming-configuration";
        const string Arn = "arn:aws:chime:us-east-1:111122223333:media-insights-pipeline-configuration/analytics";
        const string Body = """{"StreamingConfiguration":{"DataRetentionInHours":0,"Disabled":false,"MediaInsightsConfiguration":{"ConfigurationArn":""" + $"\"{Arn}\"}}}}}}";

        AssertRefused(await emulator.SendAsync("GET", path), 404, "NotFoundException", "NotFound");
        Assert.Equal(404, (await emulator.SendAsync("PUT", path, Body)).Status);
        await emulator.CreateConfigurationAsync();
        Assert.Equal(200, (await emulator.SendAsync("PUT", path, Body)).Status);
        Assert.Equal(Body, (await emulator.SendAsync("GET", path)).Body);
        Assert.Equal(409, (await emulator.SendAsync("DELETE", Configurations + "/analytics")).Status);
        AssertRefused(
            await emulator.SendAsync(
                "PUT", path, """{"StreamingConfiguration":{"Disabled":false}}"""), 400, "BadRequestException", "Validation");
        Assert.Equal(404, (await emulator.SendAsync("GET", "/voice-connectors/abcdef1ghij2klmno3pqr4")).Status);
        Assert.Equal(
            404,
            (await emulator.SendAsync("PUT", "/voice-connectors/abcdef1ghij2klmno3pqr4/streaming-configuration", Body)).Status);
    }

    [Fact]
    public async Task Who_asks_is_answered_as_Security_Token_Service_does()
    {
        using var emulator = Start();
        var signed = TestEmulator.Signed.Replace("/chime/", "/sts/", StringComparison.Ordinal);

        var identity = await emulator.SendAsync("POST", "/", "Action=GetCallerIdentity&Version=2011-06-15", signed);
        var other = await emulator.SendAsync("POST", "/", "Action=AssumeRole&Version=2011-06-15", signed);
        var wrongly = await emulator.SendAsync("POST", "/", "Action=GetCallerIdentity&Version=2011-06-15");

        Assert.Equal(200, identity.Status);
        Assert.Equal("text/xml", identity.ContentType);
        var root = XDocument.Parse(identity.Body).Root!;
        Assert.Equal("GetCallerIdentityResponse", root.Name.LocalName);
        Assert.Equal(
            "Arn=arn:aws:iam::111122223333:user/emulator UserId=emulator Account=111122223333",
            string.Join(" ", root.Elements().Single().Elements().Select(member => $"{member.Name.LocalName}={member.Value}")));
        Assert.Equal(404, other.Status);
        Assert.Equal("ErrorResponse", XDocument.Parse(other.Body).Root!.Name.LocalName);
        Assert.Equal(401, wrongly.Status);
    }

    [Fact]
    public async Task A_pipeline_may_have_a_status_that_the_API_does_not_list_on_demand()
    {
        using var emulator = Start();
        await emulator.CreateConfigurationAsync();
        var id = await emulator.PipelineIdAsync();
        emulator.Service.AddFault(
            new EmulatorFault { Kind = FaultKind.UnknownStatus, Operation = "GetMediaPipeline", Count = 1 });

        Assert.Equal("PAUSED_BY_SERVICE", await emulator.PipelineStatusAsync(id));
        Assert.Equal("NotStarted", await emulator.PipelineStatusAsync(id));
    }

    private static void AssertRefused(Reply reply, int status, string errorName)
    {
        Assert.Equal(status, reply.Status);
        Assert.Equal(errorName, reply.ErrorType);
        Assert.Equal(reply.RequestId, reply.Json.GetProperty("RequestId").GetString());
        Assert.NotEmpty(reply.ErrorMessage);
    }

    private static void AssertBad(Reply reply, string named)
    {
        AssertRefused(reply, 400, "BadRequestException");
        Assert.Equal("BadRequest", reply.ErrorCode);
        Assert.Contains(named, reply.ErrorMessage, StringComparison.Ordinal);
    }

    private static void AssertFull(Reply reply, string quota)
    {
        AssertRefused(reply, 400, "ResourceLimitExceededException");
        Assert.Equal("ResourceLimitExceeded", reply.ErrorCode);
        Assert.Contains(quota, reply.ErrorMessage, StringComparison.Ordinal);
    }
}
