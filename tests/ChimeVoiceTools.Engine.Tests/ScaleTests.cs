using System.Collections.Concurrent;
using Amazon;
using Amazon.ChimeSDKVoice;
using Amazon.Runtime;
using ChimeVoiceTools.Emulator;
using ChimeVoiceTools.Engine.Connections;
using ChimeVoiceTools.Engine.Credentials;
using ChimeVoiceTools.Engine.Resilience;
using ChimeVoiceTools.Engine.Tasks;
using ChimeVoiceTools.Engine.Waiting;
using Api = Amazon.ChimeSDKVoice.Model;

namespace ChimeVoiceTools.Engine.Tests;

/// <summary>Many tasks, and what goes wrong with some of them.</summary>
public sealed class ScaleTests
{
    private static readonly (FaultKind Kind, string? Error)[] Faults =
    [
        (FaultKind.Error, "ThrottledClient"),
        (FaultKind.Error, "ServiceFailure"),
        (FaultKind.Error, "ServiceUnavailable"),
        (FaultKind.Error, "Conflict"),
        (FaultKind.SlowAnswer, null),
        (FaultKind.AnswerNeverSent, null),
        (FaultKind.ResetBeforeWork, null),
        (FaultKind.ResetAfterWork, null),
        (FaultKind.TruncatedBody, null),
        (FaultKind.MalformedJson, null),
        (FaultKind.UnknownStatus, null),
        (FaultKind.UnknownMembers, null),
    ];

    private readonly Outcomes _outcomes = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task With_a_tenth_of_all_answers_failing_ten_thousand_tasks_finish_and_none_is_lost_or_reported_twice_or_wrongly()
    {
        Assert.SkipWhen(Platform.IsMono, "It takes Mono several minutes.");
        const int Count = 10_000;
        using var endpoint = await EmulatedEndpoint.StartAsync(taskDuration: 1);
        List<ChimeTask> tasks = [];
        for (var i = 0; i < Count; i += 100)
        {
            tasks.AddRange(await Task.WhenAll(Enumerable.Range(i, 100).Select(number => endpoint.StartAsync(
                number % 2 == 0 ? endpoint.Search($"call-{number}") : endpoint.Analysis($"call-{number}")))));
        }

        foreach ((var kind, var error) in Faults)
        {
            endpoint.Service.AddFault(new EmulatorFault
            {
                Kind = kind,
                ErrorName = error,
                Share = 0.1 / Faults.Length,
                Delay = kind == FaultKind.SlowAnswer ? TimeSpan.FromMilliseconds(100) : TimeSpan.Zero,
            });
        }

        using var impatient = new AmazonChimeSDKVoiceClient(
            "any",
            "any",
            new AmazonChimeSDKVoiceConfig { ServiceURL = endpoint.EndpointUrl, AuthenticationRegion = "us-east-1", MaxErrorRetry = 0, Timeout = TimeSpan.FromSeconds(1) });
        var connection = new Connection(impatient, "us-east-1", "any");
        var time = new FastTime();
        using var waiter = Waiter(
            new SessionTasks(time),
            time,
            new WaitOptions { PollingInterval = TimeSpan.FromSeconds(2), MaxConcurrentRequests = 32 });
        foreach (var task in tasks)
        {
            waiter.Add(task, () => connection);
        }

        await waiter.WhenDoneAsync(Timeout.InfiniteTimeSpan, Token);

        Assert.Equal(Count, endpoint.Service.Tasks.Count);
        Assert.Equal(tasks.Select(task => task.TaskId).Order(), _outcomes.Select(outcome => outcome.Task.TaskId).Order());
        Assert.All(_outcomes, outcome => Assert.Null(outcome.Error));
        Assert.All(_outcomes, outcome => Assert.Equal(TaskStatuses.Succeeded, outcome.Task.Status));
        Assert.Equal(0, endpoint.Service.UnexpectedFailures);
    }

