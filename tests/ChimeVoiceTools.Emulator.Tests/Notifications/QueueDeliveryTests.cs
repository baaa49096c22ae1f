using System.Text.Json;
using ChimeVoiceTools.Emulator;

namespace ChimeVoiceTools.Emulator.Tests.Notifications;

/// <summary>How notifications get to a queue that is not the emulator's own.</summary>
public sealed class QueueDeliveryTests
{
    private const string Path = "/000000000000/events";

    [Fact]
    public async Task Each_notification_is_sent_in_order_signed_and_with_the_emulator_s_address()
    {
        await using var queue = ServiceStub.That(200, "{}");
        using var emulator = StartOn(queue.Url + Path);
        await SearchAsync(emulator);

        await Eventually.BecomesTrueAsync(() => queue.Requests.Count >= 3);

        Assert.Equal(
            emulator.Service.Events.Select(e => e.Json),
            queue.Requests.ConvertAll(request => request.Json.GetProperty("MessageBody").GetString()!));
        Assert.All(queue.Requests, request =>
        {
            Assert.Equal("POST / HTTP/1.1", request.Line);
            Assert.Equal(
                ("AmazonSQS.SendMessage", "application/x-amz-json-1.0"),
                (request.Headers["X-Amz-Target"], request.Headers["Content-Type"]));
            Assert.Equal(queue.Url + Path, request.Json.GetProperty("QueueUrl").GetString());
            Assert.StartsWith("AWS4-HMAC-SHA256 Credential=emulator/", request.Headers["Authorization"]);
            Assert.Contains("/us-east-1/sqs/aws4_request", request.Headers["Authorization"], StringComparison.Ordinal);
            Assert.Equal(
                emulator.EndpointUrl,
                request.Json.GetProperty("MessageAttributes").GetProperty("EndpointUrl").GetProperty("StringValue").GetString());
        });
    }

    [Fact]
    public async Task A_delivery_that_fails_is_tried_three_times_and_stays_in_the_log()
    {
        await using var queue = ServiceStub.That(500, "{}");
        using var emulator = StartOn(queue.Url + Path);
        await SearchAsync(emulator);

        await Eventually.BecomesTrueAsync(() => queue.Requests.Count >= 9);

        Assert.Equal(3, emulator.Service.Events.Count);
        Assert.Equal(
            emulator.Service.Events.SelectMany(e => Enumerable.Repeat(e.Json, 3)),
            queue.Requests.ConvertAll(request => request.Json.GetProperty("MessageBody").GetString()!));
    }

#if NET
    [Fact]
    public async Task A_stand_in_of_SQS_that_is_not_this_repository_s_takes_the_notifications()
    {
        using var queue = FauxQueue.Start();
        using var emulator = StartOn(queue.QueueUrl);
        await SearchAsync(emulator);
        var received = new List<string>();

        for (var polls = 0; received.Count < 3 && polls < 20; polls++)
        {
            received.AddRange(await ReceiveAsync(emulator.Client, queue));
        }

        Assert.Equal(emulator.Service.Events.Select(e => e.Json).Order(), received.Order());
    }

    private static async Task<IEnumerable<string>> ReceiveAsync(HttpClient client, FauxQueue queue)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, queue.EndpointUrl);
        request.Headers.TryAddWithoutValidation("X-Amz-Target", "AmazonSQS.ReceiveMessage");
        request.Content = new StringContent(
            JsonSerializer.Serialize(new { queue.QueueUrl, MaxNumberOfMessages = 10, WaitTimeSeconds = 1 }),
            System.Text.Encoding.UTF8,
            "application/x-amz-json-1.0");
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var answer = JsonElement.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return answer.TryGetProperty("Messages", out var messages)
            ? [.. messages.EnumerateArray().Select(message => message.GetProperty("Body").GetString()!)]
            : [];
    }
#endif

    private static TestEmulator StartOn(string queueUrl) => new(new InProcessHost(), new EmulatorOptions
    {
        TaskDuration = TimeSpan.FromMilliseconds(200),
        Notifications = new EmulatorNotifications { EventQueueUrl = new Uri(queueUrl) },
    });

    private static Task<string> SearchAsync(TestEmulator emulator) => emulator.SearchIdAsync("call-1");
}
