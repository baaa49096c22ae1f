using Amazon;
using Amazon.Runtime;
using ChimeVoiceTools.Engine.Credentials;
using ChimeVoiceTools.Engine.Errors;

namespace ChimeVoiceTools.Engine.Tests.Credentials;

/// <summary>What connections with the same source share: one fetch, one renewal, one prompt.</summary>
public sealed class SharedCredentialsTests
{
    private readonly FakeClock _clock = new();
    private int _finds;

    public static TheoryData<AWSCredentials, bool> Kinds => new()
    {
        { new BasicAWSCredentials("AKID", "secret"), false },
        { new SessionAWSCredentials("AKID", "secret", "token"), false },
        { new Source(Keys("AKID")), true },
    };

    [Fact]
    public async Task All_who_need_keys_while_they_are_fetched_get_what_comes_of_one_fetch()
    {
        var fetched = new TaskCompletionSource<ImmutableCredentials>();
        var source = new Source(fetched.Task);
        var shared = Share(source);

        Task<ImmutableCredentials>[] waiting = [.. Enumerable.Range(0, 5).Select(_ => shared.GetCredentialsAsync())];
        fetched.SetResult(await Keys("ASIAONE"));
        var keys = await Task.WhenAll(waiting);

        Assert.All(keys, one => Assert.Equal("ASIAONE", one.AccessKey));
        Assert.Equal(1, source.Fetches);
    }

    [Fact]
    public async Task Keys_that_have_not_expired_are_not_fetched_again_and_those_that_have_are()
    {
        var source = new Source(Keys("ASIAONE"));
        var shared = Share(source);
        await shared.GetCredentialsAsync();
        await shared.GetCredentialsAsync();
        Assert.Equal(1, source.Fetches);

        source.ClearCredentials();
        await shared.GetCredentialsAsync();

        Assert.Equal(2, source.Fetches);
    }

