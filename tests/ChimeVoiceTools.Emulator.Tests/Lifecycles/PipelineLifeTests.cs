using System.Text.Json;
using ChimeVoiceTools.Emulator;

namespace ChimeVoiceTools.Emulator.Tests.Lifecycles;

public abstract class PipelineLifeTests<THost> : EmulatorTests<THost>
    where THost : IEmulatorHost, new()
{
    private const string Streaming = "Chime VoiceConnector Streaming Status";
    private const string StateChange = "Media Insights State Change";

    private const string OneCall = """
        {
          "streaming": [{}],
          "mediaInsightsPipelineConfigurations": [{ "name": "analytics" }],
          "calls": [{
            "transactionId": "call-1", "endsAfter": 60, "caller": "speaker-1", "callee": "speaker-2",
            "tones": [{ "after": 0, "label": "negative", "score": 0.8 }, { "after": 0, "leg": "Callee", "label": "positive", "score": 0.9 }]
          }]
        }
        """;

    private const string OwnPipelines = """
        {
          "streaming": [{ "configuration": "analytics" }],
          "mediaInsightsPipelineConfigurations": [{ "name": "analytics" }],
          "calls": [{ "transactionId": "call-1", "endsAfter": 60 }]
        }
        """;

    [Fact]
    public async Task A_pipeline_starts_with_its_first_task_and_goes_on_when_that_is_over()
    {
        using var emulator = Start();
        await emulator.CreateConfigurationAsync();
        var id = await emulator.PipelineIdAsync();
        Assert.Equal("NotStarted NotStarted", await StatusesAsync(emulator, id));

        Time.Pass(100);
        var task = (await emulator.StartSearchOnAsync(id)).SearchId;
        Assert.Equal("NotStarted", await emulator.SearchStatusOnAsync(id, task));
        Assert.Equal("Initializing Initializing", await StatusesAsync(emulator, id));

        Time.Pass(0.5);
        Assert.Equal("Initializing", await emulator.SearchStatusOnAsync(id, task));
        Time.Pass(0.5);
        Assert.Equal("InProgress", await emulator.SearchStatusOnAsync(id, task));
        Assert.Equal("InProgress InProgress", await StatusesAsync(emulator, id));

        // Nothing says when the stream ends, so that the task ends as if it had.
        Time.Pass(19);
        Assert.Equal("Stopped", await emulator.SearchStatusOnAsync(id, task));
        Assert.Equal("InProgress InProgress", await StatusesAsync(emulator, id));
        Assert.Equal(["IdentificationSuccessful", "VoiceprintGenerationSuccess"], Of(emulator, "SpeakerSearchStatus"));
        Assert.Equal(["chime:MediaInsightsInProgress"], Of(emulator, StateChange));
    }

    [Fact]
    public async Task On_a_stream_of_no_known_call_the_customer_is_the_caller_whose_channel_is_the_second_where_no_roles_are_given()
    {
        using var emulator = Start();
        await emulator.CreateConfigurationAsync();
        var searches = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            foreach (var (channel, definitions) in ((int, string?)[])
                [(1, null), (0, """[{"ChannelId":0,"ParticipantRole":"CUSTOMER"}]"""), (0, null), (1, """[{"ChannelId":1,"ParticipantRole":"AGENT"}]""")])
            {
                var stream = TestEmulator.StreamArn + i;
                var made = await emulator.SendAsync("POST", "/media-insights-pipelines", $$"""
                    {
                      "MediaInsightsPipelineConfigurationArn": "arn:aws:chime:us-east-1:111122223333:media-insights-pipeline-configuration/analytics",
                      "KinesisVideoStreamSourceRuntimeConfiguration": {
                        "Streams": [{
                          "StreamArn": "{{stream}}",
                          "StreamChannelDefinition": { "NumberOfChannels": 2, "ChannelDefinitions": {{definitions ?? "null"}} }
                        }],
                        "MediaEncoding": "pcm", "MediaSampleRate": 8000
                      }
                    }
                    """);
                var id = made.Json.GetProperty("MediaInsightsPipeline").GetProperty("MediaPipelineId").GetString()!;
                searches.Add((await emulator.StartSearchOnAsync(id, stream, channel)).SearchId);
            }
        }

        Time.Pass(10);
        var found = Details(emulator).Where(detail => Status(detail) == "IdentificationSuccessful").ToDictionary(
            detail => detail.GetProperty("taskId").GetString()!,
            detail => detail.GetProperty(
                "speakerSearchDetails").GetProperty("results")[0].GetProperty("voiceProfileId").GetString());
        List<string?> best = [.. searches.Select(search => found[search])];
        for (var i = 0; i < best.Count; i += 4)
        {
            Assert.Equal(best[i], best[i + 1]);
            Assert.Equal(best[i + 2], best[i + 3]);
        }

        Assert.Contains(Enumerable.Range(0, 5), call => best[call * 4] != best[(call * 4) + 2]);
    }

    [Fact]
    public async Task Transcription_starts_by_itself()
    {
        using var emulator = Start();
        await emulator.CreateConfigurationAsync("transcription", [new { Type = "AmazonTranscribeProcessor" }]);
        var id = await emulator.PipelineIdAsync("transcription");

        Assert.Equal("Initializing Initializing", await StatusesAsync(emulator, id));
        Time.Pass(1);
        Assert.Equal("InProgress InProgress", await StatusesAsync(emulator, id));
        Assert.False(
            Detail(emulator, "chime:MediaInsightsInProgress").TryGetProperty("mediaInsightsPipelineElementStatuses", out _));
    }

    [Theory]
    [InlineData("FAILED", "Failed", "IdentificationFailure")]
    [InlineData("PARTIAL_SUCCESS", "InProgress", "IdentificationSuccessful VoiceprintGenerationFailure")]
    [InlineData("SUCCEEDED", "InProgress", "IdentificationSuccessful VoiceprintGenerationSuccess")]
    [InlineData("IN_PROGRESS", "InProgress", "")]
    [InlineData("IN_QUEUE", "NotStarted", "")]
    public async Task A_search_goes_as_its_call_says(string scripted, string status, string notifications)
    {
        using var emulator = StartWith(
            OneCall.Replace(
                "\"tones\"", $"\"speakerSearch\": {{ \"status\": \"{scripted}\" }}, \"tones\"", StringComparison.Ordinal));
        var id = await emulator.PipelineIdAsync("analytics", Streams(emulator)[0]);
        var task = (await emulator.StartSearchOnAsync(id)).SearchId;

        Time.Pass(30);
        Assert.Equal(status, await emulator.SearchStatusOnAsync(id, task));
        Assert.Equal(notifications, string.Join(" ", Of(emulator, "SpeakerSearchStatus")));
        Time.Pass(30);
        var end = await emulator.SearchStatusOnAsync(id, task);
        Assert.Equal(status is "InProgress" && notifications.Length > 0 ? "Stopped" : "Failed", end);
    }

    [Fact]
    public async Task A_call_is_streamed_a_leg_each_and_its_tasks_end_with_it_and_the_pipeline_after_15_seconds()
    {
        using var emulator = StartWith(OneCall);
        var streams = Streams(emulator);
        var id = await emulator.PipelineIdAsync("analytics", streams[1], streams[0]);
        var search = (await emulator.StartSearchOnAsync(id, streams[0], 1)).SearchId;
        var agent = (await emulator.StartAnalysisOnAsync(id, streams[1], 0)).AnalysisId;
        var customer = (await emulator.StartAnalysisOnAsync(id, streams[0], 1)).AnalysisId;

        Time.Pass(59.9);
        Assert.Equal("InProgress", await emulator.SearchStatusOnAsync(id, search));
        Assert.Equal(404, (await emulator.GetSearchAsync(search)).Status);
        Assert.Equal("InProgress", await emulator.AnalysisStatusOnAsync(id, agent));
        Time.Pass(0.1);
        Assert.Equal("Stopped", await emulator.SearchStatusOnAsync(id, search));
        Assert.Equal("Stopped", await emulator.AnalysisStatusOnAsync(id, customer));
        Assert.Equal("InProgress", await emulator.PipelineStatusAsync(id));
        Assert.Equal(409, (await emulator.StartAnalysisOnAsync(id, streams[1], 0)).Status);
        Time.Pass(14.9);
        Assert.Equal("InProgress", await emulator.PipelineStatusAsync(id));
        Time.Pass(0.1);
        Assert.Equal("Stopped Stopped", await StatusesAsync(emulator, id));

        Assert.Equal(["STARTED", "STARTED", "ENDED", "ENDED"], Of(emulator, Streaming));
        Assert.Equal(["chime:MediaInsightsInProgress", "chime:MediaInsightsStopped"], Of(emulator, StateChange));
        var matches = Details(emulator).Single(
            detail => Status(detail) == "IdentificationSuccessful").GetProperty("speakerSearchDetails").GetProperty("results");
        Assert.Equal(emulator.Service.VoiceProfileIds[0], matches[0].GetProperty("voiceProfileId").GetString());
        foreach (var (task, stream, channel, role, label) in ((string, string, int, string, string)[])
            [(agent, streams[1], 0, "AGENT", "positive"), (customer, streams[0], 1, "CUSTOMER", "negative")])
        {
            var own = Details(emulator).Where(
                detail => detail.TryGetProperty("taskId", out var taskId) && taskId.GetString() == task).ToList();
            Assert.Equal(12, own.Count);
            Assert.Equal("VoiceToneAnalysisCompleted", Status(own[^1]));
            Assert.All(own, detail =>
            {
                Assert.Equal(id, detail.GetProperty("mediaInsightsPipelineId").GetString());
                Assert.Equal(
                    "arn:aws:chime:us-east-1:111122223333:media-pipeline/" + id, detail.GetProperty("sourceArn").GetString());
                Assert.Equal(stream, detail.GetProperty("streamArn").GetString());
                Assert.Equal(channel, detail.GetProperty("channelId").GetInt32());
                Assert.Equal(role, detail.GetProperty("participantRole").GetString());
                Assert.Matches("^[0-9]{47}$", detail.GetProperty("startFragmentNumber").GetString());
                Assert.Equal(
                    label,
                    detail.GetProperty(
                        "voiceToneAnalysisDetails").GetProperty("overallAverageVoiceTone").GetProperty("voiceToneLabel").GetString());
                Assert.False(detail.TryGetProperty("isCaller", out _) || detail.TryGetProperty("transactionId", out _));
            });
        }

        // The log knows the call of each, also where the notification does not tell.
        Assert.All(emulator.Service.Events, entry => Assert.Equal("call-1", entry.TransactionId));
    }

    [Fact]
    public async Task A_pipeline_on_a_stream_that_has_ended_stops_after_15_seconds_and_takes_no_task()
    {
        using var emulator = StartWith(OneCall);
        var streams = Streams(emulator);
        Time.Pass(100);
        var id = await emulator.PipelineIdAsync("analytics", streams);

        Assert.Equal(409, (await emulator.StartSearchOnAsync(id)).Status);
        Time.Pass(14.9);
        Assert.Equal("NotStarted", await emulator.PipelineStatusAsync(id));
        Time.Pass(0.1);
        Assert.Equal("Stopped", await emulator.PipelineStatusAsync(id));
        Assert.Equal(409, (await emulator.UpdateStatusAsync(id, "Pause")).Status);
        Time.Pass(7 * 86_400);
        Assert.Equal(404, (await emulator.SendAsync("GET", "/sdk-media-pipelines/" + id)).Status);
    }

    [Fact]
    public async Task A_pipeline_ends_after_eight_hours()
    {
        using var emulator = Start(taskSeconds: 86_400);
        await emulator.CreateConfigurationAsync();
        var id = await emulator.PipelineIdAsync();
        var task = (await emulator.StartAnalysisOnAsync(id)).AnalysisId;

        Time.Pass((8 * 3600) - 0.1);
        Assert.Equal("InProgress", await emulator.PipelineStatusAsync(id));
        Time.Pass(0.1);
        Assert.Equal("Stopped", await emulator.PipelineStatusAsync(id));
        Assert.Equal("Stopped", await emulator.AnalysisStatusOnAsync(id, task));
        Assert.Equal("VoiceToneAnalysisCompleted", Of(emulator, "VoiceToneAnalysisStatus")[^1]);
    }

    [Fact]
    public async Task A_pause_stops_the_tasks_and_ends_the_pipeline_after_two_hours_unless_it_is_resumed()
    {
        using var emulator = Start(taskSeconds: 86_400);
        await emulator.CreateConfigurationAsync();
        var left = await emulator.PipelineIdAsync();
        var resumed = await emulator.PipelineIdAsync();
        var task = (await emulator.StartAnalysisOnAsync(left)).AnalysisId;
        Time.Pass(10);
        Assert.Equal(200, (await emulator.UpdateStatusAsync(left, "Pause")).Status);
        Assert.Equal("Paused Paused", await StatusesAsync(emulator, left));
        Assert.Equal("Stopped", await emulator.AnalysisStatusOnAsync(left, task));
        Assert.Equal(200, (await emulator.UpdateStatusAsync(resumed, "Pause")).Status);
        Time.Pass(7000);
        Assert.Equal(200, (await emulator.UpdateStatusAsync(resumed, "Resume")).Status);
        Assert.Equal(200, (await emulator.UpdateStatusAsync(resumed, "Pause")).Status);

        Time.Pass(199.9);
        Assert.Equal("Paused", await emulator.PipelineStatusAsync(left));
        Time.Pass(0.1);
        Assert.Equal("Stopped", await emulator.PipelineStatusAsync(left));
        Assert.Equal("Paused", await emulator.PipelineStatusAsync(resumed));
        Assert.Equal(409, (await emulator.UpdateStatusAsync(left, "Resume")).Status);
        Time.Pass(7000);
        Assert.Equal("Stopped", await emulator.PipelineStatusAsync(resumed));
    }

    [Fact]
    public async Task A_pipeline_that_is_resumed_after_its_streams_ended_stops_15_seconds_later()
    {
        using var emulator = StartWith(OneCall);
        var id = await emulator.PipelineIdAsync("analytics", Streams(emulator));
        Time.Pass(50);
        await emulator.UpdateStatusAsync(id, "Pause");
        Time.Pass(20);
        await emulator.UpdateStatusAsync(id, "Resume");

        Time.Pass(14.9);
        Assert.Equal("NotStarted", await emulator.PipelineStatusAsync(id));
        Time.Pass(0.1);
        Assert.Equal("Stopped", await emulator.PipelineStatusAsync(id));
    }

    [Fact]
    public async Task A_voice_connector_with_a_configuration_makes_a_pipeline_for_each_call()
    {
        using var emulator = StartWith(OwnPipelines);
        await emulator.SearchIdAsync("call-2");

        var created = Details(emulator).Where(detail => Status(detail) == "chime:MediaInsightsCreated").ToList();

        Assert.Equal(["call-1", "call-2"], created.Select(detail => detail.GetProperty("transactionId").GetString()));
        Assert.Equal(
            "arn:aws:chime:us-east-1:111122223333:media-insights-pipeline-configuration/analytics",
            created[0].GetProperty("mediaInsightsPipelineConfigurationArn").GetString());
        var id = created[0].GetProperty("mediaInsightsPipelineArn").GetString()!.Split('/')[1];
        var pipeline = await emulator.PipelineAsync(id);
        var metadata = pipeline.GetProperty("MediaInsightsRuntimeMetadata");
        Assert.Equal(
            ["callId", "direction", "fromNumber", "toNumber", "transactionId", "voiceConnectorId"],
            metadata.EnumerateObject().Select(member => member.Name).OrderBy(name => name, StringComparer.Ordinal));
        Assert.Equal(metadata.GetProperty("callId").GetString(), created[0].GetProperty("callId").GetString());

        // The caller is the customer of an inbound call, and the agent's channel is the first.
        var streams = Streams(emulator);
        Assert.Equal(
            [streams[1] + " 0 AGENT", streams[0] + " 1 CUSTOMER"],
            pipeline.GetProperty(
                "KinesisVideoStreamSourceRuntimeConfiguration").GetProperty("Streams").EnumerateArray().Select(stream =>
            {
                var channel = stream.GetProperty("StreamChannelDefinition").GetProperty("ChannelDefinitions")[0];
                return $"{stream.GetProperty("StreamArn").GetString()} {channel.GetProperty("ChannelId")} {channel.GetProperty("ParticipantRole")}";
            }));
        Assert.Equal("AnalyticsReady", emulator.Service.Events[3].DetailStatus);
    }

    [Fact]
    public async Task A_call_whose_pipeline_the_quota_refuses_goes_on_without_one()
    {
        using var emulator = StartWith(
            OwnPipelines.Replace(
                "\"calls\"", "\"quotas\": { \"activeMediaInsightsPipelines\": 1 }, \"calls\"", StringComparison.Ordinal));
        var started = await emulator.StartSearchAsync("call-2");

        Assert.Equal(201, started.Status);
        var failed = Detail(emulator, "chime:MediaInsightsCreateFailed");
        Assert.Equal("call-2", failed.GetProperty("transactionId").GetString());
        Assert.Equal("400", failed.GetProperty("httpStatusCode").GetString());
        Assert.Equal("Voice Connector", failed.GetProperty("failureOrigin").GetString());
        Assert.Contains("quota of 1", failed.GetProperty("failureReason").GetString());
        Assert.False(failed.TryGetProperty("mediaInsightsPipelineArn", out _));
    }

    [Theory]
    [InlineData("""{ "configuration": "analytics", "configurationDisabled": true }""", 2, 0)]
    [InlineData("{}", 2, 0)]
    [InlineData("""{ "configuration": "analytics", "disabled": true }""", 0, 0)]
    [InlineData("""{ "configuration": "analytics" }""", 2, 1)]
    public void Streams_and_pipelines_are_made_as_the_streaming_configuration_says(string streaming, int streams, int pipelines)
    {
        using var emulator = StartWith(
            OwnPipelines.Replace("""{ "configuration": "analytics" }""", streaming, StringComparison.Ordinal));

        Assert.Equal(streams, Of(emulator, Streaming).Count);
        Assert.Equal(pipelines, Of(emulator, StateChange).Count);
        Assert.Single(Of(emulator, "VoiceAnalyticsStatus"));
    }

    [Fact]
    public async Task Streaming_that_is_put_holds_for_the_calls_that_begin_afterwards()
    {
        using var emulator = Start();
        await emulator.SearchIdAsync("call-1");
        await emulator.SendAsync(
            "PUT",
            $"/voice-connectors/{emulator.Service.VoiceConnectorId}/streaming-configuration",
            """{"StreamingConfiguration":{"DataRetentionInHours":24,"Disabled":false}}""");
        await emulator.SearchIdAsync("call-2");

        Assert.Equal(
            ["call-2", "call-2"],
            emulator.Service.Events.Where(entry => entry.DetailType == Streaming).Select(entry => entry.TransactionId));
    }

    [Fact]
    public void A_streaming_event_tells_what_the_service_documents()
    {
        using var emulator = StartWith("""
            {
              "streaming": [{}],
              "calls": [{ "transactionId": "call-1", "endsAfter": 5, "direction": "Outbound", "fromNumber": "+12065550100", "toNumber": "+13605550199" }]
            }
            """);
        Time.Pass(5);

        var events = Details(emulator).Where(detail => detail.TryGetProperty("streamingStatus", out _)).ToList();

        Assert.Equal([true, false, true, false], events.Select(detail => detail.GetProperty("isCaller").GetBoolean()));
        var (first, last) = (events[0], events[3]);
        Assert.Equal(
            "callId direction fromNumber inviteHeaders isCaller mediaType startFragmentNumber startTime streamArn streamingStatus toNumber transactionId "
            + "version voiceConnectorId",
            string.Join(
                " ", first.EnumerateObject().Select(member => member.Name).OrderBy(name => name, StringComparer.Ordinal)));
        Assert.Equal("Outbound", first.GetProperty("direction").GetString());
        Assert.Equal("+13605550199", first.GetProperty("toNumber").GetString());
        Assert.Equal("2026-01-02T03:04:10.678Z", last.GetProperty("endTime").GetString());
        Assert.Matches(
            "^arn:aws:kinesisvideo:us-east-1:111122223333:stream/ChimeVoiceConnector-" + emulator.Service.VoiceConnectorId + "-[0-9a-f-]{36}/1767323045678$",
            first.GetProperty("streamArn").GetString());
        var envelope = JsonDocument.Parse(emulator.Service.Events[0].Json).RootElement;
        Assert.False(envelope.TryGetProperty("service-type", out _));
    }

    private static string[] Streams(TestEmulator emulator) =>
    [
        .. Details(emulator).Where(
            detail => detail.TryGetProperty("streamingStatus", out var status) && status.GetString() == "STARTED")
            .Select(detail => detail.GetProperty("streamArn").GetString()!).Take(2),
    ];

    private static IEnumerable<JsonElement> Details(TestEmulator emulator) =>
        emulator.Service.Events.Select(entry => JsonDocument.Parse(entry.Json).RootElement.GetProperty("detail"));

    private static JsonElement Detail(TestEmulator emulator, string status) =>
        Details(emulator).Single(detail => Status(detail) == status);

    private static string? Status(JsonElement detail) =>
        detail.TryGetProperty("detailStatus", out var status) || detail.TryGetProperty("eventType", out status)
            ? status.GetString()
            : null;

    private static List<string> Of(TestEmulator emulator, string detailType) =>
        [.. emulator.Service.Events.Where(entry => entry.DetailType == detailType).Select(entry => entry.DetailStatus)];

    private static async Task<string> StatusesAsync(TestEmulator emulator, string id)
    {
        var pipeline = await emulator.PipelineAsync(id);
        return pipeline.GetProperty("Status").GetString() + " " + pipeline.GetProperty(
            "ElementStatuses")[0].GetProperty("Status").GetString();
    }

    private TestEmulator StartWith(string scenario) =>
        Start(new EmulatorOptions { TimeProvider = Time, Scenario = EmulatorScenario.Parse(scenario) });
}
