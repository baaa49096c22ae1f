using ChimeVoiceTools.Engine.Connections;
using ChimeVoiceTools.Engine.Endpoints;
using ChimeVoiceTools.Engine.Setup;
using ChimeVoiceTools.Engine.Tests.Queues;

namespace ChimeVoiceTools.Engine.Tests.Setup;

/// <summary>What a queue's own answers make of its checks.</summary>
public sealed class QueueChecksTests
{
    private const string Attributes =
        """{"Attributes":{"QueueArn":"arn:aws:sqs:us-east-1:111122223333:queue","RedrivePolicy":"{\"deadLetterTargetArn\":\"arn:d\",\"maxReceiveCount\":3}"}}""";

    private static readonly (int Status, string Body) Denied =
        (400, """{"__type":"com.amazonaws.sqs#AccessDeniedException","message":"Not you."}""");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true, true, "Passed Passed Passed Passed", null)]
    [InlineData(true, false, "Passed Failed Passed Passed", "sqs:ReceiveMessage")]
    [InlineData(false, true, "Passed Passed Unknown Unknown", "sqs:GetQueueAttributes")]
    [InlineData(false, false, "Unknown Failed Unknown Unknown", "sqs:GetQueueAttributes")]
    public async Task A_permission_that_is_missing_is_named(bool mayLook, bool mayReceive, string statuses, string? action)
    {
        await using var stub = new QueueStub((operation, _) => operation == "GetQueueAttributes"
            ? (mayLook ? (200, Attributes) : Denied)
            : (mayReceive ? QueueStub.Messages() : Denied));

        var checks = await TestAsync(stub);

        Assert.Equal(["Queue", "QueueAccess", "QueueSink", "QueueRedrive"], checks.Select(static check => check.Name!));
        Assert.Equal(statuses.Split(' '), checks.Select(static check => check.Status!));
        if (action is not null)
        {
            Assert.Contains(checks, check => check.Remedy?.Contains(action, StringComparison.Ordinal) == true);
        }
    }

    [Fact]
    public async Task At_most_one_message_is_received_and_stays_visible()
    {
        await using var stub = new QueueStub((operation, _) =>
            operation == "GetQueueAttributes" ? (200, Attributes) : QueueStub.Messages(QueueStub.Message("any")));

        await TestAsync(stub);

        var request = Assert.Single(stub.RequestsOf("ReceiveMessage"));
        Assert.Equal((1, 0, 0), (
            request.GetProperty("MaxNumberOfMessages").GetInt32(),
            request.GetProperty("VisibilityTimeout").GetInt32(),
            request.GetProperty("WaitTimeSeconds").GetInt32()));
        Assert.Equal(2, stub.Operations.Count());
    }

    private static async Task<VoiceSetupCheck[]> TestAsync(QueueStub stub)
    {
        await using var service = new SetupService();
        var options = service.Server.Options;
        var voice = await ConnectionPool.GetAsync(options, TaskOrigin.None, Token);
        var pipelines = await ConnectionPool.GetAsync(
            options with { Service = AwsService.ChimeSdkMediaPipelines }, TaskOrigin.None, Token);
        var identity = await ConnectionPool.GetAsync(
            SetupOperations.IdentityOptions(options, voice, TaskOrigin.None), TaskOrigin.None, Token);
        var setup = new SetupOperations(
            voice, pipelines, identity, static _ => { }, new InstantClock(), await stub.ConnectAsync(new InstantClock()));
        return [.. (await setup.TestAsync("vc-1", Token)).Skip(10)];
    }
}
