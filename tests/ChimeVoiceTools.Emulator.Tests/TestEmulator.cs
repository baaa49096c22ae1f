using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using ChimeVoiceTools.Emulator;

namespace ChimeVoiceTools.Emulator.Tests;

/// <summary>A running emulator, and a client that signs well enough.</summary>
internal sealed class TestEmulator : IDisposable
{
    public const string Signed =
        "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260102/us-east-1/chime/aws4_request, SignedHeaders=host;x-amz-date, "
        + "Signature=0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    /// <summary>A stream of no call that the emulator knows.</summary>
    public const string StreamArn = "arn:aws:kinesisvideo:us-east-1:111122223333:stream/my-stream/0123456789012";

    private readonly IEmulatorHost _host;

    public TestEmulator(IEmulatorHost host, EmulatorOptions options)
    {
        _host = host;
        host.Start(options);
        Client = new HttpClient { BaseAddress = new Uri(host.EndpointUrl + "/") };
    }

    public HttpClient Client { get; }

    public EmulatedService Service => _host.Service;

    public string EndpointUrl => _host.EndpointUrl;

    public string SearchesPath => $"/voice-connectors/{Service.VoiceConnectorId}/speaker-search-tasks";

    public string AnalysesPath => $"/voice-connectors/{Service.VoiceConnectorId}/voice-tone-analysis-tasks";

