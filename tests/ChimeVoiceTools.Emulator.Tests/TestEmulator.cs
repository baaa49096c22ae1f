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

    public Task<Reply> StartSearchAsync(string transactionId, string? callLeg = null, string? token = null, string? domainId = null) =>
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
