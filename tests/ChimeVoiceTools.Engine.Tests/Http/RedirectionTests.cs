using ChimeVoiceTools.Engine.Connections;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Tasks;
using ChimeVoiceTools.Engine.VoiceProfiles;

namespace ChimeVoiceTools.Engine.Tests.Http;

public sealed class RedirectionTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<int> Statuses => [300, 301, 302, 303, 304, 305, 307, 308, 399];

    [Theory]
    [MemberData(nameof(Statuses))]
    public async Task A_start_is_not_sent_to_where_a_redirection_leads(int status)
    {
        await using var stranger = HostileServer.That(201, """{"SpeakerSearchTask":{"SpeakerSearchTaskId":"a-stranger's"}}""");
        await using var server = Redirecting(status, stranger.Url + "/voice-connectors/vc/speaker-search-tasks");
        TaskOperations operations = new(
            await ConnectAsync(server), static _ => { }, new InstantClock(), new SessionTasks(TimeProvider.System));

        var error = await Assert.ThrowsAsync<ChimeException>(() => operations.StartAsync(
            new SpeakerSearchStart { VoiceConnectorId = "vc", TransactionId = "call", VoiceProfileDomainId = "vpd" }, TimeSpan.Zero, Token));

        AssertRefused(error, status, stranger);

        // Mono may take an answer that has no body by its status, and comes at once, for an aborted request: that is sent again.
        if (!Platform.IsMono || status != 304)
        {
            Assert.Single(server.Requests);
        }
    }

    [Theory]
    [MemberData(nameof(Statuses))]
    public async Task A_task_is_not_read_from_where_a_redirection_leads(int status)
    {
        await using var stranger = HostileServer.That(200, """{"SpeakerSearchTask":{"SpeakerSearchTaskId":"task-1"}}""");
        await using var server = Redirecting(status, stranger.Url);
        TaskOperations operations = new(
            await ConnectAsync(server), static _ => { }, new InstantClock(), new SessionTasks(TimeProvider.System));

        var error = await Assert.ThrowsAsync<ChimeException>(
            () => operations.GetAsync(new SpeakerSearchTask { VoiceConnectorId = "vc", TaskId = "task-1" }, Token));

        AssertRefused(error, status, stranger);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(307)]
    public async Task Nothing_else_is_sent_to_where_a_redirection_leads(int status)
    {
        await using var stranger = HostileServer.That(200, "{}");
        await using var server = Redirecting(status, stranger.Url);
        var connection = await ConnectAsync(server);
        var tasks = new TaskOperations(connection, static _ => { }, new InstantClock(), new SessionTasks(TimeProvider.System));
        var profiles = new VoiceProfileOperations(connection, static _ => { }, new InstantClock());
        var domains = new VoiceProfileDomainOperations(connection, static _ => { }, new InstantClock());
        var search = new SpeakerSearchTask { VoiceConnectorId = "vc", TaskId = "task-1" };

        foreach (var send in new Func<Task>[]
        {
            () => tasks.StopAsync(search, Token),
            () => profiles.CreateAsync(search, null, Token),
            () => profiles.UpdateAsync("vp-1", search, null, Token),
            () => profiles.DeleteAsync("vp-1", Token),
            () => profiles.CountAsync("vpd-1", Token),
            () => domains.GetAsync("vpd-1", Token),
            () => domains.DeleteAsync("vpd-1", Token),
        })
        {
            AssertRefused(await Assert.ThrowsAsync<ChimeException>(send), status, stranger);
        }
    }

    [Fact]
    public async Task A_redirection_that_does_not_say_where_to_is_an_error_too()
    {
        await using var server = HostileServer.That(302, "{}");
        var operations = new TaskOperations(
            await ConnectAsync(server), static _ => { }, new InstantClock(), new SessionTasks(TimeProvider.System));

        var error = await Assert.ThrowsAsync<ChimeException>(
            () => operations.GetAsync(new SpeakerSearchTask { VoiceConnectorId = "vc", TaskId = "task-1" }, Token));

        Assert.Contains("302", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_a_redirection_leads_is_shown_without_what_a_terminal_acts_upon()
    {
        await using var server = HostileServer.That(
            302, "{}", $"Location: https://example.test/\u001b[2J{new string('x', 2000)}\r\n");
        var operations = new TaskOperations(
            await ConnectAsync(server), static _ => { }, new InstantClock(), new SessionTasks(TimeProvider.System));

        var error = await Assert.ThrowsAsync<ChimeException>(
            () => operations.GetAsync(new SpeakerSearchTask { VoiceConnectorId = "vc", TaskId = "task-1" }, Token));

        Assert.DoesNotContain(error.Message, char.IsControl);
        Assert.InRange(error.Message.Length, 100, 900);
    }

    private static HostileServer Redirecting(int status, string location) =>
        HostileServer.That(status, "{}", $"Location: {location}\r\n");

    private static Task<Connection> ConnectAsync(HostileServer server) =>
        ConnectionPool.GetAsync(server.Options, TaskOrigin.None, Token);

    private static void AssertRefused(ChimeException error, int status, HostileServer stranger)
    {
        Assert.Equal(ErrorIds.ConnectionFailed, error.ErrorId);
        Assert.Contains(
            status.ToString(System.Globalization.CultureInfo.InvariantCulture), error.Message, StringComparison.Ordinal);
        Assert.Contains(stranger.Url, error.Message, StringComparison.Ordinal);
        Assert.Empty(stranger.Requests);
    }
}
