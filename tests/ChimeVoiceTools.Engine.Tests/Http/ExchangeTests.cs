using System.Diagnostics;
using System.Text;
using Amazon.ChimeSDKVoice;
using Amazon.ChimeSDKVoice.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using ChimeVoiceTools.Engine.Connections;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Http;

namespace ChimeVoiceTools.Engine.Tests.Http;

/// <summary>Exchanges that go on for ever, or bring back too much.</summary>
public sealed class ExchangeTests
{
    private const int Limit = 1024 * 1024;

    private static readonly GetSpeakerSearchTaskRequest Request = new()
    {
        VoiceConnectorId = "vc",
        SpeakerSearchTaskId = "task-1",
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(200)]
    [InlineData(500)]
    public async Task An_exchange_whose_body_drips_ends_in_time(int status)
    {
        long sent = 0;
        await using var server = HostileServer.ThatNeverEnds(
            status, TimeSpan.FromMilliseconds(20), 1, total => Volatile.Write(ref sent, total));
        using var client = new LimitedClient(server.Url, new ExchangeLimits(TimeSpan.FromSeconds(0.7), Limit));
        var waited = Stopwatch.StartNew();

        var error = await Assert.ThrowsAnyAsync<Exception>(() => client.GetSpeakerSearchTaskAsync(Request, Token));

        Assert.Equal(FailureKind.Timeout, ServiceErrors.Classify(error));
        Assert.True(ServiceErrors.MayBeDone(error));
        Assert.InRange(waited.Elapsed.TotalSeconds, 0.6, 15);
        Assert.InRange(Volatile.Read(ref sent), 3, 1000);
    }

