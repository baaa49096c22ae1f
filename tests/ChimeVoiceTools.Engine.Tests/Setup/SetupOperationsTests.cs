using ChimeVoiceTools.Engine.Connections;
using ChimeVoiceTools.Engine.Endpoints;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Setup;

namespace ChimeVoiceTools.Engine.Tests.Setup;

public sealed class SetupOperationsTests
{
    private const string OwnQueue = "arn:aws:sqs:us-east-1:111122223333:queue";
    private const string Role = "\"arn:aws:iam::111122223333:role/chime\"";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_voice_connector_that_is_set_up_passes_each_check_once()
    {
        await using var service = new SetupService();

        var checks = await TestAsync(service);

        Assert.Equal(
            [
                "Credentials",
                "Region",
                "VoiceConnector",
                "Streaming",
                "MediaInsightsConfiguration",
                "VoiceAnalyticsProcessor",
                "SpeakerSearch",
                "VoiceToneAnalysis", "Sink", "ResourceAccessRole",
            ],
            checks.Select(static check => check.Name!));
        Assert.All(checks, static check => Assert.Equal("Passed", check.Status));
        Assert.Contains(service.Arn, checks[0].Detail, StringComparison.Ordinal);
        Assert.DoesNotContain(checks, static check => check.Detail!.Contains("hostile", StringComparison.Ordinal));
        Assert.Equal(
            [
                "POST / HTTP/1.1",
                "GET /voice-connectors/vc-1 HTTP/1.1",
                "GET /voice-connectors/vc-1/streaming-configuration HTTP/1.1",
                $"GET /media-insights-pipeline-configurations/{Uri.EscapeDataString(SetupService.ConfigurationArn)} HTTP/1.1",
            ],
            service.Server.Requests.Select(static request => request.Line));
        Assert.Contains("/us-east-1/sts/", service.Server.Requests.First().Headers["Authorization"], StringComparison.Ordinal);
    }

    public static TheoryData<string, string, string, string> FaultyConfigurations => new()
    {
        // The elements, the role, the only check that fails, and what it says.
        { Processor(), Role, "Sink", "no sink" },
        { Processor() + "," + Queue(OwnQueue), "null", "ResourceAccessRole", "names no role" },
        { Processor() + "," + Queue(OwnQueue), "\"\"", "ResourceAccessRole", "names no role" },
        { Processor() + "," + Queue(OwnQueue), "\"role\"", "ResourceAccessRole", "no role's ARN" },
        { Processor() + "," + Queue("queue"), Role, "Sink", "queue is not in region" },
        { Processor() + "," + Queue("arn:aws:sqs:us-east-1:999922223333:queue"), Role, "Sink", "account 111122223333" },
        { Processor() + "," + Queue(""), Role, "Sink", "names no target" },
        { Processor() + ",{\"Type\":\"SqsQueueSink\"}", Role, "Sink", "names no target" },
        { Processor("Disabled") + "," + Queue(OwnQueue), Role, "SpeakerSearch", "is Disabled" },
        { Processor("Later") + "," + Queue(OwnQueue), Role, "SpeakerSearch", "is Later" },
        {
            "{\"Type\":\"AddedLater\"},{}," + Processor() + ",{\"Type\":\"S3RecordingSink\"},{\"Type\":\"VoiceEnhancementSink\"}",
            Role, "Sink", "no sink"
        },
    };

    [Theory]
    [MemberData(nameof(FaultyConfigurations))]
    public async Task The_check_of_what_is_wrong_in_a_configuration_fails_and_no_other(
        string elements, string role, string name, string detail)
    {
        await using var service = new SetupService { Elements = elements, Role = role };

        var failed = Assert.Single(await TestAsync(service), static check => check.Status != "Passed");

        Assert.Equal((name, "Failed"), (failed.Name, failed.Status));
        Assert.Contains(detail, failed.Detail, StringComparison.Ordinal);
        Assert.False(string.IsNullOrEmpty(failed.Remedy));
    }

