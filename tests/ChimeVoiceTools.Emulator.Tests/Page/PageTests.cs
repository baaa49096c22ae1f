using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using ChimeVoiceTools.Emulator;
using ChimeVoiceTools.Emulator.Scenarios;

namespace ChimeVoiceTools.Emulator.Tests.Page;

public abstract class PageTests<THost> : EmulatorTests<THost>
    where THost : IEmulatorHost, new()
{
    [Fact]
    public async Task A_browser_gets_a_page_that_may_load_nothing_and_be_in_no_frame()
    {
        using var emulator = Start();

        using var response = await GetPageAsync(emulator);
        var page = (await Reply.ReadAsync(response)).Body;

        Assert.Equal(200, (int)response.StatusCode);
        Assert.Equal("text/html", response.Content.Headers.ContentType!.MediaType);
        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'; ", policy);
        Assert.Contains("frame-ancestors 'none'", policy);
        Assert.DoesNotContain("unsafe", policy);
        Assert.Equal(["DENY"], response.Headers.GetValues("X-Frame-Options"));
        Assert.Equal(["nosniff"], response.Headers.GetValues("X-Content-Type-Options"));
        Assert.DoesNotMatch("https?://", page);
        Assert.Empty(emulator.Service.Requests);
    }

    [Theory]
    [InlineData("*/*", null)]
    [InlineData("application/json", null)]
    [InlineData("text/html", TestEmulator.Signed)]
    public async Task A_client_of_a_service_gets_no_page(string accept, string? authorization)
    {
        using var emulator = Start();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Add("Accept", accept);
        request.Headers.TryAddWithoutValidation("Authorization", authorization);

        var reply = await Reply.ReadAsync(await emulator.Client.SendAsync(request, TestContext.Current.CancellationToken));

        Assert.Equal(authorization is null ? 401 : 404, reply.Status);
        Assert.Single(emulator.Service.Requests);
    }

    [Theory]
    [InlineData("clock")]
    [InlineData("calls")]
    [InlineData("calls/end")]
    [InlineData("faults")]
    [InlineData("faults/clear")]
    public async Task A_change_from_another_origin_is_refused(string change)
    {
        using var emulator = Start();
        var token = await TokenAsync(emulator);

        AssertForbidden(await SendAsync(emulator, change, origin: "http://example.com", token: token));
        AssertForbidden(await SendAsync(emulator, change, origin: $"http://127.0.0.1:{Port(emulator) + 1}", token: token));
        AssertForbidden(await SendAsync(emulator, change, origin: "https" + emulator.EndpointUrl.Substring(4), token: token));
        AssertForbidden(await SendAsync(emulator, change, origin: "null", token: token));
        AssertForbidden(await SendAsync(emulator, change, origin: null, token: token));
    }

    [Theory]
    [InlineData("clock")]
    [InlineData("calls")]
    [InlineData("calls/end")]
    [InlineData("faults")]
    [InlineData("faults/clear")]
    public async Task A_change_without_the_token_of_the_page_is_refused(string change)
    {
        using var emulator = Start();
        var token = await TokenAsync(emulator);

        AssertForbidden(await SendAsync(emulator, change, emulator.EndpointUrl, null));
        AssertForbidden(await SendAsync(emulator, change, emulator.EndpointUrl, string.Empty));
        AssertForbidden(await SendAsync(emulator, change, emulator.EndpointUrl, token.Substring(1)));
        AssertForbidden(await SendAsync(emulator, change, emulator.EndpointUrl, token + "x"));
        using var other = Start();
        AssertForbidden(await SendAsync(emulator, change, emulator.EndpointUrl, await TokenAsync(other)));
    }

    [Theory]
    [InlineData("GET", "/")]
    [InlineData("GET", "/_emulator/state")]
    [InlineData("POST", "/_emulator/clock")]
    public async Task A_name_that_was_made_to_resolve_to_this_machine_gets_nothing(string method, string path)
    {
        using var emulator = Start();
        var token = await TokenAsync(emulator);
        var before = emulator.Service.UtcNow;

        var answer = await emulator.RawAsync(
            method,
            path,
            $"Host: rebound.example:{Port(emulator)}\r\nOrigin: http://rebound.example:{Port(emulator)}\r\nAccept: text/html\r\n"
            + $"X-Emulator-Page: {token}\r\nContent-Length: 0\r\n");

        // HttpListener itself refuses a host that it does not listen for.
        Assert.Matches("^HTTP/1.1 40[034] ", answer);
        Assert.DoesNotContain("<script>", answer);
        Assert.DoesNotContain("voiceConnectorIds", answer);
        Assert.Equal(before, emulator.Service.UtcNow);
    }

    [Theory]
    [InlineData("clock")]
    [InlineData("calls")]
    [InlineData("calls/end")]
    [InlineData("faults")]
    [InlineData("faults/clear")]
    public async Task A_change_is_no_GET(string change)
    {
        using var emulator = Start();

        var reply = await SendAsync(emulator, change, emulator.EndpointUrl, await TokenAsync(emulator), "GET");

        Assert.Equal(404, reply.Status);
    }

    [Fact]
    public async Task The_page_moves_the_clock_and_sets_its_speed()
    {
        using var emulator = Start();
        var before = emulator.Service.UtcNow;

        Assert.Equal(200, (await SendAsync(emulator, "clock", """{"advance":90}""")).Status);
        Assert.Equal(200, (await SendAsync(emulator, "clock", """{"speed":60}""")).Status);

        Assert.Equal(TimeSpan.FromSeconds(90), emulator.Service.UtcNow - before);
        Assert.Equal(60, emulator.Service.Speed);
    }

    [Fact]
    public async Task A_call_that_was_rung_has_its_speakers_and_begins_once()
    {
        using var emulator = Start();
        var call = """{"transactionId":"rung","caller":"Ann","endsAfter":60}""";

        Assert.Equal(200, (await SendAsync(emulator, "calls", call)).Status);
        AssertRefused(await SendAsync(emulator, "calls", call), 409, "ConflictException", "Conflict");

        var state = await StateAsync(emulator);
        var shown = Assert.Single(state.GetProperty("calls").EnumerateArray());
        Assert.Equal("rung", shown.GetProperty("transactionId").GetString());
        Assert.Equal("Ann", shown.GetProperty("caller").GetString());
        Assert.Contains(emulator.Service.Events, sent => sent is { DetailStatus: "AnalyticsReady", TransactionId: "rung" });
        Assert.Equal(201, (await emulator.StartSearchAsync("rung")).Status);
        Time.Pass(61);
        Assert.Equal(410, (await emulator.StartSearchAsync("rung")).Status);
    }

    [Fact]
    public async Task A_call_that_is_ended_takes_its_tasks_with_it_and_is_summed_up_once()
    {
        var scenario = EmulatorScenario.Parse("""{"calls":[{"transactionId":"call","endsAfter":600}]}""");
        using var emulator = Start(new EmulatorOptions { TimeProvider = Time, Scenario = scenario });
        var analysis = await emulator.AnalysisIdAsync("call");
        var search = await emulator.SearchIdAsync("call");
        Time.Pass(15);

        Assert.Equal(200, (await EndAsync(emulator, "call")).Status);

        var tasks = emulator.Service.Tasks.ToDictionary(task => task.TaskId, task => task.Status);
        Assert.Equal("SUCCEEDED", tasks[analysis]);
        Assert.Equal("PARTIAL_SUCCESS", tasks[search]);
        AssertRefused(await EndAsync(emulator, "call"), 410, "GoneException", "Gone");
        AssertRefused(await EndAsync(emulator, "no-call"), 404, "NotFoundException", "NotFound");
        Time.Pass(3600);
        Assert.Single(emulator.Service.Events, sent => sent.DetailStatus == "PostCallVoiceAnalytics");
    }

    [Fact]
    public async Task The_pipeline_of_a_call_that_is_ended_stops_soon()
    {
        var scenario = EmulatorScenario.Parse(
            """{"calls":[{"transactionId":"call"}],"streaming":[{"configuration":"a1"}],"mediaInsightsPipelineConfigurations":[{"name":"a1"}]}""");
        using var emulator = Start(new EmulatorOptions { TimeProvider = Time, Scenario = scenario });

        Assert.Equal(200, (await EndAsync(emulator, "call")).Status);
        Time.Pass(16);

        var pipeline = Assert.Single((await StateAsync(emulator)).GetProperty("pipelines").EnumerateArray());
        Assert.Equal("Stopped", pipeline.GetProperty("status").GetString());
        Assert.Equal(2, emulator.Service.Events.Count(sent => sent.DetailStatus == "ENDED"));
    }

    [Fact]
    public async Task A_fault_that_the_page_injects_is_met_and_shown()
    {
        using var emulator = Start();
        var fault = """{"kind":"Error","errorName":"ThrottledClientException","operation":"StartSpeakerSearchTask","count":1}""";

        Assert.Equal(200, (await SendAsync(emulator, "faults", fault)).Status);
        Assert.Equal(1, (await StateAsync(emulator)).GetProperty("faults").GetArrayLength());
        Assert.Equal("ThrottledClientException", (await emulator.StartSearchAsync("call-1")).ErrorType);

        var state = await StateAsync(emulator);
        Assert.Equal(0, state.GetProperty("faults").GetArrayLength());
        Assert.Equal("Error", state.GetProperty("requests")[0].GetProperty("fault").GetString());
        Assert.Equal(200, (await SendAsync(emulator, "faults", """{"kind":"SlowAnswer","delay":1}""")).Status);
        Assert.Equal(200, (await SendAsync(emulator, "faults/clear", "{}")).Status);
        Assert.Empty(emulator.Service.Faults);
    }

    [Theory]
    [InlineData("clock", "")]
    [InlineData("clock", "[]")]
    [InlineData("clock", """{"advance":-1}""")]
    [InlineData("clock", """{"speed":0}""")]
    [InlineData("clock", """{"other":1}""")]
    [InlineData("calls", "{}")]
    [InlineData("calls", """{"transactionPattern":"*"}""")]
    [InlineData("calls", """{"transactionId":"a","endsAfter":0}""")]
    [InlineData("calls/end", """{"transactionId":"a"}""")]
    [InlineData("faults", """{"kind":"Nothing"}""")]
    [InlineData("faults", """{"kind":"Error"}""")]
    public async Task What_breaks_a_rule_is_refused_with_the_rule(string change, string body)
    {
        using var emulator = Start();

        AssertRefused(await SendAsync(emulator, change, body), 400, "BadRequestException", "BadRequest");
        Assert.Empty(emulator.Service.Faults);
    }

    [Fact]
    public async Task The_state_has_what_the_logs_have_since_the_page_last_asked()
    {
        using var emulator = Start();
        await emulator.StartSearchAsync("call-1");
        await emulator.StartSearchAsync("call-2");

        var whole = await StateAsync(emulator);
        var rest = await StateAsync(emulator, "?requests=1&events=1");

        Assert.Equal([2, 1], whole.GetProperty("requests").EnumerateArray().Select(entry => entry.GetProperty("number").GetInt32()));
        Assert.Equal([2], rest.GetProperty("requests").EnumerateArray().Select(entry => entry.GetProperty("number").GetInt32()));
        Assert.Equal(
            whole.GetProperty("events").GetArrayLength() - 1, rest.GetProperty("events").GetArrayLength());
        Assert.Equal(2, whole.GetProperty("tasks").GetArrayLength());
    }

    private static int Port(TestEmulator emulator) => new Uri(emulator.EndpointUrl).Port;

    private static void AssertForbidden(Reply reply) => AssertRefused(reply, 403, "ForbiddenException", "Forbidden");

    private static async Task<HttpResponseMessage> GetPageAsync(TestEmulator emulator)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Add("Accept", "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8");
        return await emulator.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static async Task<string> TokenAsync(TestEmulator emulator)
    {
        var page = await Reply.ReadAsync(await GetPageAsync(emulator));
        return Regex.Match(page.Body, "name=\"emulator-page\" content=\"([^\"]+)\"").Groups[1].Value;
    }

    private static async Task<JsonElement> StateAsync(TestEmulator emulator, string query = "") =>
        (await Reply.ReadAsync(
            await emulator.Client.GetAsync("/_emulator/state" + query, TestContext.Current.CancellationToken))).Json;

    private static async Task<Reply> SendAsync(TestEmulator emulator, string change, string body) =>
        await SendAsync(emulator, change, emulator.EndpointUrl, await TokenAsync(emulator), "POST", body);

    private static Task<Reply> EndAsync(TestEmulator emulator, string transactionId) => SendAsync(
        emulator,
        "calls/end",
        $$"""{"voiceConnectorId":"{{emulator.Service.VoiceConnectorId}}","transactionId":"{{transactionId}}"}""");

    private static async Task<Reply> SendAsync(
        TestEmulator emulator, string change, string? origin, string? token, string method = "POST", string body = "{}")
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "/_emulator/" + change);
        request.Headers.TryAddWithoutValidation("Origin", origin);
        request.Headers.TryAddWithoutValidation("X-Emulator-Page", token);
        request.Content = method == "GET" ? null : new StringContent(body, Encoding.UTF8, "application/json");
        return await Reply.ReadAsync(await emulator.Client.SendAsync(request, TestContext.Current.CancellationToken));
    }
}
