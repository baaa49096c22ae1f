using ChimeVoiceTools.Engine.Connections;
using ChimeVoiceTools.Engine.Credentials;
using ChimeVoiceTools.Engine.Endpoints;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Tasks;

namespace ChimeVoiceTools.Engine.Tests.Connections;

public sealed class StoppedEmulatorTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Another_service_at_the_endpoint_of_a_stopped_emulator_is_that_other_service()
    {
        var emulated = await EmulatedEndpoint.StartAsync();
        var before = emulated.Connection;
        emulated.StopEmulator();
        var requests = 0;
        await using var other = new HostileServer(
            async (_, stream, end) =>
            {
                var answer = Interlocked.Increment(ref requests) == 1
                    ? "HTTP/1.1 429 Any\r\nx-amzn-ErrorType: ThrottledClientException\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}"
                    : "HTTP/1.1 200 Any\r\nContent-Length: 92\r\nConnection: close\r\n\r\n"
                        + """{"SpeakerSearchTask":{"SpeakerSearchTaskId":"task-1","SpeakerSearchTaskStatus":"SUCCEEDED"}}""";
                await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes(answer), end);
            },
            new Uri(emulated.EndpointUrl).Port);

        var connection = await ConnectionPool.GetAsync(
            new ConnectionOptions { EndpointUrl = emulated.EndpointUrl, Region = "us-east-1", Keys = new AccessKeys("AKIDEXAMPLE", "secret") }, TaskOrigin.None, Token);
        var task = await new TaskOperations(
            connection, static _ => { }, new InstantClock(), new SessionTasks(TimeProvider.System))
            .GetAsync(new SpeakerSearchTask { VoiceConnectorId = "vc", TaskId = "task-1" }, Token);

        Assert.Equal("SUCCEEDED", task.Status);
        Assert.Null(connection.Emulator);
        Assert.False(before.Emulator!.IsRunning);
        Assert.Contains("127.0.0.1", connection.EndpointDescription, StringComparison.Ordinal);
        Assert.DoesNotContain("emulator", connection.EndpointDescription, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_emulator_at_the_same_endpoint_is_another_one()
    {
        const string Url = "http://127.0.0.1:1";
        var first = EmulatorEndpoints.Started(Url, "us-east-1", static () => TimeSpan.FromSeconds(1));
        var options = new ConnectionOptions { EndpointUrl = Url };
        using var toFirst = await ConnectionPool.GetAsync(options, TaskOrigin.None, Token);
        EmulatorEndpoints.Stopped(Url);
        var error = await Assert.ThrowsAsync<ChimeException>(
            () => ConnectionPool.GetAsync(options with { Region = "us-east-1", ProfileName = "nobody" }, TaskOrigin.None, Token));
        var second = EmulatorEndpoints.Started(Url + "/", "us-west-2", static () => TimeSpan.FromSeconds(1));
        using var toSecond = await ConnectionPool.GetAsync(options, TaskOrigin.None, Token);
        EmulatorEndpoints.Stopped(Url);

        Assert.Contains("was stopped", error.Message, StringComparison.Ordinal);
        Assert.Same(first, toFirst.Emulator);
        Assert.Same(second, toSecond.Emulator);
        Assert.Equal("us-west-2", toSecond.Region);
        Assert.False(first.IsRunning);
    }
}