    [Fact]
    public async Task Starts_go_through_a_quota_in_order_and_none_is_done_twice()
    {
        const int Count = 60;
        using var endpoint = await EmulatedEndpoint.StartAsync(
            taskDuration: 0.2, quotas: EmulatorQuotas.Unlimited with { ActiveVoiceToneAnalysisTasks = 5 });

        var tasks = await Task.WhenAll(Enumerable.Range(0, Count).Select(number =>
            endpoint.Operations.StartAsync(endpoint.Analysis($"call-{number:00}"), Timeout.InfiniteTimeSpan, Token)));

        Assert.Equal(Count, endpoint.Service.Tasks.Count);
        Assert.Equal(Count, tasks.Select(task => task.TaskId).Distinct().Count());

        // Once it is known that the quota is small, starts are sent in order, but for requests that overtake each other.
        string[] order = [.. endpoint.Service.Tasks.Select(task => task.TransactionId!)];
        Assert.All(
            order.Select((transaction, index) => Math.Abs(int.Parse(transaction[5..], null) - index)).Skip(Count / 2),
            moved => Assert.InRange(moved, 0, 20));
        Assert.InRange(
            endpoint.Service.Requests.Count(request => request.Operation == "StartVoiceToneAnalysisTask"), Count, Count * 4);
    }

    [Fact]
    public async Task Room_that_a_stop_makes_is_taken_at_once()
    {
        using var endpoint = await EmulatedEndpoint.StartAsync(
            taskDuration: 3600, quotas: EmulatorQuotas.Unlimited with { ActiveSpeakerSearchTasks = 1 });
        var first = await endpoint.StartAsync(endpoint.Search("first"));
        var second = endpoint.Operations.StartAsync(endpoint.Search("second"), TimeSpan.FromHours(1), Token);
        await Eventually.BecomesTrueAsync(() => endpoint.Service.Requests.Any(request => request.ErrorType is not null));

        await endpoint.Operations.StopAsync(first, Token);

        Assert.Equal("second", (await second).TransactionId);
    }

    [Fact]
    public async Task A_start_that_found_no_room_in_time_ends_in_the_error_of_the_quota()
    {
        using var endpoint = await EmulatedEndpoint.StartAsync(
            taskDuration: 3600, quotas: EmulatorQuotas.Unlimited with { ActiveSpeakerSearchTasks = 1 });
        await endpoint.StartAsync(endpoint.Search("first"));

        var error = await Assert.ThrowsAsync<ChimeVoiceTools.Engine.Errors.ChimeException>(
            () => endpoint.Operations.StartAsync(endpoint.Search("second"), TimeSpan.FromSeconds(0.5), Token));

        Assert.Equal("ResourceLimitExceededException", error.ErrorId);
        Assert.Single(endpoint.Service.Tasks);
    }

    [Fact]
    public async Task Throttling_slows_its_own_connection_down_and_no_other()
    {
        using var throttled = await EmulatedEndpoint.StartAsync(taskDuration: 60);
        using var other = await EmulatedEndpoint.StartAsync(taskDuration: 60);
        using var waiter = Waiter(throttled, new WaitOptions { PollingInterval = TimeSpan.FromMilliseconds(100) });
        for (var i = 0; i < 20; i++)
        {
            waiter.Add(await throttled.StartAsync(throttled.Search($"call-{i}")), () => throttled.Connection);
            waiter.Add(await other.StartAsync(other.Search($"call-{i}")), () => other.Connection);
        }

        throttled.Fail(FaultKind.Error, count: null, error: "ThrottledClient");
        await Eventually.BecomesTrueAsync(() => EndpointLimits.Of(throttled.Connection).Pace.Rate < 10);
        Assert.True(double.IsPositiveInfinity(EndpointLimits.Of(other.Connection).Pace.Rate));

        var lowest = EndpointLimits.Of(throttled.Connection).Pace.Rate;
        throttled.Service.ClearFaults();
        await Eventually.BecomesTrueAsync(() => EndpointLimits.Of(throttled.Connection).Pace.Rate > lowest);
    }

    [Fact]
    public async Task Each_wait_keeps_to_its_own_bound_of_requests_under_way()
    {
        using var endpoint = await EmulatedEndpoint.StartAsync(taskDuration: 60);
        var client = new CountingClient(endpoint.EndpointUrl);
        var connection = new Connection(client, "us-east-1", "any");
        using var waiter = Waiter(
            endpoint, new WaitOptions { PollingInterval = TimeSpan.FromMilliseconds(100), MaxConcurrentRequests = 3 });
        using var another = Waiter(
            endpoint, new WaitOptions { PollingInterval = TimeSpan.FromMilliseconds(100), MaxConcurrentRequests = 2 });
        for (var i = 0; i < 40; i++)
        {
            (i % 2 == 0 ? waiter : another).Add(
                new SpeakerSearchTask { VoiceConnectorId = "connector", TaskId = $"task-{i}" }, () => connection);
        }

        await Eventually.BecomesTrueAsync(() => client.Asked.Count == 40 && client.Asked.Values.All(times => times > 2));

        Assert.Equal(5, client.MostUnderWay);
        Assert.Equal(1, client.MostUnderWayOfATask);
    }

