using ChimeVoiceTools.Emulator;

namespace ChimeVoiceTools.Emulator.Tests.Handlers;

public abstract class TaskOperationTests<THost> : EmulatorTests<THost>
    where THost : IEmulatorHost, new()
{
    [Fact]
    public async Task A_started_speaker_search_is_answered_as_created_and_in_the_queue()
    {
        using var emulator = Start();

        var reply = await emulator.StartSearchAsync("call-1");

        Assert.Equal(201, reply.Status);
        var task = reply.Search;
        Assert.Equal("IN_QUEUE", task.GetProperty("SpeakerSearchTaskStatus").GetString());
        Assert.True(Guid.TryParse(task.GetProperty("SpeakerSearchTaskId").GetString(), out _));
        var call = task.GetProperty("CallDetails");
        Assert.Equal(emulator.Service.VoiceConnectorId, call.GetProperty("VoiceConnectorId").GetString());
        Assert.Equal("call-1", call.GetProperty("TransactionId").GetString());
        Assert.Equal("2026-01-02T03:04:05.678Z", task.GetProperty("CreatedTimestamp").GetString());
        Assert.Equal("2026-01-02T03:04:05.678Z", task.GetProperty("UpdatedTimestamp").GetString());
        Assert.False(task.TryGetProperty("StartedTimestamp", out _));
        Assert.False(task.TryGetProperty("SpeakerSearchDetails", out _));
        Assert.False(task.TryGetProperty("StatusMessage", out _));
    }

    [Fact]
    public async Task A_speaker_search_goes_from_the_queue_by_identification_to_a_voiceprint()
    {
        using var emulator = Start();
        var id = await emulator.SearchIdAsync("call-1");

        Assert.Equal("IN_QUEUE", await emulator.SearchStatusAsync(id));

        Time.Pass(5);
        var running = (await emulator.GetSearchAsync(id)).Search;
        Assert.Equal("IN_PROGRESS", running.GetProperty("SpeakerSearchTaskStatus").GetString());
        Assert.Equal("2026-01-02T03:04:06.678Z", running.GetProperty("StartedTimestamp").GetString());
        Assert.False(running.TryGetProperty("SpeakerSearchDetails", out _));

        Time.Pass(5);
        var identified = (await emulator.GetSearchAsync(id)).Search;
        Assert.Equal("IN_PROGRESS", identified.GetProperty("SpeakerSearchTaskStatus").GetString());
        Assert.Equal(3, identified.GetProperty("SpeakerSearchDetails").GetProperty("Results").GetArrayLength());
        Assert.False(identified.GetProperty("SpeakerSearchDetails").TryGetProperty("VoiceprintGenerationStatus", out _));
        Assert.Equal("2026-01-02T03:04:15.678Z", identified.GetProperty("UpdatedTimestamp").GetString());

        Time.Pass(10);
        var finished = (await emulator.GetSearchAsync(id)).Search;
        Assert.Equal("SUCCEEDED", finished.GetProperty("SpeakerSearchTaskStatus").GetString());
        Assert.Equal(
            "VoiceprintGenerationSuccess",
            finished.GetProperty("SpeakerSearchDetails").GetProperty("VoiceprintGenerationStatus").GetString());
        Assert.Equal("2026-01-02T03:04:25.678Z", finished.GetProperty("UpdatedTimestamp").GetString());
    }

    [Fact]
    public async Task The_stages_shrink_with_the_task_duration()
    {
        using var emulator = Start(taskSeconds: 2);
        var id = await emulator.SearchIdAsync("call-1");

        Time.Pass(1);
        Assert.True((await emulator.GetSearchAsync(id)).Search.TryGetProperty("SpeakerSearchDetails", out _));
        Time.Pass(1);
        Assert.Equal("SUCCEEDED", await emulator.SearchStatusAsync(id));
    }

    [Fact]
    public async Task The_speed_makes_time_pass_faster()
    {
        using var emulator = Start(new EmulatorOptions { TimeProvider = Time, Speed = 10 });
        var id = await emulator.SearchIdAsync("call-1");

        Time.Pass(1.9);
        Assert.Equal("IN_PROGRESS", await emulator.SearchStatusAsync(id));
        Time.Pass(0.1);
        Assert.Equal("SUCCEEDED", await emulator.SearchStatusAsync(id));
    }

    [Fact]
    public async Task A_search_finds_one_enrolled_voice_with_a_high_score_and_lists_it_first()
    {
        using var emulator = Start();

        var results = await ResultsAsync(emulator, "call-1");

        Assert.Equal(emulator.Service.VoiceProfileIds.Order(), results.Select(result => result.Id).Order());
        Assert.InRange(results[0].Score, 0.9, 1);
        Assert.All(results.Skip(1), result => Assert.InRange(result.Score, 0, 0.5));
        Assert.Equal(results.OrderByDescending(result => result.Score), results);
    }

    [Fact]
    public async Task The_best_match_follows_from_the_seed_and_the_transaction()
    {
        using var one = Start(seed: 7);
        using var other = Start(seed: 7);
        var best = new List<string>();
        for (var i = 0; i < 12; i++)
        {
            var results = await ResultsAsync(one, $"call-{i}");
            Assert.Equal(results, await ResultsAsync(other, $"call-{i}"));
            best.Add(results[0].Id);
        }

        Assert.Equal(one.Service.VoiceProfileIds.Order(), best.Distinct().Order());
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("Caller", true)]
    [InlineData("Callee", false)]
    public async Task IsCaller_of_a_search_follows_from_the_call_leg(string? leg, bool isCaller)
    {
        using var emulator = Start();

        var task = (await emulator.StartSearchAsync("call-1", leg)).Search;

        Assert.Equal(isCaller, task.GetProperty("CallDetails").GetProperty("IsCaller").GetBoolean());
    }

    [Fact]
    public async Task Only_so_many_calls_are_analyzed_at_once_whatever_the_tasks()
    {
        using var emulator = Start(new EmulatorQuotas { AnalyzedCalls = 2 });
        await emulator.StartSearchAsync("call-1");
        var second = await emulator.SearchIdAsync("call-2");

        AssertRefused(
            await emulator.StartAnalysisAsync("call-3"), 400, "ResourceLimitExceededException", "ResourceLimitExceeded");
        Assert.Equal(201, (await emulator.StartAnalysisAsync("call-1")).Status);
        await emulator.StopSearchAsync(second);
        Assert.Equal(201, (await emulator.StartAnalysisAsync("call-3")).Status);
        AssertRefused(await emulator.StartSearchAsync("call-2"), 400, "ResourceLimitExceededException", "ResourceLimitExceeded");
        Time.Pass(20);
        Assert.Equal(201, (await emulator.StartSearchAsync("call-2")).Status);
    }

    [Fact]
    public async Task The_service_analyzes_25_calls_at_once()
    {
        using var emulator = Start();
        for (var i = 0; i < 25; i++)
        {
            Assert.Equal(
                201,
                (await (i % 2 == 0 ? emulator.StartSearchAsync($"call-{i}") : emulator.StartAnalysisAsync($"call-{i}"))).Status);
        }

        AssertRefused(await emulator.StartSearchAsync("call-25"), 400, "ResourceLimitExceededException", "ResourceLimitExceeded");
    }

    [Fact]
    public async Task A_tone_analysis_tells_its_status_and_nothing_about_tones()
    {
        using var emulator = Start();
        var started = await emulator.StartAnalysisAsync("call-1");
        var id = started.Analysis.GetProperty("VoiceToneAnalysisTaskId").GetString()!;

        Assert.Equal(201, started.Status);
        Assert.False(started.Analysis.GetProperty("CallDetails").TryGetProperty("IsCaller", out _));
        Time.Pass(20);
        var finished = (await emulator.GetAnalysisAsync(id)).Analysis;
        Assert.Equal("SUCCEEDED", finished.GetProperty("VoiceToneAnalysisTaskStatus").GetString());
        Assert.Equal(
            ["VoiceToneAnalysisTaskId", "VoiceToneAnalysisTaskStatus", "CallDetails", "CreatedTimestamp", "UpdatedTimestamp", "StartedTimestamp"],
            finished.EnumerateObject().Select(member => member.Name));
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    public async Task A_tone_analysis_is_read_for_the_leg_that_was_asked_for(string asked, bool isCaller)
    {
        using var emulator = Start();
        var id = await emulator.AnalysisIdAsync("call-1");

        var task = (await emulator.GetAnalysisAsync(id, asked)).Analysis;

        Assert.Equal(isCaller, task.GetProperty("CallDetails").GetProperty("IsCaller").GetBoolean());
    }

    [Theory]
    [InlineData("")]
    [InlineData("?isCaller=")]
    [InlineData("?isCaller=yes")]
    [InlineData("?IsCaller=true")]
    public async Task A_tone_analysis_is_not_read_without_a_leg(string query)
    {
        using var emulator = Start();
        var id = await emulator.AnalysisIdAsync("call-1");

        var reply = await emulator.SendAsync("GET", $"{emulator.AnalysesPath}/{id}{query}");

        AssertRefused(reply, 400, "BadRequestException", "Validation");
    }

    [Fact]
    public async Task A_stopped_task_is_stopped_at_once_and_stays_so()
    {
        using var emulator = Start();
        var search = await emulator.SearchIdAsync("call-1");
        var analysis = await emulator.AnalysisIdAsync("call-1");

        var reply = await emulator.StopSearchAsync(search);
        Assert.Equal(204, reply.Status);
        Assert.Empty(reply.Body);
        Assert.NotNull(reply.RequestId);
        Assert.Equal(204, (await emulator.StopAnalysisAsync(analysis)).Status);

        Assert.Equal("STOPPED", await emulator.SearchStatusAsync(search));
        Time.Pass(60);
        Assert.Equal("STOPPED", await emulator.SearchStatusAsync(search));
        Assert.Equal(
            "STOPPED",
            (await emulator.GetAnalysisAsync(analysis)).Analysis.GetProperty("VoiceToneAnalysisTaskStatus").GetString());
    }

    [Fact]
    public async Task A_finished_task_cannot_be_stopped()
    {
        using var emulator = Start();
        var id = await emulator.SearchIdAsync("call-1");
        Time.Pass(20);

        AssertRefused(await emulator.StopSearchAsync(id), 422, "UnprocessableEntityException", "Unprocessable");
        Assert.Equal("SUCCEEDED", await emulator.SearchStatusAsync(id));
    }

    [Fact]
    public async Task Another_voice_connector_domain_or_task_is_not_found()
    {
        using var emulator = Start();
        var search = await emulator.SearchIdAsync("call-1");
        var analysis = await emulator.AnalysisIdAsync("call-1");
        var elsewhere = "/voice-connectors/abcdef1ghij2klmno3pqr4";
        var start = new { TransactionId = "call-2", emulator.Service.VoiceProfileDomainId, LanguageCode = "en-US" };

        Reply[] replies =
        [
            await emulator.SendAsync("POST", elsewhere + "/speaker-search-tasks", start),
            await emulator.SendAsync("POST", elsewhere + "/voice-tone-analysis-tasks", start),
            await emulator.SendAsync("GET", $"{elsewhere}/speaker-search-tasks/{search}"),
            await emulator.StartSearchAsync("call-2", domainId: "another"),
            await emulator.GetSearchAsync("another"),
            await emulator.GetSearchAsync(analysis),
            await emulator.GetAnalysisAsync(search),
            await emulator.StopSearchAsync(analysis),
            await emulator.StopAnalysisAsync("another"),
        ];

        Assert.All(replies, reply => AssertRefused(reply, 404, "NotFoundException", "NotFound"));
        Assert.Equal(2, emulator.Service.Tasks.Count);
    }

    [Theory]
    [InlineData("""{"VoiceProfileDomainId":"d"}""")]
    [InlineData("""{"TransactionId":null,"VoiceProfileDomainId":"d"}""")]
    [InlineData("""{"TransactionId":"","VoiceProfileDomainId":"d"}""")]
    [InlineData("""{"TransactionId":" \t","VoiceProfileDomainId":"d"}""")]
    [InlineData("""{"TransactionId":"t"}""")]
    [InlineData("""{"TransactionId":"t","VoiceProfileDomainId":"d","CallLeg":"caller"}""")]
    [InlineData("""{"TransactionId":"t","VoiceProfileDomainId":"d","ClientRequestToken":"x"}""")]
    [InlineData("""{"TransactionId":"t","VoiceProfileDomainId":"d","ClientRequestToken":"a b"}""")]
    public async Task A_search_that_breaks_a_constraint_is_refused(string body)
    {
        using var emulator = Start();

        AssertRefused(await emulator.SendAsync("POST", emulator.SearchesPath, body), 400, "BadRequestException", "Validation");
    }

    [Theory]
    [InlineData("TransactionId", 257)]
    [InlineData("VoiceProfileDomainId", 257)]
    [InlineData("ClientRequestToken", 65)]
    public async Task A_text_that_is_too_long_is_refused(string member, int length)
    {
        using var emulator = Start();
        var body = new Dictionary<string, string>
        {
            ["TransactionId"] = "call-1",
            ["VoiceProfileDomainId"] = emulator.Service.VoiceProfileDomainId,
            [member] = new string('x', length),
        };

        var reply = await emulator.SendAsync("POST", emulator.SearchesPath, body);

        AssertRefused(reply, 400, "BadRequestException", "Validation");
        Assert.Contains(member, reply.ErrorMessage);
    }

    [Theory]
    [InlineData("""{"TransactionId":"t"}""")]
    [InlineData("""{"TransactionId":"t","LanguageCode":"de-DE"}""")]
    [InlineData("""{"LanguageCode":"en-US"}""")]
    public async Task An_analysis_that_breaks_a_constraint_is_refused(string body)
    {
        using var emulator = Start();

        AssertRefused(await emulator.SendAsync("POST", emulator.AnalysesPath, body), 400, "BadRequestException", "Validation");
    }

    [Fact]
    public async Task The_same_token_with_the_same_request_answers_the_same_task()
    {
        using var emulator = Start();

        var first = await emulator.StartSearchAsync("call-1", "Caller", "token-1");
        Time.Pass(20);
        var second = await emulator.StartSearchAsync("call-1", "Caller", "token-1");

        Assert.Equal(201, second.Status);
        Assert.Equal(
            first.Search.GetProperty("SpeakerSearchTaskId").GetString(),
            second.Search.GetProperty("SpeakerSearchTaskId").GetString());
        Assert.Equal("SUCCEEDED", second.Search.GetProperty("SpeakerSearchTaskStatus").GetString());
        Assert.Single(emulator.Service.Tasks);
    }

    [Fact]
    public async Task The_same_token_with_another_request_is_a_conflict()
    {
        using var emulator = Start();
        await emulator.StartSearchAsync("call-1", token: "token-1");
        await emulator.StartAnalysisAsync("call-1", "token-1");

        AssertRefused(await emulator.StartSearchAsync("call-2", token: "token-1"), 409, "ConflictException", "Conflict");
        AssertRefused(await emulator.StartSearchAsync("call-1", "Callee", "token-1"), 409, "ConflictException", "Conflict");
        AssertRefused(await emulator.StartAnalysisAsync("call-2", "token-1"), 409, "ConflictException", "Conflict");
        Assert.Equal(2, emulator.Service.Tasks.Count);
    }

    [Fact]
    public async Task A_transaction_has_one_active_task_of_each_kind()
    {
        using var emulator = Start();
        await emulator.StartSearchAsync("call-1");
        await emulator.StartAnalysisAsync("call-1");

        AssertRefused(
            await emulator.StartSearchAsync("call-1"), 400, "ResourceLimitExceededException", "ResourceLimitExceeded");
        AssertRefused(
            await emulator.StartAnalysisAsync("call-1"), 400, "ResourceLimitExceededException", "ResourceLimitExceeded");
        Time.Pass(20);
        Assert.Equal(201, (await emulator.StartSearchAsync("call-1")).Status);
    }

    [Fact]
    public async Task Twenty_five_tasks_of_each_kind_are_active_at_most()
    {
        using var emulator = Start(new EmulatorQuotas { AnalyzedCalls = 100 });
        for (var i = 0; i < 25; i++)
        {
            Assert.Equal(201, (await emulator.StartSearchAsync($"call-{i}")).Status);
            Assert.Equal(201, (await emulator.StartAnalysisAsync($"call-{i}")).Status);
        }

        AssertRefused(
            await emulator.StartSearchAsync("call-25"), 400, "ResourceLimitExceededException", "ResourceLimitExceeded");
        AssertRefused(
            await emulator.StartAnalysisAsync("call-25"), 400, "ResourceLimitExceededException", "ResourceLimitExceeded");
        await emulator.StopSearchAsync(emulator.Service.Tasks.First(task => task.Kind == EmulatedTaskKind.SpeakerSearch).TaskId);
        Assert.Equal(201, (await emulator.StartSearchAsync("call-25")).Status);
    }

    [Fact]
    public async Task Lifted_quotas_let_any_number_of_tasks_start()
    {
        using var emulator = Start(EmulatorQuotas.Unlimited);

        for (var i = 0; i < 60; i++)
        {
            Assert.Equal(201, (await emulator.StartSearchAsync("call-1")).Status);
        }

        Assert.Equal(60, emulator.Service.Tasks.Select(task => task.TaskId).Distinct().Count());
    }

    [Fact]
    public async Task A_second_call_about_a_task_at_the_same_time_is_a_conflict()
    {
        using var emulator = Start();
        var id = await emulator.SearchIdAsync("call-1");
        emulator.Service.AddFault(new EmulatorFault
        {
            Kind = FaultKind.AnswerNeverSent,
            Operation = "GetSpeakerSearchTask",
            Delay = TimeSpan.FromMinutes(10),
            Count = 1,
        });

        using var giveUp = new CancellationTokenSource();
        using var slowRequest = new HttpRequestMessage(HttpMethod.Get, $"{emulator.EndpointUrl}{emulator.SearchesPath}/{id}");
        slowRequest.Headers.TryAddWithoutValidation("Authorization", TestEmulator.Signed);
        var slow = emulator.Client.SendAsync(slowRequest, giveUp.Token);
        await Eventually.BecomesTrueAsync(() => emulator.Service.Faults.Count == 0);

        // The first takes its fault a moment before it is about the task.
        var second = await emulator.GetSearchAsync(id);
        for (var tries = 1; tries < 100 && second.Status == 200; tries++)
        {
            second = await emulator.GetSearchAsync(id);
        }

        AssertRefused(second, 409, "ConflictException", "Conflict");
        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => slow);
    }

    [Fact]
    public async Task Members_that_the_api_does_not_list_are_ignored()
    {
        using var emulator = Start();

        var reply = await emulator.SendAsync(
            "POST", emulator.AnalysesPath, """{"TransactionId":"call-1","LanguageCode":"en-US","Extra":{"a":[1,2]}}""");

        Assert.Equal(201, reply.Status);
    }

    [Fact]
    public async Task Ids_are_taken_percent_encoded_in_the_path_and_as_they_are_in_the_body()
    {
        using var emulator = Start();
        const string Transaction = "Anruf 1/2 ümläut \"x\" % 🎧";

        var task = (await emulator.StartSearchAsync(Transaction)).Search;
        var id = task.GetProperty("SpeakerSearchTaskId").GetString()!;
        var encoded = string.Concat(id.Select(c => $"%{(int)c:x2}"));

        Assert.Equal(Transaction, task.GetProperty("CallDetails").GetProperty("TransactionId").GetString());
        Assert.Equal(200, (await emulator.GetSearchAsync(encoded)).Status);
    }

    private async Task<List<(string Id, double Score)>> ResultsAsync(TestEmulator emulator, string transactionId)
    {
        var id = await emulator.SearchIdAsync(transactionId);
        Time.Pass(20);
        var details = (await emulator.GetSearchAsync(id)).Search.GetProperty("SpeakerSearchDetails");
        return
        [
            .. details.GetProperty("Results").EnumerateArray().Select(result => (
                result.GetProperty("VoiceProfileId").GetString()!, result.GetProperty("ConfidenceScore").GetDouble())),
        ];
    }
}