    [Fact]
    public async Task An_exchange_whose_headers_drip_ends_in_time()
    {
        await using var server = new HostileServer(async (_, stream, end) =>
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes("HTTP/1.1 200 Any\r\nx-header: "), end);
            while (true)
            {
                await stream.WriteAsync(Encoding.ASCII.GetBytes("a"), end);
                await Task.Delay(20, end);
            }
        });
        using var client = new LimitedClient(server.Url, new ExchangeLimits(TimeSpan.FromSeconds(0.7), Limit));

        Assert.Equal(
            FailureKind.Timeout,
            ServiceErrors.Classify(
                await Assert.ThrowsAnyAsync<Exception>(() => client.GetSpeakerSearchTaskAsync(Request, Token))));
    }

    [Fact]
    public async Task An_exchange_without_an_answer_ends_in_time()
    {
        await using var server = HostileServer.ThatIsSilent();
        using var client = new LimitedClient(server.Url, new ExchangeLimits(TimeSpan.FromSeconds(0.5), Limit));

        Assert.Equal(
            FailureKind.Timeout,
            ServiceErrors.Classify(
                await Assert.ThrowsAnyAsync<Exception>(() => client.GetSpeakerSearchTaskAsync(Request, Token))));
    }

    [Fact]
    public async Task A_request_may_have_limits_of_its_own()
    {
        await using var server = new HostileServer(async (_, stream, end) =>
        {
            await Task.Delay(1500, end);
            await stream.WriteAsync(
                Encoding.ASCII.GetBytes("HTTP/1.1 200 Any\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}"), end);
        });
        using var client = new LimitedClient(
            server.Url,
            request => new ExchangeLimits(TimeSpan.FromSeconds(request is GetSpeakerSearchTaskRequest ? 30 : 0.3), Limit));

        Assert.NotNull(await client.GetSpeakerSearchTaskAsync(Request, Token));
        await Assert.ThrowsAnyAsync<Exception>(
            () => client.GetVoiceProfileAsync(new GetVoiceProfileRequest { VoiceProfileId = "vp-1" }, Token));
    }

    [Fact]
    public async Task An_exchange_that_its_caller_gives_up_is_cancelled_and_not_timed_out()
    {
        using var cancel = new CancellationTokenSource();
        await using var server = HostileServer.ThatNeverEnds(200, TimeSpan.FromMilliseconds(20), 1, total => cancel.Cancel());
        using var client = new LimitedClient(server.Url, ExchangeLimits.Default);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.GetSpeakerSearchTaskAsync(Request, cancel.Token));
    }

    [Theory]
    [InlineData(200)]
    [InlineData(404)]
    public async Task A_body_without_an_end_is_not_read_to_it(int status)
    {
        long sent = 0;
        await using var server = HostileServer.ThatNeverEnds(
            status, TimeSpan.Zero, 64 * 1024, total => Volatile.Write(ref sent, total));
        using var client = new LimitedClient(server.Url, ExchangeLimits.Default);

        var error = await Assert.ThrowsAnyAsync<Exception>(() => client.GetSpeakerSearchTaskAsync(Request, Token));

        Assert.Equal(FailureKind.Connection, ServiceErrors.Classify(error));
        Assert.Contains("1024 KiB", ServiceErrors.Cause(error), StringComparison.Ordinal);

        // What the machine's own buffers hold between the two is some megabytes.
        var now = Volatile.Read(ref sent);
        Assert.InRange(now, Limit / 2, 40L * 1024 * 1024);
        await Task.Delay(300, Token);
        Assert.InRange(Volatile.Read(ref sent) - now, 0, 40L * 1024 * 1024);
    }

    [Theory]
    [InlineData(Limit, true)]
    [InlineData(Limit + 1, false)]
    public async Task A_body_may_be_as_long_as_the_limit(int length, bool isTaken)
    {
        const string Answer = """{"SpeakerSearchTask":{"SpeakerSearchTaskId":"task-1"}}""";
        await using var server = HostileServer.That(200, Answer + new string(' ', length - Answer.Length));
        using var client = new LimitedClient(server.Url, ExchangeLimits.Default);

        if (isTaken)
        {
            Assert.Equal(
                "task-1", (await client.GetSpeakerSearchTaskAsync(Request, Token)).SpeakerSearchTask!.SpeakerSearchTaskId);
        }
        else
        {
            Assert.Contains(
                "1024 KiB",
                ServiceErrors.Cause(
                    await Assert.ThrowsAnyAsync<Exception>(() => client.GetSpeakerSearchTaskAsync(Request, Token))),
                StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_body_that_is_announced_as_too_long_is_not_read_at_all()
    {
        await using var server = HostileServer.That("HTTP/1.1 200 Any\r\nContent-Length: 99999999999\r\n\r\n{");
        using var client = new LimitedClient(server.Url, ExchangeLimits.Default);

        Assert.Contains(
            "1024 KiB",
            ServiceErrors.Cause(await Assert.ThrowsAnyAsync<Exception>(() => client.GetSpeakerSearchTaskAsync(Request, Token))),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_breaks_off_is_not_an_answer()
    {
        await using var server = HostileServer.That(
            "HTTP/1.1 200 Any\r\nContent-Length: 100\r\nConnection: close\r\n\r\n{\"SpeakerSearchTask\":{}}");
        using var client = new LimitedClient(server.Url, ExchangeLimits.Default);

        Assert.Equal(
            FailureKind.Connection,
            ServiceErrors.Classify(
                await Assert.ThrowsAnyAsync<Exception>(() => client.GetSpeakerSearchTaskAsync(Request, Token))));
    }

    [Theory]
    [InlineData("value\r\nx-smuggled: yes")]
    [InlineData("value\nx-smuggled: yes")]
    [InlineData("value\0")]
    [InlineData("välue")]
    public async Task A_header_that_would_begin_another_one_is_not_sent(string value)
    {
        await using var server = HostileServer.That(200, "{}");
        using var client = new LimitedClient(server.Url, ExchangeLimits.Default);
        client.BeforeRequestEvent += (_, arguments) => ((WebServiceRequestEventArgs)arguments).Headers["x-any"] = value;

        var error = await Assert.ThrowsAsync<ChimeException>(() => client.GetSpeakerSearchTaskAsync(Request, Token));

        Assert.Contains("x-any", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("alue", error.Message, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_start_and_a_wait_end_exchanges_that_do_not_end_themselves()
    {
        // Every client that the engine makes has the limits, whatever the operation.
        await using var server = HostileServer.That(200, "{}");
        var connection = await ConnectionPool.GetAsync(server.Options, TaskOrigin.None, Token);

        Assert.IsType<ServiceClient.VoiceClient>(connection.Voice);
        Assert.InRange(ExchangeLimits.Default.Time.TotalSeconds, 1, 60);
    }

    private sealed class LimitedClient(
        string url,
        Func<AmazonWebServiceRequest, ExchangeLimits> limits) : AmazonChimeSDKVoiceClient("any", "any", Configure(url))
    {
        public LimitedClient(string url, ExchangeLimits limits)
            : this(url, _ => limits)
        {
        }

        // The base class calls this before the limits are there; a request comes later.
        protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
        {
            base.CustomizeRuntimePipeline(pipeline);
            ServiceHttp.Customize(pipeline, this, request => limits(request));
        }

        private static AmazonChimeSDKVoiceConfig Configure(string url)
        {
            var config = new AmazonChimeSDKVoiceConfig
            {
                ServiceURL = url,
                AuthenticationRegion = "us-east-1",
                MaxErrorRetry = 0,
                MaxStaleConnectionRetries = 0,
            };
            ServiceHttp.Configure(config);
            return config;
        }
    }
}