    public async Task<Reply> SendAsync(string method, string path, object? body = null, string? authorization = Signed)
    {
        var content = body as string ?? (body is null ? null : JsonSerializer.Serialize(body));
        using var request = new HttpRequestMessage(new HttpMethod(method), EndpointUrl + path);
        if (authorization is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        if (content is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(content));
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        return await Reply.ReadAsync(await Client.SendAsync(request, TestContext.Current.CancellationToken));
    }

    public Task<Reply> StartSearchAsync(
        string transactionId, string? callLeg = null, string? token = null, string? domainId = null) =>
        SendAsync("POST", SearchesPath, Members(
            ("TransactionId", transactionId),
            ("VoiceProfileDomainId", domainId ?? Service.VoiceProfileDomainId),
            ("CallLeg", callLeg),
            ("ClientRequestToken", token)));

    public Task<Reply> StartAnalysisAsync(string transactionId, string? token = null) =>
        SendAsync("POST", AnalysesPath, Members(
            ("TransactionId", transactionId), ("LanguageCode", "en-US"), ("ClientRequestToken", token)));

    public async Task<string> SearchIdAsync(string transactionId) =>
        (await StartSearchAsync(transactionId)).Search.GetProperty("SpeakerSearchTaskId").GetString()!;

    public async Task<string> AnalysisIdAsync(string transactionId) =>
        (await StartAnalysisAsync(transactionId)).Analysis.GetProperty("VoiceToneAnalysisTaskId").GetString()!;

    public Task<Reply> GetSearchAsync(string id) => SendAsync("GET", $"{SearchesPath}/{id}");

    public Task<Reply> GetAnalysisAsync(string id, string isCaller = "true") =>
        SendAsync("GET", $"{AnalysesPath}/{id}?isCaller={isCaller}");

    public Task<Reply> StopSearchAsync(string id) => SendAsync("POST", $"{SearchesPath}/{id}?operation=stop");

    public Task<Reply> StopAnalysisAsync(string id) => SendAsync("POST", $"{AnalysesPath}/{id}?operation=stop");

    public async Task<string> SearchStatusAsync(string id) =>
        (await GetSearchAsync(id)).Search.GetProperty("SpeakerSearchTaskStatus").GetString()!;

    /// <summary>
    /// Makes a configuration with a voice analytics processor, and a queue as its sink, where no elements are given.
    /// </summary>
    public Task<Reply> CreateConfigurationAsync(string name = "analytics", object[]? elements = null, string? token = null) =>
        SendAsync("POST", "/media-insights-pipeline-configurations", new
        {
            MediaInsightsPipelineConfigurationName = name,
            ResourceAccessRoleArn = "arn:aws:iam::111122223333:role/analytics",
            Elements = elements ??
            [
                new
                {
                    Type = "VoiceAnalyticsProcessor",
                    VoiceAnalyticsProcessorConfiguration = new
                    {
                        SpeakerSearchStatus = "Enabled",
                        VoiceToneAnalysisStatus = "Enabled",
                    },
                },
                new
                {
                    Type = "SqsQueueSink",
                    SqsQueueSinkConfiguration = new { InsightsTarget = "arn:aws:sqs:us-east-1:111122223333:tones" },
                },
            ],
            ClientRequestToken = token,
        });

    /// <summary>Makes a pipeline that has a stream in each channel from 0 on; the one of no call where none is given.</summary>
    public Task<Reply> CreatePipelineAsync(string configuration = "analytics", string? token = null, params string[] streams) =>
        SendAsync("POST", "/media-insights-pipelines", new
        {
            MediaInsightsPipelineConfigurationArn = $"arn:aws:chime:us-east-1:111122223333:media-insights-pipeline-configuration/{configuration}",
            KinesisVideoStreamSourceRuntimeConfiguration = new
            {
                Streams = (streams.Length > 0 ? streams : [StreamArn]).Select((stream, channel) => new
                {
                    StreamArn = stream,
                    StreamChannelDefinition = new
                    {
                        NumberOfChannels = 1,
                        ChannelDefinitions = new[] { new { ChannelId = channel, ParticipantRole = channel == 0 ? "AGENT" : "CUSTOMER" } },
                    },
                }),
                MediaEncoding = "pcm",
                MediaSampleRate = 8000,
            },
            MediaInsightsRuntimeMetadata = new { order = "17" },
            ClientRequestToken = token,
        });

    public async Task<string> PipelineIdAsync(string configuration = "analytics", params string[] streams) =>
        (await CreatePipelineAsync(configuration, null, streams)).Json.GetProperty("MediaInsightsPipeline")
            .GetProperty("MediaPipelineId")
            .GetString()!;

    public async Task<JsonElement> PipelineAsync(string id) =>
        (await SendAsync("GET", "/sdk-media-pipelines/" + id)).Json.GetProperty("MediaPipeline")
            .GetProperty("MediaInsightsPipeline");

    public async Task<string> PipelineStatusAsync(string id) => (await PipelineAsync(id)).GetProperty("Status").GetString()!;

    public Task<Reply> UpdateStatusAsync(string id, string status) =>
        SendAsync("PUT", "/media-insights-pipeline-status/" + id, new { UpdateStatus = status });

    public Task<Reply> StartSearchOnAsync(
        string pipelineId, string? stream = null, int channel = 0, string? token = null, string? domainArn = null) =>
        SendAsync("POST", $"/media-insights-pipelines/{pipelineId}/speaker-search-tasks?operation=start", new
        {
            VoiceProfileDomainArn = domainArn
                ?? "arn:aws:chime:us-east-1:111122223333:voice-profile-domain/" + Service.VoiceProfileDomainId,
            KinesisVideoStreamSourceTaskConfiguration = stream is null ? null : new { StreamArn = stream, ChannelId = channel },
            ClientRequestToken = token,
        });

    public Task<Reply> StartAnalysisOnAsync(string pipelineId, string? stream = null, int channel = 0, string? token = null) =>
        SendAsync("POST", $"/media-insights-pipelines/{pipelineId}/voice-tone-analysis-tasks?operation=start", new
        {
            LanguageCode = "en-US",
            KinesisVideoStreamSourceTaskConfiguration = stream is null ? null : new { StreamArn = stream, ChannelId = channel },
            ClientRequestToken = token,
        });

    public async Task<string> SearchStatusOnAsync(string pipelineId, string id) =>
        (await SendAsync("GET", $"/media-insights-pipelines/{pipelineId}/speaker-search-tasks/{id}"))
            .Search.GetProperty("SpeakerSearchTaskStatus").GetString()!;

    public async Task<string> AnalysisStatusOnAsync(string pipelineId, string id) =>
        (await SendAsync("GET", $"/media-insights-pipelines/{pipelineId}/voice-tone-analysis-tasks/{id}"))
            .Analysis.GetProperty("VoiceToneAnalysisTaskStatus").GetString()!;

    public Task<Reply> StopOnAsync(string pipelineId, string kind, string id) =>
        SendAsync("POST", $"/media-insights-pipelines/{pipelineId}/{kind}/{id}?operation=stop");

    /// <summary>Sends a request line as it is, which HttpClient would tidy up first.</summary>
    /// <returns>The answer's head and body.</returns>
    public async Task<string> RawAsync(string method, string target, string headers = "")
    {
        var url = new Uri(EndpointUrl);
        using var client = new TcpClient();
        await client.ConnectAsync(url.Host, url.Port, TestContext.Current.CancellationToken);
        var host = headers.Contains("Host:", StringComparison.Ordinal) ? string.Empty : $"Host: {url.Authority}\r\n";
        var text = $"{method} {target} HTTP/1.1\r\n{host}Authorization: {Signed}\r\nConnection: close\r\n{headers}\r\n";
        await client.GetStream().WriteAsync(Encoding.UTF8.GetBytes(text), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(client.GetStream(), Encoding.UTF8);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    public void Dispose()
    {
        Client.Dispose();
        _host.Dispose();
    }

    private static Dictionary<string, string> Members(params (string Name, string? Value)[] members) =>
        members.Where(member => member.Value is not null).ToDictionary(member => member.Name, member => member.Value!);
}
