using System.Text.Json;
using ChimeVoiceTools.Emulator;

namespace ChimeVoiceTools.Emulator.Tests.Scenarios;

public abstract class ScenarioTests<THost> : EmulatorTests<THost>
    where THost : IEmulatorHost, new()
{
    [Fact]
    public async Task An_enrolled_voice_is_found_again_and_a_stranger_is_not()
    {
        using var emulator = StartWith("""
            {
              "voices": [{ "speaker": "ada", "voiceProfileId": "vp-ada" }],
              "calls": [
                { "transactionPattern": "ada-*", "caller": "ada", "callee": "nobody" },
                { "transactionPattern": "stranger-?", "caller": "mallory" }
              ]
            }
            """);

        foreach (var transaction in (string[])["ada-1", "ada-2", "ada-"])
        {
            var best = (await ResultsAsync(emulator, transaction))[0];
            Assert.Equal("vp-ada", best.GetProperty("VoiceProfileId").GetString());
            Assert.InRange(best.GetProperty("ConfidenceScore").GetDouble(), 0.9, 1);
        }

        Assert.Empty(await ResultsAsync(emulator, "stranger-1"));
        Assert.Empty(await ResultsAsync(emulator, "ada-3", "Callee"));
        Assert.Equal(2, emulator.Service.Events.Count(e => e.DetailStatus == "IdentificationNoMatchesFound"));
    }

    [Fact]
    public async Task A_stranger_who_is_enrolled_from_a_call_is_found_on_the_next()
    {
        using var emulator = StartWith("""{ "calls": [{ "transactionPattern": "grace-*", "caller": "grace" }] }""");
        var id = await emulator.SearchIdAsync("grace-1");
        Time.Pass(20);
        var made = await emulator.SendAsync("POST", "/voice-profiles", new { SpeakerSearchTaskId = id });

        var best = (await ResultsAsync(emulator, "grace-2"))[0];

        Assert.Equal(
            made.Json.GetProperty("VoiceProfile").GetProperty("VoiceProfileId").GetString(),
            best.GetProperty("VoiceProfileId").GetString());
    }

    [Fact]
    public async Task A_scenario_adds_voice_connectors_and_domains()
    {
        using var emulator = StartWith("""
            {
              "voiceConnectors": ["second1connector2id3a"],
              "voiceProfileDomains": [{ "id": "second-domain", "name": "Second", "voices": [{ "speaker": "speaker-1" }] }]
            }
            """);

        var reply = await emulator.SendAsync(
            "POST",
            "/voice-connectors/second1connector2id3a/speaker-search-tasks",
            new { TransactionId = "call-1", VoiceProfileDomainId = "second-domain" });

        Assert.Equal(201, reply.Status);
        Assert.Equal([emulator.Service.VoiceConnectorId, "second1connector2id3a"], emulator.Service.VoiceConnectorIds);
        Assert.Equal([emulator.Service.VoiceProfileDomainId, "second-domain"], emulator.Service.VoiceProfileDomainIds);
    }

    [Theory]
    [InlineData("FAILED", "FAILED", "FAILED")]
    [InlineData("PARTIAL_SUCCESS", "PARTIAL_SUCCESS", "PARTIAL_SUCCESS")]
    [InlineData("SUCCEEDED", "SUCCEEDED", "SUCCEEDED")]
    [InlineData("IN_PROGRESS", "IN_PROGRESS", "IN_PROGRESS")]
    [InlineData("IN_QUEUE", "IN_QUEUE", "IN_QUEUE")]
    public async Task A_task_ends_as_its_call_says_and_with_its_message(string status, string search, string analysis)
    {
        using var emulator = StartWith($$"""
            {
              "calls": [{
                "transactionPattern": "*",
                "speakerSearch": { "status": "{{status}}", "statusMessage": "As told." },
                "voiceToneAnalysis": { "status": "{{status}}", "statusMessage": "As told." }
              }]
            }
            """);
        var searchId = await emulator.SearchIdAsync("call-1");
        var analysisId = await emulator.AnalysisIdAsync("call-1");
        Time.Pass(3600);

        var searchTask = (await emulator.GetSearchAsync(searchId)).Search;
        var analysisTask = (await emulator.GetAnalysisAsync(analysisId)).Analysis;

        Assert.Equal(search, searchTask.GetProperty("SpeakerSearchTaskStatus").GetString());
        Assert.Equal(analysis, analysisTask.GetProperty("VoiceToneAnalysisTaskStatus").GetString());
        Assert.Equal(
            !status.StartsWith("IN_", StringComparison.Ordinal), searchTask.TryGetProperty("StatusMessage", out var message));
        Assert.True(message.ValueKind == JsonValueKind.Undefined || message.GetString() == "As told.");
        Assert.Equal(
            status == "PARTIAL_SUCCESS", searchTask.ToString().Contains("VoiceprintGenerationFailure", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(5, "FAILED", "FAILED")]
    [InlineData(15, "PARTIAL_SUCCESS", "SUCCEEDED")]
    [InlineData(30, "SUCCEEDED", "SUCCEEDED")]
    public async Task A_call_that_ends_early_takes_its_tasks_with_it(int endsAfter, string search, string analysis)
    {
        using var emulator = StartWith($$"""{ "calls": [{ "transactionPattern": "*", "endsAfter": {{endsAfter}} }] }""");
        var searchId = await emulator.SearchIdAsync("call-1");
        var analysisId = await emulator.AnalysisIdAsync("call-1");
        Time.Pass(60);

        Assert.Equal(search, await emulator.SearchStatusAsync(searchId));
        Assert.Equal(
            analysis,
            (await emulator.GetAnalysisAsync(analysisId)).Analysis.GetProperty("VoiceToneAnalysisTaskStatus").GetString());
        AssertRefused(await emulator.StartSearchAsync("call-1"), 410, "GoneException", "Gone");
    }

    [Fact]
    public async Task A_named_call_begins_on_its_own_and_is_summed_up_five_minutes_after_its_end()
    {
        using var emulator = StartWith(
            """{ "calls": [{ "transactionId": "call-1", "startsAfter": 10, "endsAfter": 60, "caller": "speaker-2" }] }""");
        AssertRefused(await emulator.StartSearchAsync("call-1"), 404, "NotFoundException", "NotFound");
        Time.Pass(10);
        Assert.Equal("AnalyticsReady", Assert.Single(emulator.Service.Events).DetailStatus);
        var id = await emulator.SearchIdAsync("call-1");
        Time.Pass(20);
        await emulator.SendAsync("POST", "/voice-profiles", new { SpeakerSearchTaskId = id });
        await emulator.SendAsync(
            "PUT", "/voice-profiles/" + emulator.Service.VoiceProfileIds[1], new { SpeakerSearchTaskId = id });

        Time.Pass(40 + 299);
        Assert.DoesNotContain(emulator.Service.Events, e => e.DetailStatus == "PostCallVoiceAnalytics");
        Time.Pass(1);

        var detail = JsonDocument.Parse(emulator.Service.Events[^1].Json).RootElement.GetProperty("detail");
        Assert.Equal("PostCallVoiceAnalytics", detail.GetProperty("detailStatus").GetString());
        Assert.True(Guid.TryParse(detail.GetProperty("callId").GetString(), out _));
        var summary = detail.GetProperty("speakerSearchResults");
        Assert.Equal(emulator.Service.VoiceProfileIds[1], summary.GetProperty("bestMatchedVoiceProfileId").GetString());
        Assert.Equal(1, summary.GetProperty("createVoiceProfileTransactions").GetArrayLength());
        Assert.Equal(
            emulator.Service.VoiceProfileIds[1],
            summary.GetProperty("updateVoiceProfileTransactions")[0].GetProperty("voiceProfileId").GetString());
    }

    [Fact]
    public async Task The_tones_over_the_call_are_as_told()
    {
        using var emulator = StartWith("""
            {
              "calls": [{
                "transactionPattern": "*",
                "tones": [
                  { "after": 9, "label": "negative", "score": 0.8 },
                  { "after": 0, "label": "positive", "score": 0.8 },
                  { "after": 0, "leg": "Callee", "label": "neutral", "score": 0.9 }
                ]
              }]
            }
            """);
        await emulator.AnalysisIdAsync("call-1");
        Time.Pass(20);

        var tones = emulator.Service.Events.Skip(1).Select(
            e => JsonDocument.Parse(e.Json).RootElement.GetProperty("detail")).Select(detail => (
            detail.GetProperty("isCaller").GetBoolean(),
            detail.GetProperty(
                "voiceToneAnalysisDetails").GetProperty("currentAverageVoiceTone").GetProperty("voiceToneLabel").GetString()));

        Assert.Equal(
            [(true, "positive"), (false, "neutral"), (true, "positive"), (false, "neutral"), (true, "positive"), (false, "neutral"), (true, "negative"), (false, "neutral")],
            tones);
    }

    [Fact]
    public async Task A_tone_counts_for_as_long_as_it_is_heard()
    {
        using var emulator = StartWith("""
            {
              "calls": [{
                "transactionPattern": "*", "endsAfter": 60,
                "tones": [{ "after": 0, "label": "positive", "score": 1 }, { "after": 24, "label": "negative", "score": 1 }]
              }]
            }
            """);
        await emulator.AnalysisIdAsync("call-1");
        Time.Pass(60);

        var scores = emulator.Service.Events
            .Select(e => JsonDocument.Parse(e.Json).RootElement.GetProperty("detail"))
            .Where(detail => detail.TryGetProperty("taskId", out _) && detail.GetProperty("isCaller").GetBoolean())
            .Select(detail => detail.GetProperty("voiceToneAnalysisDetails"))
            .Select(details => (Positive(details, "currentAverageVoiceTone"), Positive(details, "overallAverageVoiceTone")))
            .ToList();

        Assert.Equal((0.96, 0.96), scores[4]);
        Assert.Equal((0.3, 0.5333), scores[8]);
        Assert.Equal((0, 0.4), scores[^1]);

        static double Positive(JsonElement details, string member) => double.Parse(
            details.GetProperty(member).GetProperty("voiceToneScore").GetProperty("positive").GetString()!,
            System.Globalization.CultureInfo.InvariantCulture);
    }

    [Fact]
    public async Task A_scenario_brings_quotas_and_faults()
    {
        using var emulator = StartWith("""
            {
              "quotas": { "unlimited": true, "activeSpeakerSearchTasks": 2 },
              "faults": [{ "kind": "Error", "errorName": "ThrottledClientException", "operation": "StartSpeakerSearchTask", "count": 1 }]
            }
            """);

        Assert.Equal(429, (await emulator.StartSearchAsync("call-1")).Status);
        Assert.Equal(201, (await emulator.StartSearchAsync("call-1")).Status);
        Assert.Equal(201, (await emulator.StartSearchAsync("call-1")).Status);
        Assert.Equal(400, (await emulator.StartSearchAsync("call-1")).Status);
        Assert.Equal(201, (await emulator.StartAnalysisAsync("call-1")).Status);
    }

    private TestEmulator StartWith(string scenario) =>
        Start(new EmulatorOptions { TimeProvider = Time, Scenario = EmulatorScenario.Parse(scenario) });

    private async Task<List<JsonElement>> ResultsAsync(TestEmulator emulator, string transactionId, string leg = "Caller")
    {
        var id = (await emulator.StartSearchAsync(transactionId, leg)).Search.GetProperty("SpeakerSearchTaskId").GetString()!;
        Time.Pass(20);
        var task = (await emulator.GetSearchAsync(id)).Search;
        Assert.Equal("SUCCEEDED", task.GetProperty("SpeakerSearchTaskStatus").GetString());
        return [.. task.GetProperty("SpeakerSearchDetails").GetProperty("Results").EnumerateArray()];
    }
}