    [Fact]
    public async Task Keys_that_can_not_be_part_of_a_header_are_refused_whatever_their_source()
    {
        var shared = Share(new Source(Task.FromResult(new ImmutableCredentials("AKID", "first\nsecond", null))));

        var error = await Assert.ThrowsAsync<ChimeException>(() => shared.GetCredentialsAsync());

        Assert.Equal(ErrorIds.CredentialsNotFound, error.ErrorId);
        Assert.Contains("the source of a test", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("second", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_that_may_pass_is_told_as_such_and_the_next_fetch_tries_again()
    {
        var source = new Source(Fails(new HttpRequestException("The network is unreachable")), Keys("ASIATWO"));
        var shared = Share(source);

        var error = await Assert.ThrowsAsync<CredentialsException>(() => shared.GetCredentialsAsync());
        var keys = await shared.GetCredentialsAsync();

        Assert.Contains("the source of a test", error.Message, StringComparison.Ordinal);
        Assert.Equal("ASIATWO", keys.AccessKey);
        Assert.False(shared.IsRefused);
    }

    [Fact]
    public async Task A_failure_that_stays_is_told_as_one_of_the_credentials_and_the_next_fetch_tries_again()
    {
        var source = new Source(Fails(new FileNotFoundException("The file of the token is missing.")), Keys("ASIATWO"));
        var shared = Share(source);

        var error = await Assert.ThrowsAsync<ChimeException>(() => shared.GetCredentialsAsync());
        var keys = await shared.GetCredentialsAsync();

        Assert.Equal(ErrorIds.CredentialsNotFound, error.ErrorId);
        Assert.Contains("The file of the token is missing", error.Message, StringComparison.Ordinal);
        Assert.Equal("ASIATWO", keys.AccessKey);
    }

    [Fact]
    public async Task Where_no_command_can_prompt_for_a_code_the_refusal_stays()
    {
        var shared = Share(Guarded());

        var error = await Assert.ThrowsAsync<ChimeException>(() => shared.GetCredentialsAsync());

        Assert.Contains("mfa/ann", error.Message, StringComparison.Ordinal);
        Assert.True(shared.IsRefused);
        Assert.Same(error, await Assert.ThrowsAsync<ChimeException>(() => shared.GetCredentialsAsync()));
    }

    [Fact]
    public async Task A_user_who_gives_no_code_is_asked_once_by_all_connections()
    {
        var shared = Share(Guarded());
        var prompts = 0;
        using var command = shared.Prompts.Join(prompt =>
        {
            prompts++;
            Assert.True(prompt.TryTake());
            prompt.Decline();
        });

        await Assert.ThrowsAsync<ChimeException>(() => shared.GetCredentialsAsync());
        await Assert.ThrowsAsync<ChimeException>(() => shared.GetCredentialsAsync());

        Assert.Equal(1, prompts);
    }

    [Fact]
    public async Task Several_refusals_of_the_same_keys_renew_them_once_and_a_refusal_of_the_new_ones_again()
    {
        var shared = Share(new Source(Keys("ASIAOLD")), () => new Source(Keys("ASIANEW")));
        _clock.Advance(10);

        await shared.RenewAsync(At(5), _clock);
        await shared.RenewAsync(At(8), _clock);
        Assert.Equal(1, _finds);
        Assert.Equal("ASIANEW", (await shared.GetCredentialsAsync()).AccessKey);

        _clock.Advance(5);
        await shared.RenewAsync(At(12), _clock);

        Assert.Equal(2, _finds);
    }

    [Fact]
    public async Task Who_needs_keys_while_they_are_renewed_waits_for_the_new_ones()
    {
        using var found = new ManualResetEventSlim();
        var shared = Share(new Source(Keys("ASIAOLD")), () =>
        {
            found.Wait(TestContext.Current.CancellationToken);
            return new Source(Keys("ASIANEW"));
        });
        var renewal = shared.RenewAsync(At(0), _clock);

        var getting = shared.GetCredentialsAsync();
        Assert.False(getting.IsCompleted);
        found.Set();

        Assert.Equal("ASIANEW", (await getting).AccessKey);
        await renewal;
    }

    [Fact]
    public async Task Keys_that_can_not_be_found_again_are_fetched_from_where_they_were()
    {
        var source = new Source(Keys("ASIAONE"), Keys("ASIATWO"));
        var shared = Share(source, () => throw new InvalidOperationException("The profile is gone"));
        await shared.GetCredentialsAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() => shared.RenewAsync(At(0), _clock));

        Assert.Equal("ASIATWO", (await shared.GetCredentialsAsync()).AccessKey);
    }

    [Theory]
    [MemberData(nameof(Kinds), DisableDiscoveryEnumeration = true)]
    public void Keys_that_were_given_can_not_be_renewed(AWSCredentials credentials, bool canRenew) =>
        Assert.Equal(canRenew, Share(credentials).CanRenew);

    [Fact]
    public void Credentials_that_the_service_refused_for_good_are_refused()
    {
        var shared = Share(new Source(Keys("ASIAONE")));
        Assert.False(shared.IsRefused);

        shared.Refuse();

        Assert.True(shared.IsRefused);
    }

    private static Task<ImmutableCredentials> Keys(string accessKey) =>
        Task.FromResult(new ImmutableCredentials(accessKey, "secret", "token"));

    private static Task<ImmutableCredentials> Fails(Exception error) => Task.FromException<ImmutableCredentials>(error);

    private static AssumeRoleAWSCredentials Guarded() => new(
        new BasicAWSCredentials("AKID", "secret"),
        "arn:aws:iam::123456789012:role/guarded",
        "session",
        new AssumeRoleAWSCredentialsOptions { MfaSerialNumber = "arn:aws:iam::123456789012:mfa/ann" });

    private static long At(double seconds) => TimeSpan.FromSeconds(seconds).Ticks;

    private SharedCredentials Share(AWSCredentials credentials, Func<AWSCredentials>? find = null) => new(
        new FoundCredentials(credentials, "the source of a test"),
        () =>
        {
            _finds++;
            return Task.FromResult(new FoundCredentials(find!(), "the source of a test"));
        },
        () => Task.FromResult(RegionEndpoint.EUCentral1));

    /// <summary>A source of keys that gives one result after the other, and the last again and again.</summary>
    private sealed class Source(params Task<ImmutableCredentials>[] results) : RefreshingAWSCredentials
    {
        private int _fetches;

        public int Fetches => _fetches;

        protected override CredentialsRefreshState GenerateNewCredentials() =>
            GenerateNewCredentialsAsync().GetAwaiter().GetResult();

        protected override async Task<CredentialsRefreshState> GenerateNewCredentialsAsync()
        {
            var result = results[Math.Min(Interlocked.Increment(ref _fetches), results.Length) - 1];
            return new CredentialsRefreshState(await result, DateTime.UtcNow + TimeSpan.FromDays(1));
        }
    }
}
