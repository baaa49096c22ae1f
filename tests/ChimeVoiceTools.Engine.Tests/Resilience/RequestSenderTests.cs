using System.Net;
using Amazon.Runtime;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Resilience;

namespace ChimeVoiceTools.Engine.Tests.Resilience;

/// <summary>Requests that fail in turn, on a clock on which nothing takes time.</summary>
public sealed class RequestSenderTests
{
    private const string Doubt = "It may have been done.";

    private readonly InstantClock _clock = new();
    private readonly EndpointLimits _limits;
    private readonly List<string> _said = [];
    private readonly RequestSender _sender;
    private int _sent;

    public RequestSenderTests()
    {
        _limits = new EndpointLimits(_clock, FixedRandom.Always(1));
        _sender = new RequestSender(new FakeTasks(new FakeClock()).Connection, _limits, _said.Add, ErrorAdvice.Tasks);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static Exception Throttled => Refusal("ThrottledClientException", (HttpStatusCode)429);

    private static Exception Lost => new IOException("The connection broke.");

    [Fact]
    public async Task A_request_is_sent_again_after_growing_delays_and_each_is_told()
    {
        var answer = await _sender.RunAsync(Fails(Throttled, Lost, new TimeoutException()), "Reading", Token);

        Assert.Equal("answer", answer);
        Assert.Equal((4, 4), (_sent, _sender.Requests));
        Assert.Equal(3, _said.Count);
        Assert.All(_said, sentence => Assert.StartsWith("Reading failed", sentence, StringComparison.Ordinal));

        // What the pace adds after the throttling is less than the backoff's 0.25 + 0.5 + 1 s.
        Assert.InRange(_clock.Passed.TotalSeconds, 1.75, 3.5);
    }

    [Fact]
    public async Task After_six_tries_the_last_failure_is_the_error()
    {
        var error = await Assert.ThrowsAsync<ChimeException>(
            () => _sender.RunAsync(Fails([.. Enumerable.Repeat(Lost, 5), Throttled, Lost]), "Reading", Token));

        Assert.Equal("ThrottledClientException", error.ErrorId);
        Assert.Equal(6, _sent);
    }

    [Fact]
    public async Task What_would_fail_again_is_not_sent_again()
    {
        await Assert.ThrowsAsync<ChimeException>(
            () => _sender.RunAsync(Fails(Refusal("NotFoundException", HttpStatusCode.NotFound)), "Reading", Token));

        Assert.Equal(1, _sent);
        Assert.Empty(_said);
    }

    [Fact]
    public async Task What_must_not_be_done_twice_is_sent_again_where_it_was_not_done_and_only_there()
    {
        var error = await Assert.ThrowsAsync<ChimeException>(
            () => _sender.RunOnceAsync(Fails(Throttled, Lost, Throttled), "Creating", Doubt, Token));

        Assert.EndsWith(Doubt, error.Message, StringComparison.Ordinal);
        Assert.Equal(2, _sent);
    }

    [Fact]
    public async Task A_try_whose_answer_was_lost_leaves_a_doubt_whatever_the_later_ones_were_answered()
    {
        var error = await Assert.ThrowsAsync<ChimeException>(
            () => StartAsync(Fails(Lost, Refusal("AccessDeniedException", HttpStatusCode.Forbidden))));

        Assert.Equal("AccessDeniedException", error.ErrorId);
        Assert.EndsWith(Doubt, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_of_the_first_try_leaves_no_doubt()
    {
        Exception failure = await Assert.ThrowsAnyAsync<AmazonServiceException>(
            () => StartAsync(Fails(Throttled, Refusal("AccessDeniedException", HttpStatusCode.Forbidden))));

        Assert.DoesNotContain(Doubt, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_quota_leaves_no_doubt_since_a_token_whose_task_is_there_is_answered_with_the_task() =>
        await Assert.ThrowsAnyAsync<AmazonServiceException>(
            () => StartAsync(Fails(Lost, Refusal("ResourceLimitExceededException", HttpStatusCode.BadRequest))));

    [Fact]
    public async Task A_deletion_whose_answer_was_lost_has_succeeded_when_there_is_nothing_left()
    {
        Exception missing = Refusal("NotFoundException", HttpStatusCode.NotFound);

        await _sender.RunDeletionAsync(Fails(Throttled, Lost, missing), "Removing", Token);
        await Assert.ThrowsAsync<ChimeException>(() => _sender.RunDeletionAsync(Fails(Throttled, missing), "Removing", Token));
    }

    [Fact]
    public async Task Throttled_answers_slow_all_requests_to_the_endpoint_down()
    {
        await Assert.ThrowsAsync<ChimeException>(
            () => _sender.RunAsync(Fails([.. Enumerable.Repeat(Throttled, 6)]), "Reading", Token));

        Assert.InRange(_limits.Pace.Rate, 0.5, 100);
    }

    [Fact]
    public async Task A_request_that_is_cancelled_between_two_tries_is_not_sent_again()
    {
        using var cancellation = new CancellationTokenSource();
        var sender = new RequestSender(
            new FakeTasks(new FakeClock()).Connection, _limits, _ => cancellation.Cancel(), ErrorAdvice.Tasks);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => sender.RunAsync(Fails(Lost, Lost), "Reading", cancellation.Token));

        Assert.Equal(1, _sent);
    }

    private static AmazonServiceException Refusal(string name, HttpStatusCode status) =>
        new("No.", ErrorType.Sender, name, "request-1", status);

    private Task<string> StartAsync(Func<Task<string>> send) =>
        _sender.RetryAsync(_ => send(), "Starting", Doubt, isRepeatable: true, Token);

    /// <summary>Sends a request that fails so, one failure a try, and is answered after that; each call counts on.</summary>
    private Func<Task<string>> Fails(params Exception[] failures)
    {
        var before = _sent;
        return () =>
            _sent++ - before is var sent && sent < failures.Length
                ? Task.FromException<string>(failures[sent])
                : Task.FromResult("answer");
    }
}
