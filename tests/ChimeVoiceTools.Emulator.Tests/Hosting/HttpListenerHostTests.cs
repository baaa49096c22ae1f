using System.Net;
using System.Net.Sockets;
using ChimeVoiceTools.Emulator;

namespace ChimeVoiceTools.Emulator.Tests.Hosting;

public sealed class HttpListenerHostTests
{
    [Fact]
    public void The_endpoint_is_on_loopback_without_a_slash_at_the_end()
    {
        using var host = HttpListenerHost.Start(new EmulatorOptions());

        Assert.True(new Uri(host.EndpointUrl).IsLoopback);
        Assert.EndsWith($":{host.Port}", host.EndpointUrl);
        Assert.InRange(host.Port, 1, 65535);
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    public async Task Clients_may_call_loopback_by_name_or_address(string name)
    {
        Assert.SkipWhen(
            OperatingSystem.IsWindows() && name != "localhost", "http.sys asks for administrator's rights for an address.");
        using var host = HttpListenerHost.Start(new EmulatorOptions());
        using var client = new TestClient($"http://{name}:{host.Port}");

        Assert.Equal("NotFoundException", (await client.GetAsync()).ErrorType);
    }

    [Fact]
    public void Two_emulators_run_at_once_on_ports_of_their_own()
    {
        using var one = HttpListenerHost.Start(new EmulatorOptions());
        using var other = HttpListenerHost.Start(new EmulatorOptions());

        Assert.NotEqual(one.Port, other.Port);
    }

    [Fact]
    public void A_port_in_use_is_refused_in_a_sentence_that_names_it()
    {
        Assert.SkipWhen(Platform.IsMono, "Mono's HttpListener has an exception of its own for a port that is in use.");
        using var taken = HttpListenerHost.Start(new EmulatorOptions());
        var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var otherPort = ((IPEndPoint)other.LocalEndpoint).Port;

        var byEmulator = Assert.Throws<IOException>(() => HttpListenerHost.Start(new EmulatorOptions { Port = taken.Port }));
        var byOther = Assert.Throws<IOException>(() => HttpListenerHost.Start(new EmulatorOptions { Port = otherPort }));
        other.Stop();

        Assert.StartsWith($"Port {taken.Port} on the loopback interface can't be used", byEmulator.Message);
        Assert.StartsWith($"Port {otherPort} on the loopback interface can't be used", byOther.Message);
    }

    [Fact]
    public async Task A_service_whose_port_is_in_use_leaves_nothing_behind()
    {
        Assert.SkipWhen(Platform.IsMono, "Mono's HttpListener has an exception of its own for a port that is in use.");
        using var taken = HttpListenerHost.Start(new EmulatorOptions());

        var clock = Refused(taken.Port);

        await Eventually.BecomesTrueAsync(() =>
        {
            GC.Collect();
            return !clock.IsAlive;
        });

        // With a webhook the service has a timer that runs, which would keep it and its clock alive.
        static WeakReference Refused(int port)
        {
            var time = new ManualTime();
            Assert.Throws<IOException>(() => HttpListenerHost.Start(new EmulatorOptions
            {
                Port = port,
                TimeProvider = time,
                Notifications = new EmulatorNotifications { WebhookUrl = new Uri("http://127.0.0.1:9/") },
            }));
            return new WeakReference(time);
        }
    }

    [Fact]
    public async Task A_disposed_host_ends_requests_under_way_and_frees_its_port()
    {
        Assert.SkipWhen(
            Platform.IsMono, "Mono's HttpListener may take seconds to stop, or answer what is under way with an empty success.");
        var options = new EmulatorOptions();
        var host = HttpListenerHost.Start(options);
        using var idle = new TestClient(host.EndpointUrl);
        await idle.GetAsync();
        host.Service.AddFault(
            new EmulatorFault { Kind = FaultKind.SlowAnswer, Operation = "ListVoiceProfileDomains", Delay = TimeSpan.FromMinutes(5) });
        host.Service.AddFault(
            new EmulatorFault { Kind = FaultKind.AnswerNeverSent, Operation = "GetSpeakerSearchTask", Count = 1 });
        using var waiting = new TestClient(host.EndpointUrl);
        var request = waiting.GetAsync();
        await Eventually.BecomesTrueAsync(() => host.Service.Faults.Count == 1);

        var took = System.Diagnostics.Stopwatch.StartNew();
        host.Dispose();
        host.Dispose();

        Assert.True(took.Elapsed < TimeSpan.FromSeconds(4), $"It took {took.Elapsed}.");
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => request);
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => idle.GetAsync());
        using var again = HttpListenerHost.Start(new EmulatorOptions { Port = host.Port });
        Assert.Equal(host.Port, again.Port);
    }

    [Theory]
    [InlineData(nameof(EmulatorOptions.Port))]
    [InlineData(nameof(EmulatorOptions.TaskDuration))]
    [InlineData(nameof(EmulatorOptions.Region))]
    [InlineData(nameof(EmulatorOptions.Speed))]
    [InlineData(nameof(EmulatorQuotas.ActiveSpeakerSearchTasks))]
    public void An_option_that_breaks_its_rule_is_refused_by_name(string option)
    {
        var options = option switch
        {
            nameof(EmulatorOptions.Port) => new EmulatorOptions { Port = 65536 },
            nameof(EmulatorOptions.TaskDuration) => new EmulatorOptions { TaskDuration = TimeSpan.Zero },
            nameof(EmulatorOptions.Region) => new EmulatorOptions { Region = "Us East" },
            nameof(EmulatorOptions.Speed) => new EmulatorOptions { Speed = double.NaN },
            _ => new EmulatorOptions { Quotas = new EmulatorQuotas { ActiveSpeakerSearchTasks = -1 } },
        };

        var refusal = Assert.Throws<ArgumentException>(() => HttpListenerHost.Start(options));

        Assert.Contains(option, refusal.Message);
        Assert.EndsWith(".", refusal.Message);
    }

    private sealed class TestClient(string endpointUrl) : IDisposable
    {
        private readonly HttpClient _client = new();

        public async Task<Reply> GetAsync()
        {
            using var request = new HttpRequestMessage(
                HttpMethod.Get, endpointUrl + "/voice-connectors/abcdefghij0123456789a/speaker-search-tasks/y");
            request.Headers.TryAddWithoutValidation("Authorization", TestEmulator.Signed);
            return await Reply.ReadAsync(await _client.SendAsync(request));
        }

        public void Dispose() => _client.Dispose();
    }
}