    [Fact]
    public async Task A_session_token_that_expires_during_a_wait_is_renewed_through_its_provider()
    {
        Assert.SkipWhen(Platform.IsMono, "AWSSDK.Core's build for .NET Framework starts a credential process with cmd.exe.");
        using var endpoint = await EmulatedEndpoint.StartAsync(taskDuration: 1);
        var folder = Directory.CreateTempSubdirectory("chime-").FullName;
        var log = Path.Combine(folder, "asked");
        var profile = Path.Combine(folder, "config");
        var script = Path.Combine(folder, OperatingSystem.IsWindows() ? "keys.cmd" : "keys.sh");
        const string Keys = "{\"Version\":1,\"AccessKeyId\":\"AKID\",\"SecretAccessKey\":\"secret\",\"SessionToken\":\"token\",\"Expiration\":\"2099-01-01T00:00:00Z\"}";
        await File.WriteAllTextAsync(
            script,
            OperatingSystem.IsWindows() ? $"@echo asked>>{log}\r\n@echo {Keys}\r\n" : $"echo asked >> {log}\necho '{Keys}'\n",
            Token);
        await File.WriteAllTextAsync(
            profile,
            $"[renewed]\ncredential_process = {(OperatingSystem.IsWindows() ? script : "sh " + script)}\nregion = us-east-1\n",
            Token);
        var connection = await ConnectionPool.GetAsync(
            new ConnectionOptions { EndpointUrl = endpoint.EndpointUrl, ProfileName = "renewed", ProfileLocation = profile }, TaskOrigin.None, Token);
        var task = await endpoint.StartAsync(endpoint.Search());
        using var waiter = Waiter(endpoint);
        endpoint.Fail(FaultKind.Error, "GetSpeakerSearchTask", error: "UnauthorizedClient");

        waiter.Add(task, () => connection);
        await waiter.WhenDoneAsync(Timeout.InfiniteTimeSpan, Token);

        Assert.Null(Assert.Single(_outcomes).Error);
        Assert.Equal(2, (await File.ReadAllLinesAsync(log, Token)).Length);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Credentials_that_are_refused_for_good_end_the_wait()
    {
        using var endpoint = await EmulatedEndpoint.StartAsync(taskDuration: 60);
        var renewals = 0;
        var client = new AmazonChimeSDKVoiceClient(
            "any",
            "any",
            new AmazonChimeSDKVoiceConfig { ServiceURL = endpoint.EndpointUrl, AuthenticationRegion = "us-east-1", MaxErrorRetry = 0 });
        var found = new FoundCredentials(new EnvironmentLikeCredentials(), "a test");
        var credentials = new SharedCredentials(
            found,
            () =>
            {
                renewals++;
                return Task.FromResult(found);
            },
            static () => Task.FromResult(RegionEndpoint.USEast1));
        var connection = new Connection(client, "us-east-1", "any", credentials: credentials);
        var task = await endpoint.StartAsync(endpoint.Search());
        endpoint.Fail(FaultKind.Error, "GetSpeakerSearchTask", count: null, error: "UnauthorizedClient");
        using var waiter = Waiter(endpoint);

        waiter.Add(task, () => connection);
        await waiter.WhenDoneAsync(Timeout.InfiniteTimeSpan, Token);

        Assert.Equal("UnauthorizedClientException", Assert.Single(_outcomes).Error!.ErrorId);
        Assert.Equal(1, renewals);
    }

    [Fact]
    public async Task A_machine_that_slept_for_an_hour_goes_on()
    {
        using var endpoint = await EmulatedEndpoint.StartAsync(taskDuration: 2);
        var time = new SleepingTime();
        var session = new SessionTasks(time);
        var operations = new TaskOperations(endpoint.Connection, static _ => { }, time, session);
        using var waiter = Waiter(session, time, new WaitOptions { PollingInterval = TimeSpan.FromMilliseconds(200) });
        for (var i = 0; i < 10; i++)
        {
            waiter.Add(
                await operations.StartAsync(endpoint.Search($"call-{i}"), TimeSpan.Zero, Token), () => endpoint.Connection);
        }

        await Eventually.BecomesTrueAsync(() => waiter.Progress.Requests > 0);
        endpoint.Fail(FaultKind.ResetBeforeWork, "GetSpeakerSearchTask", count: 25);
        endpoint.Service.AdvanceTime(TimeSpan.FromHours(1));
        time.Sleep(TimeSpan.FromHours(1));
        await waiter.WhenDoneAsync(Timeout.InfiniteTimeSpan, Token);

        Assert.Equal(10, _outcomes.Count);
        Assert.All(_outcomes, outcome => Assert.Equal(TaskStatuses.Succeeded, outcome.Task.Status));
    }

    private TaskWaiter Waiter(EmulatedEndpoint endpoint, WaitOptions? options = null) =>
        Waiter(
            endpoint.Session,
            TimeProvider.System,
            options ?? new WaitOptions { PollingInterval = TimeSpan.FromMilliseconds(500) });

    private TaskWaiter Waiter(
        SessionTasks session, TimeProvider time, WaitOptions options) => _outcomes.Of(changed => new TaskWaiter(
        options,
        changed,
        static _ => { },
        session,
        time,
        Clock.Random,
        connection => new TaskOperations(connection, static _ => { }, time, session)));

    /// <summary>The system's time, ten times as fast: what is slowed down for a while is so for a tenth of it.</summary>
    private sealed class FastTime : TimeProvider
    {
        private const int Speed = 10;

        public override long GetTimestamp() => Speed * base.GetTimestamp();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            new FastTimer(base.CreateTimer(callback, state, Faster(dueTime), Faster(period)));

        private static TimeSpan Faster(TimeSpan time) =>
            time == Timeout.InfiniteTimeSpan ? time : new TimeSpan(time.Ticks / Speed);

        private sealed class FastTimer(ITimer timer) : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(Faster(dueTime), Faster(period));

            public void Dispose() => timer.Dispose();

            public ValueTask DisposeAsync() => timer.DisposeAsync();
        }
    }