    [Fact]
    public async Task A_processor_that_does_not_say_what_is_on_has_nothing_on()
    {
        await using var service = new SetupService
        {
            Elements = "{\"Type\":\"VoiceAnalyticsProcessor\"}," + Queue(OwnQueue),
        };

        var checks = await TestAsync(service);

        Assert.Equal(
            ["SpeakerSearch", "VoiceToneAnalysis"],
            checks.Where(static check => check.Status == "Failed").Select(static check => check.Name!));
    }

    [Theory]
    [InlineData("{}", "Failed")]
    [InlineData("""{"StreamingConfiguration":null}""", "Failed")]
    [InlineData("""{"StreamingConfiguration":{}}""", "Unknown")]
    [InlineData("""{"StreamingConfiguration":7}""", "Unknown")]
    [InlineData("[]", "Unknown")]
    public async Task Streaming_is_not_taken_to_be_on_where_the_answer_does_not_say_so(string answer, string status)
    {
        await using var service = new SetupService { Streaming = answer };

        var checks = await TestAsync(service);

        Assert.Equal(status, checks[3].Status);
        Assert.All(checks.Skip(4), check => Assert.Equal($"Not looked at, since Streaming is {status}.", check.Detail));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"Disabled":false}""")]
    [InlineData("""{"ConfigurationArn":""}""")]
    public async Task A_streaming_configuration_without_a_name_has_no_configuration_attached(string insights)
    {
        await using var service = new SetupService
        {
            Streaming = $$"""{"StreamingConfiguration":{"Disabled":true,"MediaInsightsConfiguration":{{insights}} } }""",
        };

        var checks = await TestAsync(service);

        Assert.Equal(
            ["Streaming", "MediaInsightsConfiguration"],
            checks.Where(static check => check.Status == "Failed").Select(static check => check.Name!));
        Assert.All(checks.Skip(5), static check => Assert.Equal("Unknown", check.Status));
    }

    [Fact]
    public async Task An_answer_about_something_else_than_what_was_asked_for_is_none()
    {
        await using var service = new SetupService
        {
            Connector = """{"VoiceConnector":{"VoiceConnectorId":"vc-2","Name":"desk"}}""",
            ConfigurationOf = SetupService.ConfigurationArn + "-2",
        };

        var checks = await TestAsync(service);

        Assert.Equal("Unknown", checks[2].Status);
        Assert.Equal(["Passed", "Passed"], checks.Skip(3).Take(2).Select(static check => check.Status!));
        Assert.All(checks.Skip(5), static check => Assert.Equal("Unknown", check.Status));
    }

    [Theory]
    [InlineData("..")]
    [InlineData("arn:aws:chime/../..\\u0000")]
    public async Task What_is_no_ARN_is_not_asked_for(string arn)
    {
        await using var service = new SetupService
        {
            Streaming = $$$"""{"StreamingConfiguration":{"Disabled":false,"MediaInsightsConfiguration":{"ConfigurationArn":"{{{arn}}}"} } }""",
        };

        var checks = await TestAsync(service);

        Assert.Equal(3, service.Server.Requests.Count);
        Assert.All(checks.Skip(5), static check => Assert.Equal("Unknown", check.Status));
    }

    [Fact]
    public async Task Text_of_the_service_is_shown_without_what_a_terminal_acts_upon()
    {
        await using var service = new SetupService
        {
            Connector = """{"VoiceConnector":{"VoiceConnectorId":"vc-1","Name":"a\u001b[2J\u202eb\r\nc"}}""",
            Arn = "arn:aws:iam::111122223333:user/a&#x9B;b",
            Elements = Processor() + "," + Queue(@"arn:aws:sqs:us-east-1:111122223333:\u001b]0;queue"),
            Role = @"""\u0007role""",
        };

        var checks = await TestAsync(service);

        Assert.Contains("a\ufffd[2J\ufffdb\ufffd\ufffdc", checks[2].Detail, StringComparison.Ordinal);
        Assert.All(
            checks,
            static check => Assert.DoesNotContain(
                check.Detail + check.Remedy, static character => char.IsControl(character) || character == '\u202e'));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("..")]
    public async Task An_id_that_breaks_the_rule_is_an_error_and_nothing_is_sent(string? id)
    {
        await using var service = new SetupService();

        var error = await Assert.ThrowsAsync<ChimeException>(() => TestAsync(service, id));

        Assert.Equal(ErrorIds.InvalidParameter, error.ErrorId);
        Assert.Empty(service.Server.Requests);
    }

    [Fact]
    public async Task A_test_that_is_cancelled_ends()
    {
        await using var silent = HostileServer.ThatIsSilent();
        using var connection = await ConnectionPool.GetAsync(silent.Options, TaskOrigin.None, Token);
        using var identity = await ConnectionPool.GetAsync(
            SetupOperations.IdentityOptions(silent.Options, connection, TaskOrigin.None), TaskOrigin.None, Token);
        using var stop = new CancellationTokenSource();
        var test = new SetupOperations(connection, connection, identity, static _ => { }).TestAsync("vc-1", stop.Token);

        await Eventually.BecomesTrueAsync(() => !silent.Requests.IsEmpty);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => test);
    }

    [Theory]
    [InlineData("us-east-1", null, "https://sts.us-east-1.amazonaws.com")]
    [InlineData("us-west-2", null, "https://sts.us-west-2.amazonaws.com")]
    [InlineData("cn-north-1", null, "https://sts.cn-north-1.amazonaws.com.cn")]
    [InlineData("us-west-2", "https://voice.example.test", "https://sts.us-west-2.amazonaws.com")]
    [InlineData("us-west-2", "https://voice-chime.us-west-2.amazonaws.com", "https://sts.us-west-2.amazonaws.com")]
    [InlineData("us-east-1", "http://127.0.0.1:1", "http://127.0.0.1:1")]
    [InlineData("us-east-1", "https://localhost:1", "https://localhost:1")]
    public async Task Whose_the_credentials_are_is_asked_in_the_region_or_on_this_machine(
        string region, string? endpoint, string expected)
    {
        var options = new ConnectionOptions
        {
            Region = region,
            EndpointUrl = endpoint,
            Keys = new("AKIDTEST", "not-a-secret", null),
        };
        using var voice = await ConnectionPool.GetAsync(options, TaskOrigin.None, Token);

        using var identity = await ConnectionPool.GetAsync(
            SetupOperations.IdentityOptions(options, voice, TaskOrigin.None), TaskOrigin.None, Token);

        Assert.Equal(expected, identity.EndpointUrl);
        Assert.Equal(region, identity.Region);
    }

    private static string Processor(string search = "Enabled") =>
        $$$"""{"Type":"VoiceAnalyticsProcessor","VoiceAnalyticsProcessorConfiguration":{"SpeakerSearchStatus":"{{{search}}}","VoiceToneAnalysisStatus":"Enabled"}}""";

    private static string Queue(string arn) =>
        $$$"""{"Type":"SqsQueueSink","SqsQueueSinkConfiguration":{"InsightsTarget":"{{{arn}}}"}}""";

    private static async Task<IReadOnlyList<VoiceSetupCheck>> TestAsync(
        SetupService service, string? id = SetupService.ConnectorId)
    {
        var options = service.Server.Options;
        using var voice = await ConnectionPool.GetAsync(options, TaskOrigin.None, Token);
        using var pipelines = await ConnectionPool.GetAsync(
            options with { Service = AwsService.ChimeSdkMediaPipelines }, TaskOrigin.None, Token);
        using var identity = await ConnectionPool.GetAsync(
            SetupOperations.IdentityOptions(options, voice, TaskOrigin.None), TaskOrigin.None, Token);
        return await new SetupOperations(voice, pipelines, identity, static _ => { }, new InstantClock()).TestAsync(id, Token);
    }
}
