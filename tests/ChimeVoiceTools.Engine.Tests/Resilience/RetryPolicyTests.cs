using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Resilience;

namespace ChimeVoiceTools.Engine.Tests.Resilience;

public sealed class RetryPolicyTests
{
    private readonly RetryPolicy _policy = new(Backoff.ForRequests(FixedRandom.Always(1)));

    public static TheoryData<string, bool, bool, bool> Failures => new()
    {
        // The failure; whether a request is sent again; whether one that must not be done twice is; whether a task is polled
        // again.
        { nameof(FailureKind.Throttled), true, true, true },
        { nameof(FailureKind.Service), true, false, true },
        { nameof(FailureKind.Connection), true, false, true },
        { nameof(FailureKind.Timeout), true, false, true },
        { nameof(FailureKind.CredentialsRenewed), true, true, true },
        { nameof(FailureKind.Conflict), false, false, true },
        { nameof(FailureKind.Unprocessable), false, false, false },
        { nameof(FailureKind.Unauthorized), false, false, false },
        { nameof(FailureKind.QuotaFull), false, false, false },
        { nameof(FailureKind.Final), false, false, false },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public void What_is_tried_again_follows_from_why_it_failed(string failure, bool request, bool requestOnce, bool poll)
    {
        var kind = Enum.Parse<FailureKind>(failure);

        Assert.Equal(request, _policy.AfterRequest(kind, isRepeatable: true, tries: 1, TimeSpan.Zero) is not null);
        Assert.Equal(requestOnce, _policy.AfterRequest(kind, isRepeatable: false, tries: 1, TimeSpan.Zero) is not null);
        Assert.Equal(poll, _policy.AfterPoll(kind, 1) is not null);
    }

    [Fact]
    public void Each_kind_of_failure_is_decided_on() =>
        Assert.Equal(Enum.GetNames<FailureKind>().Order(), Failures.Select(row => row.Data.Item1).Order());

    [Fact]
    public void A_request_is_tried_six_times_with_growing_delays()
    {
        double?[] delays = [.. Enumerable.Range(1, 6)
            .Select(tries => _policy.AfterRequest(FailureKind.Service, true, tries, TimeSpan.Zero)?.TotalSeconds)];

        Assert.Equal([0.25, 0.5, 1, 2, 4, null], delays);
    }

    [Fact]
    public void Credentials_that_were_renewed_are_used_at_once_and_not_for_ever()
    {
        Assert.Equal(TimeSpan.Zero, _policy.AfterRequest(FailureKind.CredentialsRenewed, true, 1, TimeSpan.Zero));
        Assert.Equal(TimeSpan.Zero, _policy.AfterPoll(FailureKind.CredentialsRenewed, 1));
        Assert.Null(_policy.AfterRequest(FailureKind.CredentialsRenewed, true, 6, TimeSpan.Zero));
    }

    [Theory]
    [InlineData(59.7, true)]
    [InlineData(59.8, false)]
    public void A_request_is_not_tried_again_once_a_minute_would_have_passed(double elapsed, bool isTriedAgain) =>
        Assert.Equal(isTriedAgain, _policy.AfterRequest(FailureKind.Timeout, true, 1, TimeSpan.FromSeconds(elapsed)) is not null);

    [Fact]
    public void A_poll_is_tried_again_however_often_it_failed() =>
        Assert.Equal(TimeSpan.FromSeconds(5), _policy.AfterPoll(FailureKind.Connection, 100_000));
}