    /// <summary>The system's time, but for an hour that passed unseen.</summary>
    private sealed class SleepingTime : TimeProvider
    {
        private long _slept;

        public override long GetTimestamp() => base.GetTimestamp() + Volatile.Read(ref _slept);

        public void Sleep(TimeSpan time) => Interlocked.Add(ref _slept, (long)(time.TotalSeconds * TimestampFrequency));
    }

    /// <summary>Answers each reading after a moment, with a task that still runs, and counts what is under way.</summary>
    private sealed class CountingClient(string endpointUrl)
        : AmazonChimeSDKVoiceClient(
            "any", "any", new AmazonChimeSDKVoiceConfig { ServiceURL = endpointUrl, AuthenticationRegion = "us-east-1" })
    {
        private readonly object _gate = new();
        private readonly HashSet<string> _underWay = [];

        public ConcurrentDictionary<string, int> Asked { get; } = new();

        public int UnderWay
        {
            get
            {
                lock (_gate)
                {
                    return _underWay.Count;
                }
            }
        }

        public int MostUnderWay { get; private set; }

        public int MostUnderWayOfATask { get; private set; }

        public override async Task<Api.GetSpeakerSearchTaskResponse> GetSpeakerSearchTaskAsync(
            Api.GetSpeakerSearchTaskRequest request, CancellationToken cancellationToken = default)
        {
            lock (_gate)
            {
                MostUnderWayOfATask = _underWay.Add(request.SpeakerSearchTaskId!) ? Math.Max(1, MostUnderWayOfATask) : 2;
                MostUnderWay = Math.Max(MostUnderWay, _underWay.Count);
            }

            await Task.Delay(1, cancellationToken);
            Asked.AddOrUpdate(request.SpeakerSearchTaskId!, 1, static (_, times) => times + 1);
            lock (_gate)
            {
                _underWay.Remove(request.SpeakerSearchTaskId!);
            }

            return new Api.GetSpeakerSearchTaskResponse
            {
                SpeakerSearchTask = new Api.SpeakerSearchTask
                {
                    SpeakerSearchTaskId = Copy(request.SpeakerSearchTaskId!),
                    SpeakerSearchTaskStatus = Copy("IN_PROGRESS"),
                    CallDetails = new Api.CallDetails
                    {
                        VoiceConnectorId = Copy(request.VoiceConnectorId!),
                        TransactionId = Guid.NewGuid().ToString(),
                    },
                },
            };
        }

        private static string Copy(string text) => new(text.ToCharArray());
    }

    /// <summary>Keys that may be others the next time.</summary>
    private sealed class EnvironmentLikeCredentials : AWSCredentials
    {
        public override ImmutableCredentials GetCredentials() => new("any", "any", null);
    }
}
