using System.Net.Sockets;
using System.Text;
using ChimeVoiceTools.Emulator;

namespace ChimeVoiceTools.Emulator.Tests.Protocol;

public abstract class RequestTests<THost> : EmulatorTests<THost>
    where THost : IEmulatorHost, new()
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Bearer abc")]
    [InlineData("AWS4-HMAC-SHA256 Credential=AKID/20260102/us-east-1/chime/aws4_request")]
    [InlineData(
        "AWS4-HMAC-SHA256 Credential=AKID/20260102/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")]
    [InlineData(
        "AWS4-HMAC-SHA256 Credential=AKID/2026/us-east-1/chime/aws4_request, SignedHeaders=host, Signature=0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")]
    [InlineData("AWS4-HMAC-SHA256 Credential=AKID/20260102/us-east-1/chime/aws4_request, SignedHeaders=host, Signature=xyz")]
    public async Task A_request_that_is_not_signed_is_refused(string? authorization)
    {
        using var emulator = Start();

        var reply = await emulator.SendAsync(
            "POST", emulator.AnalysesPath, """{"TransactionId":"call-1","LanguageCode":"en-US"}""", authorization);

        AssertRefused(reply, 401, "UnauthorizedClientException", "Unauthorized");
        Assert.Empty(emulator.Service.Tasks);
    }

    [Theory]
    [InlineData("GET", "/")]
    [InlineData("GET", "/favicon.ico")]
    [InlineData("GET", "/voice-connectors")]
    [InlineData("GET", "/voice-connectors/x/speaker-search-tasks")]
    [InlineData("DELETE", "/voice-connectors/x/speaker-search-tasks/y")]
    [InlineData("PATCH", "/voice-connectors/x/speaker-search-tasks/y")]
    [InlineData("POST", "/voice-connectors/x/speaker-search-tasks/y")]
    [InlineData("POST", "/voice-connectors/x/speaker-search-tasks/y?operation=start")]
    [InlineData("GET", "/voice-connectors/x/speaker-search-tasks/y/z")]
    [InlineData("GET", "/Voice-Connectors/x/speaker-search-tasks/y")]
    public async Task What_is_no_operation_is_answered_as_a_service_does(string method, string path)
    {
        using var emulator = Start();

        AssertRefused(await emulator.SendAsync(method, path), 404, "UnknownOperationException", "NotFound");
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("nonsense")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"text\"")]
    [InlineData("""{"TransactionId":1,"LanguageCode":"en-US"}""")]
    [InlineData("""{"TransactionId":["a"],"LanguageCode":"en-US"}""")]
    [InlineData("""{"TransactionId":"\ud800","LanguageCode":"en-US"}""")]
    [InlineData("""{"TransactionId":"a","LanguageCode":{}}""")]
    [InlineData("""{"TransactionId":"a","LanguageCode":"en-US"} {}""")]
    public async Task A_body_that_is_not_what_the_operation_takes_is_refused(string body)
    {
        using var emulator = Start();

        AssertRefused(await emulator.SendAsync("POST", emulator.AnalysesPath, body), 400, "BadRequestException", "BadRequest");
    }

    [Fact]
    public async Task A_deeply_nested_body_is_refused()
    {
        using var emulator = Start();
        var body = "{\"TransactionId\":" + new string('[', 100_000) + new string(']', 100_000) + "}";

        AssertRefused(await emulator.SendAsync("POST", emulator.AnalysesPath, body), 400, "BadRequestException", "BadRequest");
    }

    [Fact]
    public async Task A_body_of_a_mebibyte_is_read_and_a_longer_one_refused()
    {
        using var emulator = Start();
        const string Start1 = """{"TransactionId":"call-1","LanguageCode":"en-US","Padding":" """;
        var fits = Start1 + new string('x', EmulatorRequest.MaxBodyBytes - Start1.Length - 2) + "\"}";

        Assert.Equal(201, (await emulator.SendAsync("POST", emulator.AnalysesPath, fits)).Status);
        AssertRefused(
            await emulator.SendAsync("POST", emulator.AnalysesPath, fits + " "), 400, "BadRequestException", "BadRequest");
        AssertRefused(
            await emulator.SendAsync("POST", emulator.AnalysesPath, fits + new string(' ', 8 * 1024 * 1024)),
            400, "BadRequestException", "BadRequest");
        Assert.Equal(201, (await emulator.StartAnalysisAsync("call-2")).Status);
    }

    [Theory]
    [InlineData("abcdefghij0123456789")]
    [InlineData("abcdefghij0123456789abc")]
    [InlineData("ABCDEFGHIJ0123456789a")]
    [InlineData("abcdefghij-123456789a")]
    [InlineData("0f1e2d3c4b5a69788796a5b4c3d2e1f0")]
    [InlineData("%7B0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0%7D")]
    [InlineData("0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1fg")]
    public async Task A_voice_connector_s_id_of_another_form_is_refused(string id)
    {
        using var emulator = Start();

        AssertRefused(
            await emulator.SendAsync(
                "GET", $"/voice-connectors/{id}/speaker-search-tasks/x"), 400, "BadRequestException", "Validation");
    }

    [Theory]
    [InlineData("abcdefghij0123456789a")]
    [InlineData("abcdefghij0123456789ab")]
    [InlineData("0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0")]
    public async Task A_voice_connector_s_id_of_the_service_s_form_is_looked_up(string id)
    {
        using var emulator = Start();

        AssertRefused(
            await emulator.SendAsync(
                "GET", $"/voice-connectors/{id}/speaker-search-tasks/x"), 404, "NotFoundException", "NotFound");
    }

    [Theory]
    [InlineData("%20")]
    [InlineData("%09%20")]
    public async Task An_id_of_white_space_is_refused(string id)
    {
        using var emulator = Start();

        AssertRefused(await emulator.GetSearchAsync(id), 400, "BadRequestException", "Validation");
    }

    [Fact]
    public async Task A_path_of_strange_characters_is_answered_cleanly()
    {
        using var emulator = Start();
        string[] ids = ["%", "%zz", "%00", "%ff%fe", "a%2Fb", "..%2f..%2fetc", "%F0%9F%8E%A7", "a+b", "<script>", "%25%25"];

        foreach (var id in ids)
        {
            var reply = await emulator.RawAsync("GET", $"{emulator.SearchesPath}/{id}");
            Assert.DoesNotContain("<html", reply, StringComparison.OrdinalIgnoreCase);
            Assert.Matches("^HTTP/1.1 (400|404) ", reply);
        }

        Assert.Equal(0, emulator.Service.UnexpectedFailures);
        Assert.Equal(201, (await emulator.StartSearchAsync("call-1")).Status);
    }

    [Fact]
    public async Task A_huge_path_is_refused_and_does_no_harm()
    {
        using var emulator = Start();

        AssertRefused(await emulator.GetSearchAsync(new string('x', 300)), 400, "BadRequestException", "Validation");
        var status = (await emulator.SendAsync("GET", "/" + new string('y', 20_000))).Status;

        Assert.InRange(status, 400, 499);
        Assert.Equal(201, (await emulator.StartSearchAsync("call-1")).Status);
    }

    [Fact]
    public async Task Each_answer_has_its_own_request_id_which_the_log_knows()
    {
        using var emulator = Start();
        var ids = new List<string?>
        {
            (await emulator.StartSearchAsync("call-1")).RequestId,
            (await emulator.GetSearchAsync("unknown")).RequestId,
            (await emulator.SendAsync("GET", "/nothing")).RequestId,
        };

        Assert.Equal(3, ids.Distinct().Count());
        Assert.Equal(ids, emulator.Service.Requests.Select(request => request.RequestId));
        Assert.Equal(
            ["StartSpeakerSearchTask", "GetSpeakerSearchTask", null],
            emulator.Service.Requests.Select(request => request.Operation));
        Assert.Equal([201, 404, 404], emulator.Service.Requests.Select(request => request.Status));
        Assert.Equal(
            [null, "NotFoundException", "UnknownOperationException"],
            emulator.Service.Requests.Select(request => request.ErrorType));
    }

    [Fact]
    public async Task Many_clients_at_once_are_each_answered_with_their_own_task()
    {
        using var emulator = Start(EmulatorQuotas.Unlimited);

        await Parallel.ForEachAsync(Enumerable.Range(0, 400), new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (i, _) =>
        {
            var started = (await emulator.StartSearchAsync($"call-{i}")).Search;
            var id = started.GetProperty("SpeakerSearchTaskId").GetString()!;
            var read = (await emulator.GetSearchAsync(id)).Search;
            Assert.Equal($"call-{i}", read.GetProperty("CallDetails").GetProperty("TransactionId").GetString());
        });

        Assert.Equal(400, emulator.Service.Tasks.Count);
    }

    [Fact]
    public async Task What_is_no_http_does_not_disturb_the_others()
    {
        using var emulator = Start();
        using (var client = new TcpClient())
        {
            var url = new Uri(emulator.EndpointUrl);
            await client.ConnectAsync(url.Host, url.Port, TestContext.Current.CancellationToken);
            await client.GetStream().WriteAsync(
                Encoding.ASCII.GetBytes("\0\u0001 garbage\r\n\r\n"), TestContext.Current.CancellationToken);
        }

        Assert.Equal(201, (await emulator.StartSearchAsync("call-1")).Status);
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("evil.example:8765")]
    [InlineData("127.0.0.1.evil.example")]
    [InlineData("localhost.evil.example")]
    [InlineData("10.0.0.1")]
    [InlineData("[::2]")]
    [InlineData("2130706433")]
    public async Task A_request_for_another_host_gets_nothing(string host)
    {
        using var emulator = Start();
        await emulator.StartSearchAsync("call-1");

        foreach (var path in (string[])["/_emulator/events", "/voice-profile-domains"])
        {
            var reply = await emulator.RawAsync("GET", path, $"Host: {host}\r\n");
            Assert.Matches("^HTTP/1.1 (400|403|404) ", reply);
            Assert.DoesNotContain("call-1", reply);
            Assert.DoesNotContain("emulated-voices", reply);
        }
    }

    [Theory]
    [InlineData("127.0.0.1", "evil.example")]
    [InlineData("evil.example", "127.0.0.1")]
    [InlineData("127.0.0.1", "127.0.0.1")]
    public async Task A_request_with_two_hosts_is_refused(string first, string second)
    {
        using var emulator = Start();
        await emulator.StartSearchAsync("call-1");
        var port = new Uri(emulator.EndpointUrl).Port;

        foreach (var path in (string[])["/_emulator/events", "/voice-profile-domains"])
        {
            var reply = await emulator.RawAsync("GET", path, $"Host: {first}:{port}\r\nHost: {second}:{port}\r\n");

            // HttpListener itself answers 404 where the last one is not what it listens to.
            Assert.Matches(second == "127.0.0.1" ? "^HTTP/1.1 400 " : "^HTTP/1.1 (400|404) ", reply);
            Assert.DoesNotContain("call-1", reply);
            Assert.DoesNotContain("emulated-voices", reply);
        }
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("LOCALHOST:1")]
    [InlineData("127.0.0.1:8765")]
    [InlineData("127.1.2.3")]
    [InlineData("[::1]:8765")]
    public async Task The_handler_answers_any_name_of_loopback(string host)
    {
        using var service = new EmulatedService(new EmulatorOptions());

        var response = await service.HandleAsync(
            new EmulatorRequest
            {
                Method = "GET",
                Target = "/voice-profile-domains",
                Host = host,
                Authorization = TestEmulator.Signed,
            },
            TestContext.Current.CancellationToken);

        Assert.Equal(200, response.Status);
    }
}
