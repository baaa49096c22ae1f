using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using ChimeVoiceTools.Emulator;

namespace ChimeVoiceTools.Emulator.Tests.Notifications;

public abstract class NotificationTests<THost> : EmulatorTests<THost>
    where THost : IEmulatorHost, new()
{
    [Fact]
    public async Task A_speaker_search_is_notified_of_in_the_order_of_its_stages()
    {
        using var emulator = Start();
        var id = await emulator.SearchIdAsync("call-1");
        Time.Pass(20);

        var events = emulator.Service.Events;

        Assert.Equal(
            ["AnalyticsReady", "IdentificationSuccessful", "VoiceprintGenerationSuccess"], events.Select(e => e.DetailStatus));
        var identification = JsonDocument.Parse(events[1].Json).RootElement;
        Assert.Equal("0", identification.GetProperty("version").GetString());
        Assert.Equal("SpeakerSearchStatus", identification.GetProperty("detail-type").GetString());
        Assert.Equal("VoiceAnalytics", identification.GetProperty("service-type").GetString());
        Assert.Equal("aws.chime", identification.GetProperty("source").GetString());
        Assert.Equal("us-east-1", identification.GetProperty("region").GetString());
        Assert.Equal("2026-01-02T03:04:15.678Z", identification.GetProperty("time").GetString());
        Assert.Equal(0, identification.GetProperty("resources").GetArrayLength());
        Assert.True(Guid.TryParse(identification.GetProperty("id").GetString(), out _));
        var detail = identification.GetProperty("detail");
        Assert.Equal(id, detail.GetProperty("taskId").GetString());
        Assert.Equal("call-1", detail.GetProperty("transactionId").GetString());
        Assert.True(detail.GetProperty("isCaller").GetBoolean());

        var task = (await emulator.GetSearchAsync(id)).Search.GetProperty("SpeakerSearchDetails").GetProperty("Results")[0];
        var best = detail.GetProperty("speakerSearchDetails").GetProperty("results")[0];
        Assert.Equal(task.GetProperty("VoiceProfileId").GetString(), best.GetProperty("voiceProfileId").GetString());
        Assert.Equal(
            task.GetProperty("ConfidenceScore").GetDouble(),
            double.Parse(best.GetProperty("confidenceScore").GetString()!, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task A_call_is_notified_of_as_the_service_does_when_tasks_can_be_started_on_it()
    {
        using var emulator = Start();
        await emulator.SearchIdAsync("call-1");

        var ready = JsonDocument.Parse(emulator.Service.Events[0].Json).RootElement;

        Assert.Equal("VoiceAnalyticsStatus", ready.GetProperty("detail-type").GetString());
        Assert.False(ready.TryGetProperty("service-type", out _));
        var detail = ready.GetProperty("detail");
        Assert.Equal(["detailStatus", "callDetails"], detail.EnumerateObject().Select(member => member.Name));
        Assert.Equal("AnalyticsReady", detail.GetProperty("detailStatus").GetString());
        var call = detail.GetProperty("callDetails");
        Assert.Equal(["isCaller", "transactionId", "voiceConnectorId"], call.EnumerateObject().Select(member => member.Name));
        Assert.Equal("call-1", call.GetProperty("transactionId").GetString());
        Assert.Equal(emulator.Service.VoiceConnectorId, call.GetProperty("voiceConnectorId").GetString());
    }

    [Theory]
    [InlineData(null, 20, 5, 30)]
    [InlineData(100, 20, 5, 30)]
    [InlineData(null, 2, 0.5, 3)]
    [InlineData(3, 2, 0.5, 3)]
    public async Task A_tone_analysis_tells_of_its_last_half_minute_and_of_the_whole_until_the_call_ends(
        int? endsAfter, double taskSeconds, double interval, double window)
    {
        using var emulator = Start(new EmulatorOptions
        {
            TimeProvider = Time,
            TaskDuration = TimeSpan.FromSeconds(taskSeconds),
            Scenario = EmulatorScenario.Parse(endsAfter is { } end
                ? $$"""{ "calls": [{ "transactionPattern": "*", "endsAfter": {{end}} }] }"""
                : "{}"),
        });
        await emulator.AnalysisIdAsync("call-1");
        Time.Pass(1000);

        var tones = Tones(emulator, isCaller: true);

        var length = endsAfter ?? taskSeconds;
        Assert.Equal(
            Enumerable.Range(1, (int)(length / interval)).Select(number => number * interval),
            tones.Select(tone => tone.Current.End));
        Assert.All(tones, tone =>
        {
            Assert.Equal(Math.Max(0, tone.Current.End - window), tone.Current.Begin);
            Assert.Equal((0, tone.Current.End), tone.Overall);
        });
        Assert.All(tones.Take(tones.Count - 1), tone => Assert.Equal("VoiceToneAnalysisSuccessful", tone.Status));
        Assert.Equal("VoiceToneAnalysisCompleted", tones[^1].Status);
    }

    [Fact]
    public async Task A_tone_analysis_that_is_stopped_is_notified_of_one_last_time()
    {
        using var emulator = Start();
        var id = await emulator.AnalysisIdAsync("call-1");
        Time.Pass(7);
        await emulator.StopAnalysisAsync(id);
        Time.Pass(60);

        var tones = Tones(emulator, isCaller: false);

        Assert.Equal([5, 7], tones.Select(tone => tone.Current.End));
        Assert.Equal("VoiceToneAnalysisCompleted", tones[^1].Status);
    }

    [Fact]
    public async Task A_tone_analysis_that_is_stopped_in_the_queue_has_no_tone_to_notify_of()
    {
        using var emulator = Start();
        await emulator.StopAnalysisAsync(await emulator.AnalysisIdAsync("call-1"));

        Assert.Equal("AnalyticsReady", Assert.Single(emulator.Service.Events).DetailStatus);
    }

    [Fact]
    public async Task A_tone_analysis_of_a_call_of_years_ends_in_time()
    {
        using var emulator = Start(new EmulatorOptions
        {
            TimeProvider = Time,
            TaskDuration = TimeSpan.FromMilliseconds(10),
            Scenario = EmulatorScenario.Parse("""{ "calls": [{ "transactionPattern": "*", "endsAfter": 300000000 }] }"""),
        });
        var id = await emulator.AnalysisIdAsync("call-1");
        Time.Pass(300_000_001);

        Assert.Equal(
            "SUCCEEDED", (await emulator.GetAnalysisAsync(id)).Analysis.GetProperty("VoiceToneAnalysisTaskStatus").GetString());
        Assert.Equal("VoiceToneAnalysisCompleted", emulator.Service.Events[^1].DetailStatus);
    }

    [Fact]
    public async Task A_tone_analysis_is_notified_of_on_both_legs_and_completed_last()
    {
        using var emulator = Start();
        await emulator.AnalysisIdAsync("call-1");
        Time.Pass(20);

        var events = emulator.Service.Events.Skip(1).ToList();

        Assert.Equal(
            [.. Enumerable.Repeat("VoiceToneAnalysisSuccessful", 6), "VoiceToneAnalysisCompleted", "VoiceToneAnalysisCompleted"],
            events.Select(e => e.DetailStatus));
        foreach (var detail in events.Select(e => JsonDocument.Parse(e.Json).RootElement.GetProperty("detail")))
        {
            foreach (var member in (string[])["currentAverageVoiceTone", "overallAverageVoiceTone"])
            {
                var tone = detail.GetProperty("voiceToneAnalysisDetails").GetProperty(member);
                var scores = tone.GetProperty("voiceToneScore").EnumerateObject().ToDictionary(
                    score => score.Name,
                    score => double.Parse(score.Value.GetString()!, System.Globalization.CultureInfo.InvariantCulture));
                Assert.Equal(1, scores.Values.Sum(), 3);
                Assert.Equal(scores.MaxBy(score => score.Value).Key, tone.GetProperty("voiceToneLabel").GetString());
                Assert.True(tone.GetProperty("endOffsetMillis").GetInt64() > tone.GetProperty("beginOffsetMillis").GetInt64());
            }
        }
    }

    [Fact]
    public async Task Duplicates_and_disorder_come_on_demand_and_lose_nothing()
    {
        async Task<List<string>> RunAsync(EmulatorNotifications notifications)
        {
            using var emulator = Start(EmulatorQuotas.Unlimited);
            emulator.Service.Notifications = notifications;
            for (var i = 0; i < 20; i++)
            {
                await emulator.SearchIdAsync($"call-{i}");
                Time.Pass(1);
            }

            Time.Pass(60);
            return [.. emulator.Service.Events
                .Select(e => JsonDocument.Parse(e.Json).RootElement.GetProperty("id").GetString()!)];
        }

        var plain = await RunAsync(new EmulatorNotifications());
        var doubled = await RunAsync(new EmulatorNotifications { DuplicateShare = 0.3 });
        var mixed = await RunAsync(new EmulatorNotifications { DisorderShare = 0.3 });

        Assert.Equal(60, plain.Distinct().Count());
        Assert.InRange(doubled.Count, 65, 95);
        Assert.Equal(plain, doubled.Distinct());
        Assert.NotEqual(plain, mixed);
        Assert.Equal(plain.Order(), mixed.Order());
    }

    [Fact]
    public async Task A_webhook_receives_each_notification_without_anyone_asking()
    {
        using var receiver = new WebhookReceiver();
        using var emulator = Start(new EmulatorOptions
        {
            TaskDuration = TimeSpan.FromMilliseconds(300),
            Notifications = new EmulatorNotifications { WebhookUrl = receiver.Url },
        });
        await emulator.SearchIdAsync("call-1");

        await Eventually.BecomesTrueAsync(() => receiver.Received.Count == 3);

        Assert.Equal(emulator.Service.Events.Select(e => e.Json), receiver.Received);
    }

    [Theory]
    [InlineData("http://example.com/")]
    [InlineData("http://192.168.0.1/")]
    [InlineData("ftp://127.0.0.1/")]
    public void A_webhook_that_is_not_on_loopback_is_refused(string url)
    {
        using var emulator = Start();

        var refusal = Assert.Throws<ArgumentException>(() =>
            emulator.Service.Notifications = new EmulatorNotifications { WebhookUrl = new Uri(url) });

        Assert.StartsWith("WebhookUrl must", refusal.Message);
    }

    [Theory]
    [InlineData("http://example.com/111122223333/events", "EventQueueUrl must be")]
    [InlineData("http://127.0.0.1:9324/events", "EventQueueUrl must be")]
    [InlineData("ftp://127.0.0.1/111122223333/events", "EventQueueUrl must be")]
    [InlineData("https://me:secret@sqs.us-east-1.amazonaws.com/111122223333/events", "EventQueueUrl must be")]
    [InlineData("https://sqs.us-east-1.amazonaws.com/111122223333/events", "EventQueueUrl leads to another machine")]
    public void A_queue_that_notifications_may_not_be_sent_to_is_refused(string url, string expected)
    {
        using var emulator = Start();

        var refusal = Assert.Throws<ArgumentException>(() =>
            emulator.Service.Notifications = new EmulatorNotifications { EventQueueUrl = new Uri(url) });

        Assert.StartsWith(expected, refusal.Message);
    }

    [Fact]
    public async Task Both_logs_can_be_read_over_http_from_where_the_reader_left_off()
    {
        using var emulator = Start();
        var id = await emulator.SearchIdAsync("call-1");
        Time.Pass(20);
        await emulator.GetSearchAsync(id);

        var events = (
            await emulator.SendAsync("GET", "/_emulator/events?after=1&limit=1", authorization: null)).Json.GetProperty("Events");
        var requests = (await emulator.SendAsync("GET", "/_emulator/requests", authorization: null)).Json.GetProperty("Requests");

        Assert.Equal(1, events.GetArrayLength());
        Assert.Equal(2, events[0].GetProperty("Number").GetInt64());
        Assert.Equal(
            "IdentificationSuccessful",
            events[0].GetProperty("Notification").GetProperty("detail").GetProperty("detailStatus").GetString());
        Assert.Equal(
            ["StartSpeakerSearchTask", "GetSpeakerSearchTask"],
            requests.EnumerateArray().Select(request => request.GetProperty("Operation").GetString()!));
        AssertRefused(
            await emulator.SendAsync("GET", "/_emulator/events?after=x"), 400, "BadRequestException", "Validation");
        AssertRefused(await emulator.SendAsync("GET", "/_emulator/secrets"), 404, "UnknownOperationException", "NotFound");
        AssertRefused(await emulator.SendAsync("POST", "/_emulator/events"), 404, "UnknownOperationException", "NotFound");
    }

    private static List<(string Status, (double Begin, double End) Current, (double Begin, double End) Overall)> Tones(
        TestEmulator emulator, bool isCaller) =>
    [
        .. emulator.Service.Events
            .Where(notification => notification.DetailType == "VoiceToneAnalysisStatus")
            .Select(notification => JsonDocument.Parse(notification.Json).RootElement.GetProperty("detail"))
            .Where(detail => detail.GetProperty("isCaller").GetBoolean() == isCaller)
            .Select(detail => (
                detail.GetProperty("detailStatus").GetString()!,
                Stretch(detail, "currentAverageVoiceTone"),
                Stretch(detail, "overallAverageVoiceTone"))),
    ];

    private static (double Begin, double End) Stretch(JsonElement detail, string member)
    {
        var tone = detail.GetProperty("voiceToneAnalysisDetails").GetProperty(member);
        return (
            tone.GetProperty("beginOffsetMillis").GetInt64() / 1000.0, tone.GetProperty("endOffsetMillis").GetInt64() / 1000.0);
    }

    private sealed class WebhookReceiver : IDisposable
    {
        private readonly HttpListener _listener = new();

        public WebhookReceiver()
        {
            for (var port = 20000; ; port++)
            {
                try
                {
                    _listener = new HttpListener();
                    _listener.Prefixes.Add($"http://127.0.0.1:{port}/");
                    _listener.Start();
                    Url = new Uri($"http://127.0.0.1:{port}/events");
                    break;
                }
                catch (HttpListenerException) when (port < 20100)
                {
                    _listener.Close();
                }
            }

            _ = ReceiveAsync();
        }

        public Uri Url { get; }

        public ConcurrentQueue<string> Received { get; } = new();

        public void Dispose() => _listener.Close();

        private async Task ReceiveAsync()
        {
            while (_listener.IsListening)
            {
                var context = await _listener.GetContextAsync();
                using var reader = new StreamReader(context.Request.InputStream);
                Received.Enqueue(await reader.ReadToEndAsync());
                context.Response.Close();
            }
        }
    }
}
