using ChimeVoiceTools.Engine.Connections;
using ChimeVoiceTools.Engine.Endpoints;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Tasks;

namespace ChimeVoiceTools.Engine.Tests.Http;

/// <summary>Servers that misbehave, in the place of the media pipelines' API.</summary>
public sealed class MediaInsightsTests
{
    private const string Pipeline = "11111111-2222-4333-8444-555555555555";

    private static readonly SpeakerSearchStart Start = new()
    {
        MediaInsightsPipelineId = Pipeline,
        StreamArn = "arn:aws:kinesisvideo:us-east-1:111122223333:stream/leg/1772355600000",
        ChannelId = 0,
        VoiceProfileDomainArn = "arn:aws:chime:us-east-1:111122223333:voice-profile-domain/vpd",
        ClientRequestToken = "token-of-this-start",
    };

    private static readonly VoiceToneAnalysisTask Task1 = new() { MediaInsightsPipelineId = Pipeline, TaskId = "task-1" };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(301)]
    [InlineData(307)]
    public async Task Nothing_is_sent_to_where_a_redirection_leads(int status)
    {
        await using var stranger = HostileServer.That(201, """{"SpeakerSearchTask":{"SpeakerSearchTaskId":"a-stranger's"}}""");
        await using var server = HostileServer.That(status, "{}", $"Location: {stranger.Url}\r\n");
        var operations = await OperationsAsync(server);

        foreach (var send in new Func<Task>[]
        {
            () => operations.StartAsync(Start, TimeSpan.Zero, Token),
            () => operations.GetAsync(Task1, Token),
            () => operations.StopAsync(Task1, Token),
        })
        {
            var error = await Assert.ThrowsAsync<ChimeException>(send);
            Assert.Contains(stranger.Url, error.Message, StringComparison.Ordinal);
        }

        Assert.Empty(stranger.Requests);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("<html>")]
    [InlineData("""{"SpeakerSearchTask":5}""")]
    [InlineData("""{"SpeakerSearchTask":{"SpeakerSearchTaskStatus":"NotStarted"}}""")]
    [InlineData("""{"VoiceToneAnalysisTask":{"VoiceToneAnalysisTaskId":"task-1"}}""")]
    public async Task A_start_whose_answer_can_not_be_read_says_that_its_task_may_run(string body)
    {
        await using var server = HostileServer.That(201, body);
        var operations = await OperationsAsync(server);

        var error = await Assert.ThrowsAsync<ChimeException>(() => operations.StartAsync(Start, TimeSpan.Zero, Token));

        Assert.Contains("ClientRequestToken token-of-this-start", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("before anything was sent", error.Message, StringComparison.OrdinalIgnoreCase);
        Assert.All(server.Requests, request => Assert.Contains("token-of-this-start", request.Body, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"VoiceToneAnalysisTask":{"VoiceToneAnalysisTaskId":"task-2","VoiceToneAnalysisTaskStatus":"Stopped"}}""")]
    [InlineData("""{"SpeakerSearchTask":{"SpeakerSearchTaskId":"task-1","SpeakerSearchTaskStatus":"Stopped"}}""")]
    [InlineData("""{"VoiceToneAnalysisTask":null}""")]
    public async Task An_answer_for_another_task_is_none(string body)
    {
        await using var server = HostileServer.That(200, body);
        var operations = await OperationsAsync(server);

        var error = await Assert.ThrowsAsync<ChimeException>(() => operations.GetAsync(Task1, Token));

        Assert.Equal(ErrorIds.ConnectionFailed, error.ErrorId);
        Assert.Contains("task-1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_without_an_end_is_not_read_to_it()
    {
        await using var server = HostileServer.ThatNeverEnds(200, TimeSpan.Zero, 64 * 1024, static _ => { });
        var operations = await OperationsAsync(server);

        var error = await Assert.ThrowsAsync<ChimeException>(() => operations.GetAsync(Task1, Token));

        Assert.Contains("1024 KiB", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://media-pipelines-chime.us-east-1.rds.amazonaws.com")]
    [InlineData("https://media-pipelines-chime.s3.amazonaws.com")]
    [InlineData("https://media-pipelines-chime.us-east-1.amazonaws.com:8443")]
    [InlineData("https://x.media-pipelines-chime.us-east-1.amazonaws.com")]
    public async Task An_object_sends_nothing_to_a_host_that_anybody_may_own(string endpoint) =>
        await Assert.ThrowsAsync<ChimeException>(() => ConnectionPool.GetAsync(
            new ConnectionOptions { Service = AwsService.ChimeSdkMediaPipelines }, new TaskOrigin("us-east-1", endpoint), Token));

    private static async Task<TaskOperations> OperationsAsync(HostileServer server) => new(
        await ConnectionPool.GetAsync(
            server.Options with { Service = AwsService.ChimeSdkMediaPipelines }, TaskOrigin.None, Token),
        static _ => { },
        new InstantClock(),
        new SessionTasks(TimeProvider.System));
}
