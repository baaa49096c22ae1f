using ChimeVoiceTools.Emulator;
using ChimeVoiceTools.Engine.Connections;
using ChimeVoiceTools.Engine.Credentials;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Tasks;

namespace ChimeVoiceTools.Engine.Tests.Tasks;

public sealed class TaskOperationsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(FaultKind.ResetAfterWork)]
    [InlineData(FaultKind.TruncatedBody)]
    [InlineData(FaultKind.MalformedJson)]
    public async Task A_start_whose_answer_is_lost_starts_one_task(FaultKind fault)
    {
        using var endpoint = await EmulatedEndpoint.StartAsync();
        endpoint.Fail(fault, "StartSpeakerSearchTask");

        var task = await StartAsync(endpoint, endpoint.Search());

        Assert.Equal(task.TaskId, Assert.Single(endpoint.Service.Tasks).TaskId);
        Assert.Contains(endpoint.Said, sentence => sentence.Contains("Trying again", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_start_all_of_whose_answers_are_lost_says_with_which_token_to_get_its_task()
    {
        using var endpoint = await EmulatedEndpoint.StartAsync(taskDuration: 60);
        endpoint.Fail(FaultKind.ResetAfterWork, "StartSpeakerSearchTask", count: null);

        var error = await Assert.ThrowsAsync<ChimeException>(() => StartAsync(endpoint, endpoint.Search()));

        Assert.Equal(ErrorIds.ConnectionFailed, error.ErrorId);
        var token = Assert.Single(endpoint.Service.Tasks).ClientRequestToken!;
        Assert.Contains($"ClientRequestToken {token}", error.Message, StringComparison.Ordinal);

        endpoint.Service.ClearFaults();
        var task = await StartAsync(endpoint, endpoint.Search() with { ClientRequestToken = token });
        Assert.Equal(Assert.Single(endpoint.Service.Tasks).TaskId, task.TaskId);
    }

    [Fact]
    public async Task A_reference_stays_with_the_task_and_is_never_sent()
    {
        await using var service = ServiceStub.That(
            201, """{"SpeakerSearchTask":{"SpeakerSearchTaskId":"task-1","SpeakerSearchTaskStatus":"IN_QUEUE"}}""");
        var session = new SessionTasks(TimeProvider.System);
        var operations = await ConnectAsync(service, session);
        var start = new SpeakerSearchStart
        {
            VoiceConnectorId = "vc",
            TransactionId = "call",
            VoiceProfileDomainId = "vpd",
            Reference = "case 4711",
        };

        var task = await operations.StartAsync(start, TimeSpan.Zero, Token);
        var read = await operations.GetAsync(new SpeakerSearchTask { VoiceConnectorId = "vc", TaskId = "task-1" }, Token);

        Assert.Equal("case 4711", task.Reference);
        Assert.Equal("case 4711", read.Reference);
        Assert.Equal("case 4711", Assert.Single(session.Snapshot()).Reference);
        Assert.Equal(2, service.Requests.Count);
        Assert.All(
            service.Requests, request => Assert.DoesNotContain("4711", request.Line + request.Body, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_start_that_is_answered_without_an_id_says_that_its_task_may_run_and_with_which_token_to_get_it()
    {
        await using var service = ServiceStub.That(201, """{"SpeakerSearchTask":{"SpeakerSearchTaskStatus":"IN_QUEUE"}}""");
        var operations = await ConnectAsync(service);

        var error = await Assert.ThrowsAsync<ChimeException>(() => operations.StartAsync(
            new SpeakerSearchStart
            {
                VoiceConnectorId = "vc",
                TransactionId = "call",
                VoiceProfileDomainId = "vpd",
                ClientRequestToken = "token-1",
            },
            TimeSpan.Zero,
            Token));

        Assert.Equal(ErrorIds.ConnectionFailed, error.ErrorId);
        Assert.Contains("may have been started", error.Message, StringComparison.Ordinal);
        Assert.Contains("token-1", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("before anything was sent", error.Message, StringComparison.Ordinal);
        Assert.All(service.Requests, request => Assert.Contains("token-1", request.Body, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"SpeakerSearchTask":{"SpeakerSearchTaskId":"task-2","SpeakerSearchTaskStatus":"SUCCEEDED"}}""")]
    [InlineData("""{"SpeakerSearchTask":{"SpeakerSearchTaskStatus":"SUCCEEDED"}}""")]
    [InlineData("""{"VoiceToneAnalysisTask":{"VoiceToneAnalysisTaskId":"task-1","VoiceToneAnalysisTaskStatus":"SUCCEEDED"}}""")]
    [InlineData("{}")]
    public async Task An_answer_about_something_else_than_the_task_that_was_asked_for_is_none(string answer)
    {
        await using var service = ServiceStub.That(200, answer);
        var operations = await ConnectAsync(service);

        var error = await Assert.ThrowsAsync<ChimeException>(
            () => operations.GetAsync(new SpeakerSearchTask { VoiceConnectorId = "vc", TaskId = "task-1" }, Token));

        Assert.Equal(ErrorIds.ConnectionFailed, error.ErrorId);
        Assert.Contains("task-1", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ThrottledClient")]
    [InlineData("ServiceFailure")]
    [InlineData("ServiceUnavailable")]
    public async Task What_passes_is_tried_again(string error)
    {
        using var endpoint = await EmulatedEndpoint.StartAsync();
        endpoint.Fail(FaultKind.Error, count: 2, error: error);

        await StartAsync(endpoint, endpoint.Analysis());

        Assert.Equal(2, endpoint.Said.Count);
        Assert.Single(endpoint.Service.Tasks);
    }

    [Fact]
    public async Task Throttling_without_end_ends_in_an_error_that_names_the_operation_and_the_request()
    {
        using var endpoint = await EmulatedEndpoint.StartAsync();
        endpoint.Fail(FaultKind.Error, count: null, error: "ThrottledClient");

        var error = await Assert.ThrowsAsync<ChimeException>(() => StartAsync(endpoint, endpoint.Search("call-9")));

        Assert.Equal("ThrottledClientException", error.ErrorId);
        Assert.Equal(ChimeErrorKind.LimitsExceeded, error.Kind);
        Assert.Contains("call-9", error.Message, StringComparison.Ordinal);
        Assert.Contains(endpoint.Service.Requests[^1].RequestId, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "call", "VoiceConnectorId")]
    [InlineData("   ", "call", "VoiceConnectorId")]
    [InlineData("connector", null, "TransactionId")]
    public async Task Input_that_breaks_a_rule_is_refused_before_anything_is_sent(
        string voiceConnectorId, string? transactionId, string parameter)
    {
        using var endpoint = await EmulatedEndpoint.StartAsync();

        var error = await Assert.ThrowsAsync<ChimeException>(() => StartAsync(
            endpoint,
            endpoint.Search() with { VoiceConnectorId = voiceConnectorId, TransactionId = transactionId }));

        Assert.Equal(ErrorIds.InvalidParameter, error.ErrorId);
        Assert.Contains(parameter, error.Message, StringComparison.Ordinal);
        Assert.Empty(endpoint.Service.Requests);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("with space")]
    [InlineData("newline-at-the-end\n")]
    public async Task A_client_request_token_that_breaks_the_rule_is_refused(string token)
    {
        using var endpoint = await EmulatedEndpoint.StartAsync();

        var error = await Assert.ThrowsAsync<ChimeException>(
            () => StartAsync(endpoint, endpoint.Search() with { ClientRequestToken = token }));

        Assert.Contains("ClientRequestToken", error.Message, StringComparison.Ordinal);
        Assert.Empty(endpoint.Service.Requests);
    }

    [Fact]
    public async Task Ids_of_the_greatest_length_are_sent_and_longer_ones_are_not()
    {
        using var endpoint = await EmulatedEndpoint.StartAsync();

        await StartAsync(endpoint, endpoint.Search(new string('t', 256)));
        await Assert.ThrowsAsync<ChimeException>(() => StartAsync(endpoint, endpoint.Search(new string('t', 257))));

        Assert.Single(endpoint.Service.Requests);
    }

    [Fact]
    public async Task A_start_that_is_cancelled_on_its_way_still_gets_into_the_session_list()
    {
        using var endpoint = await EmulatedEndpoint.StartAsync();
        endpoint.Service.AddFault(new EmulatorFault { Kind = FaultKind.SlowAnswer, Delay = TimeSpan.FromSeconds(1) });
        using var cancellation = new CancellationTokenSource();

        var start = endpoint.Operations.StartAsync(endpoint.Search(), TimeSpan.Zero, cancellation.Token);
        await Eventually.BecomesTrueAsync(() => endpoint.Service.Tasks.Count == 1);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => start);

        Assert.Empty(endpoint.Session.Snapshot());
        await Eventually.BecomesTrueAsync(() => endpoint.Session.Snapshot().Count == 1);
        Assert.Equal(endpoint.Service.Tasks[0].TaskId, endpoint.Session.Snapshot()[0].TaskId);
    }

    [Fact]
    public async Task A_full_quota_is_an_error_at_once_unless_there_is_time_to_wait_for_a_place()
    {
        using var endpoint = await EmulatedEndpoint.StartAsync(
            quotas: EmulatorQuotas.Unlimited with { ActiveSpeakerSearchTasks = 1 });
        await StartAsync(endpoint, endpoint.Search("first"));

        var error = await Assert.ThrowsAsync<ChimeException>(() => StartAsync(endpoint, endpoint.Search("second")));
        var task = await endpoint.Operations.StartAsync(endpoint.Search("second"), TimeSpan.FromSeconds(60), Token);

        Assert.Equal(ChimeErrorKind.QuotaExceeded, error.Kind);
        Assert.Equal("second", task.TransactionId);
        Assert.Equal(2, endpoint.Service.Tasks.Count);
    }

    [Fact]
    public async Task The_domain_of_a_speaker_search_is_kept_for_whoever_reads_it_by_its_id_alone()
    {
        using var endpoint = await EmulatedEndpoint.StartAsync();
        var started = await StartAsync(endpoint, endpoint.Search());

        var read = (SpeakerSearchTask)await endpoint.Operations.GetAsync(
            new SpeakerSearchTask { VoiceConnectorId = started.VoiceConnectorId, TaskId = started.TaskId }, Token);

        Assert.Equal(endpoint.Service.VoiceProfileDomainId, read.VoiceProfileDomainId);
    }

    [Fact]
    public async Task Reading_brings_the_session_list_up_to_date()
    {
        using var endpoint = await EmulatedEndpoint.StartAsync();
        var task = await StartAsync(endpoint, endpoint.Search());

        while (!task.IsFinished)
        {
            task = await endpoint.Operations.GetAsync(task, Token);
        }

        var listed = (SpeakerSearchTask)Assert.Single(endpoint.Session.Snapshot());
        Assert.Equal(TaskStatuses.Succeeded, listed.Status);
        Assert.Equal(listed.Results.Max(result => result.ConfidenceScore), listed.BestMatch!.ConfidenceScore);
    }

    [Fact]
    public async Task Stopping_what_runs_stops_it_and_stopping_what_has_ended_does_nothing()
    {
        using var endpoint = await EmulatedEndpoint.StartAsync(taskDuration: 60);
        var task = await StartAsync(endpoint, endpoint.Analysis());

        Assert.True((await endpoint.Operations.StopAsync(task, Token)).WasStopped);
        Assert.Equal(TaskStatuses.Stopped, Assert.Single(endpoint.Session.Snapshot()).Status);
        Assert.False((await endpoint.Operations.StopAsync(task, Token)).WasStopped);
    }

    [Fact]
    public async Task A_stop_whose_answer_is_lost_has_succeeded()
    {
        using var endpoint = await EmulatedEndpoint.StartAsync(taskDuration: 60);
        var task = await StartAsync(endpoint, endpoint.Search());
        endpoint.Fail(FaultKind.ResetAfterWork, "StopSpeakerSearchTask");

        await endpoint.Operations.StopAsync(task, Token);

        Assert.Equal(TaskStatuses.Stopped, (await endpoint.Operations.GetAsync(task, Token)).Status);
    }

    [Fact]
    public async Task An_endpoint_where_nobody_listens_ends_in_an_error_that_says_so()
    {
        using var endpoint = await EmulatedEndpoint.StartAsync();
        endpoint.StopEmulator();

        var error = await Assert.ThrowsAsync<ChimeException>(() => StartAsync(endpoint, endpoint.Search()));

        Assert.Equal(ErrorIds.ConnectionFailed, error.ErrorId);
        Assert.Equal(ChimeErrorKind.ConnectionError, error.Kind);
    }

    private static Task<ChimeTask> StartAsync(EmulatedEndpoint endpoint, TaskStart start) =>
        endpoint.Impatient.StartAsync(start, TimeSpan.Zero, Token);

    private static async Task<TaskOperations> ConnectAsync(ServiceStub service, SessionTasks? session = null) => new(
        await ConnectionPool.GetAsync(
            new ConnectionOptions { EndpointUrl = service.Url, Region = "us-east-1", Keys = new AccessKeys("AKIDEXAMPLE", "secret") }, TaskOrigin.None, Token),
        static _ => { },
        new InstantClock(),
        session ?? new SessionTasks(TimeProvider.System));
}
