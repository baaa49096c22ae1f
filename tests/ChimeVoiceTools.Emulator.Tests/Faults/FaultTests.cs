using ChimeVoiceTools.Emulator;

namespace ChimeVoiceTools.Emulator.Tests.Faults;

public abstract class FaultTests<THost> : EmulatorTests<THost>
    where THost : IEmulatorHost, new()
{
    private const string StartSearch = "StartSpeakerSearchTask";

    [Theory]
    [InlineData("ThrottledClientException", 429, "Throttled")]
    [InlineData("ServiceFailureException", 500, "ServiceFailure")]
    [InlineData("ServiceUnavailableException", 503, "ServiceUnavailable")]
    [InlineData("ForbiddenException", 403, "Forbidden")]
    [InlineData("AccessDeniedException", 403, "AccessDenied")]
    [InlineData("GoneException", 410, "Gone")]
    public async Task An_error_is_answered_as_often_as_it_was_asked_for_and_no_work_is_done(string name, int status, string code)
    {
        using var emulator = Start();
        emulator.Service.AddFault(
            new EmulatorFault { Kind = FaultKind.Error, ErrorName = name, Operation = StartSearch, Count = 2 });

        AssertRefused(await emulator.StartSearchAsync("call-1"), status, name, code);
        Assert.Equal(201, (await emulator.StartAnalysisAsync("call-1")).Status);
        AssertRefused(await emulator.StartSearchAsync("call-1"), status, name, code);
        Assert.Equal(201, (await emulator.StartSearchAsync("call-1")).Status);

        Assert.Equal(2, emulator.Service.Tasks.Count);
        Assert.Equal(2, emulator.Service.Requests.Count(request => request.Fault == FaultKind.Error));
    }

    [Fact]
    public async Task A_connection_closed_after_the_work_leaves_the_task_started()
    {
        using var emulator = Start();
        emulator.Service.AddFault(new EmulatorFault { Kind = FaultKind.ResetAfterWork, Operation = StartSearch, Count = 1 });

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => emulator.StartSearchAsync("call-1", token: "token-1"));
        Assert.Single(emulator.Service.Tasks);

        Assert.Equal(201, (await emulator.StartSearchAsync("call-1", token: "token-1")).Status);
        Assert.Single(emulator.Service.Tasks);
    }

    [Fact]
    public async Task A_connection_closed_before_the_work_starts_nothing()
    {
        using var emulator = Start();
        emulator.Service.AddFault(new EmulatorFault { Kind = FaultKind.ResetBeforeWork, Operation = StartSearch, Count = 1 });

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => emulator.StartSearchAsync("call-1"));

        Assert.Empty(emulator.Service.Tasks);
        Assert.Equal(201, (await emulator.StartSearchAsync("call-1")).Status);
    }

    [Fact]
    public async Task An_answer_that_is_never_sent_comes_from_work_that_was_done()
    {
        using var emulator = Start();
        emulator.Service.AddFault(new EmulatorFault { Kind = FaultKind.AnswerNeverSent, Operation = StartSearch, Count = 1 });

        var unanswered = emulator.StartSearchAsync("call-1", token: "token-1");
        await Eventually.BecomesTrueAsync(() => emulator.Service.Requests.Count == 1);

        Assert.Single(emulator.Service.Tasks);
        Assert.Equal(201, (await emulator.StartSearchAsync("call-1", token: "token-1")).Status);
        Assert.False(unanswered.IsCompleted);
        emulator.Client.CancelPendingRequests();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => unanswered);
    }

    [Fact]
    public async Task A_slow_answer_comes_late_and_right()
    {
        using var emulator = Start();
        emulator.Service.AddFault(
            new EmulatorFault { Kind = FaultKind.SlowAnswer, Delay = TimeSpan.FromMilliseconds(300), Count = 1 });
        var began = System.Diagnostics.Stopwatch.StartNew();

        Assert.Equal(201, (await emulator.StartSearchAsync("call-1")).Status);

        Assert.True(began.ElapsedMilliseconds >= 290);
    }

    [Fact]
    public async Task A_truncated_body_ends_before_the_length_that_was_announced()
    {
        using var emulator = Start();
        emulator.Service.AddFault(new EmulatorFault { Kind = FaultKind.TruncatedBody, Count = 1 });

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => emulator.StartSearchAsync("call-1"));

        Assert.Single(emulator.Service.Tasks);
    }

    [Fact]
    public async Task Malformed_json_comes_with_the_status_of_success()
    {
        using var emulator = Start();
        emulator.Service.AddFault(new EmulatorFault { Kind = FaultKind.MalformedJson, Count = 1 });

        var reply = await emulator.StartSearchAsync("call-1");

        Assert.Equal(201, reply.Status);
        Assert.ThrowsAny<System.Text.Json.JsonException>(() => reply.Json);
    }

    [Fact]
    public async Task An_unknown_status_and_unknown_members_change_the_answer_and_not_the_task()
    {
        using var emulator = Start();
        emulator.Service.AddFault(new EmulatorFault { Kind = FaultKind.UnknownStatus, Count = 1 });
        emulator.Service.AddFault(new EmulatorFault { Kind = FaultKind.UnknownMembers, Count = 1 });

        var started = (await emulator.StartSearchAsync("call-1")).Search;
        Assert.DoesNotContain(
            started.GetProperty("SpeakerSearchTaskStatus").GetString(),
            (string[])["IN_QUEUE", "IN_PROGRESS", "PARTIAL_SUCCESS", "SUCCEEDED", "FAILED", "STOPPED"]);

        var read = (await emulator.GetSearchAsync(started.GetProperty("SpeakerSearchTaskId").GetString()!)).Search;
        Assert.Equal("IN_QUEUE", read.GetProperty("SpeakerSearchTaskStatus").GetString());
        Assert.True(read.GetProperty("CallDetails").EnumerateObject().Count() > 3);
    }

    [Fact]
    public async Task Faults_can_be_ended_while_the_emulator_runs()
    {
        using var emulator = Start();
        emulator.Service.AddFault(new EmulatorFault { Kind = FaultKind.Error, ErrorName = "ThrottledClient" });
        Assert.Equal(429, (await emulator.StartSearchAsync("call-1")).Status);

        emulator.Service.ClearFaults();

        Assert.Equal(201, (await emulator.StartSearchAsync("call-1")).Status);
    }

    [Fact]
    public async Task A_share_of_faults_falls_on_the_same_requests_for_the_same_seed()
    {
        async Task<string> RunAsync(int seed)
        {
            using var emulator = Start(seed: seed);
            emulator.Service.AddFault(new EmulatorFault { Kind = FaultKind.Error, ErrorName = "ThrottledClient", Share = 0.5 });
            var pattern = string.Empty;
            for (var i = 0; i < 40; i++)
            {
                pattern += (await emulator.GetSearchAsync("unknown")).Status == 429 ? 'x' : '.';
            }

            return pattern;
        }

        var pattern = await RunAsync(3);

        Assert.InRange(pattern.Count(c => c == 'x'), 8, 32);
        Assert.Equal(pattern, await RunAsync(3));
        Assert.NotEqual(pattern, await RunAsync(4));
    }

    [Fact]
    public async Task A_fault_keeps_to_its_window_of_the_emulators_time()
    {
        using var emulator = Start();
        emulator.Service.AddFault(new EmulatorFault
        {
            Kind = FaultKind.Error,
            ErrorName = "ServiceUnavailable",
            From = TimeSpan.FromSeconds(10),
            Until = TimeSpan.FromSeconds(20),
        });

        Assert.Equal(404, (await emulator.GetSearchAsync("unknown")).Status);
        Time.Pass(10);
        Assert.Equal(503, (await emulator.GetSearchAsync("unknown")).Status);
        Time.Pass(10);
        Assert.Equal(404, (await emulator.GetSearchAsync("unknown")).Status);
    }
}
