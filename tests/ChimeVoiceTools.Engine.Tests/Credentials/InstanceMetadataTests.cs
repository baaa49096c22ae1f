using System.Text;
using ChimeVoiceTools.Engine.Credentials;

namespace ChimeVoiceTools.Engine.Tests.Credentials;

public sealed class InstanceMetadataTests
{
    private readonly List<string> _said = [];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_instance_is_asked_for_its_region_and_its_credentials(bool givesTokens)
    {
        await using var server = Instance(givesTokens);
        var metadata = new InstanceMetadata(TimeProvider.System, () => server.Url);

        Assert.Equal("us-west-2", await metadata.GetRegionAsync(_said.Add));
        Assert.Equal("{}", await metadata.GetCredentialsAsync(_said.Add));

        Assert.Equal(2, _said.Count);
        Assert.All(server.Requests.Where(static request => request.Line.StartsWith("GET", StringComparison.Ordinal)), request =>
            Assert.Equal(
                givesTokens ? "token-1" : null,
                request.Headers.TryGetValue("X-aws-ec2-metadata-token", out var token) ? token : null));
    }

    [Fact]
    public async Task A_silent_endpoint_is_given_up_after_five_seconds_and_left_alone_for_a_minute()
    {
        await using var server = HostileServer.ThatIsSilent();
        var clock = new FakeClock();
        var metadata = new InstanceMetadata(clock, () => server.Url);

        var asking = metadata.GetRegionAsync(_said.Add);
        await Eventually.BecomesTrueAsync(() => server.Requests.Count == 1);
        clock.Advance(4.9);
        Assert.False(asking.IsCompleted);
        clock.Advance(0.1);
        Assert.Null(await asking);
        Assert.Equal(2, _said.Count);
        Assert.All(_said, sentence => Assert.Contains(server.Url, sentence, StringComparison.Ordinal));

        clock.Advance(59);
        Assert.Null(await metadata.GetCredentialsAsync(_said.Add));
        Assert.Single(server.Requests);
        Assert.Equal(3, _said.Count);

        clock.Advance(1);
        asking = metadata.GetRegionAsync(_said.Add);
        await Eventually.BecomesTrueAsync(() => server.Requests.Count == 2);
        clock.Advance(5);
        Assert.Null(await asking);
    }

    [Fact]
    public async Task An_endpoint_that_is_not_there_is_no_instance()
    {
        var gone = new HostileServer((_, _, _) => Task.CompletedTask);
        await gone.DisposeAsync();

        Assert.Null(await new InstanceMetadata(TimeProvider.System, () => gone.Url).GetRegionAsync(null));
    }

    [Fact]
    public async Task Nothing_is_asked_where_it_is_turned_off()
    {
        Assert.Null(await new InstanceMetadata(TimeProvider.System, static () => null).GetCredentialsAsync(_said.Add));
        Assert.Empty(_said);
    }

    [Fact]
    public async Task A_redirection_is_not_followed()
    {
        await using var stranger = HostileServer.That(200, "us-east-1");
        await using var server = HostileServer.That(302, "", $"Location: {stranger.Url}\r\n");

        Assert.Null(await new InstanceMetadata(TimeProvider.System, () => server.Url).GetRegionAsync(null));
        Assert.Empty(stranger.Requests);
    }

    [Fact]
    public async Task An_answer_without_an_end_is_none()
    {
        long sent = 0;
        await using var server = HostileServer.ThatNeverEnds(
            200, TimeSpan.Zero, 16 * 1024, total => Volatile.Write(ref sent, total));

        Assert.Null(await new InstanceMetadata(TimeProvider.System, () => server.Url).GetCredentialsAsync(null));
        Assert.InRange(Volatile.Read(ref sent), 0, 40L * 1024 * 1024);
    }

    private static HostileServer Instance(bool givesTokens) => new(async (request, stream, end) =>
    {
        (var status, var body) = request.Line.Split(' ') switch
        {
            ["PUT", "/latest/api/token", _] when givesTokens => (200, "token-1"),
            ["GET", "/latest/meta-data/placement/region", _] => (200, "us-west-2\n"),
            ["GET", "/latest/meta-data/iam/security-credentials/", _] => (200, "listener\n"),
            ["GET", "/latest/meta-data/iam/security-credentials/listener", _] => (200, "{}"),
            _ => (405, "no"),
        };
        await stream.WriteAsync(
            Encoding.UTF8.GetBytes($"HTTP/1.1 {status} Any\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}"),
            end);
    });
}
