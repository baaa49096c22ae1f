using System.Collections;
using ChimeVoiceTools.Emulator;
using ChimeVoiceTools.Engine.Connections;
using ChimeVoiceTools.Engine.Credentials;
using ChimeVoiceTools.Engine.Endpoints;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.MediaInsights;
using ChimeVoiceTools.Engine.Resilience;
using ChimeVoiceTools.Tests.Support;

namespace ChimeVoiceTools.Engine.Tests.MediaInsights;

public sealed class MediaInsightsPipelineOperationsTests
{
    private const string Id = "01234567-89ab-4def-8123-456789abcdef";
    private const string Stream = "arn:aws:kinesisvideo:us-east-1:111122223333:stream/my-stream/0123456789012";

    private static readonly MediaInsightsPipelineConfigurationSettings Settings = new()
    {
        SpeakerSearch = true,
        SqsQueueArn = "arn:aws:sqs:us-east-1:111122223333:tones",
        ResourceAccessRoleArn = "arn:aws:iam::111122223333:role/analytics",
        Elements = ["""{"Type":"AmazonTranscribeProcessor","AmazonTranscribeProcessorConfiguration":{"LanguageCode":"en-US"}}"""],
        RealTimeAlertConfiguration = """{"Disabled":false,"Rules":[{"Type":"IssueDetection","IssueDetectionConfiguration":{"RuleName":"issue"}}]}""",
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static async Task<MediaInsightsPipelineConfiguration> ConfigureAsync(EmulatedEndpoint endpoint) =>
        await endpoint.Configurations.CreateAsync(
            new MediaInsightsPipelineConfigurationCreation { Name = "calls", Settings = Settings }, Token);

    private static async Task<MediaInsightsPipeline> CreateAsync(
        EmulatedEndpoint endpoint) => await endpoint.Pipelines.CreateAsync(
        new MediaInsightsPipelineCreation
        {
            ConfigurationArn = (await ConfigureAsync(endpoint)).ConfigurationArn,
            Streams = [new MediaInsightsStream { StreamArn = Stream, ChannelId = 0, ParticipantRole = "AGENT" }],
            Metadata = [new("transactionId", "call-1")],
        },
        Token);

    private static async Task<MediaInsightsPipelineOperations> ConnectAsync(
        ServiceStub service, TimeProvider? time = null) => new(
        await ConnectionPool.GetAsync(
            new ConnectionOptions
            {
                EndpointUrl = service.Url,
                Region = "us-east-1",
                Keys = new AccessKeys("AKIDTEST", "not-a-secret"),
                Service = AwsService.ChimeSdkMediaPipelines,
            },
            TaskOrigin.None,
            CancellationToken.None),
        _ => { },
        time);

    [Fact]
    public async Task A_configuration_is_changed_and_keeps_what_it_has_besides()
    {
        using var endpoint = await EmulatedEndpoint.StartAsync();
        var made = await ConfigureAsync(endpoint);

        var changed = await endpoint.Configurations.UpdateAsync(
            made.ConfigurationArn,
            new MediaInsightsPipelineConfigurationSettings { VoiceToneAnalysis = true, SqsQueueArn = string.Empty },
            Token);

        Assert.True(changed is { SpeakerSearch: true, VoiceToneAnalysis: true, SqsQueueArn: null });
        Assert.Equal(
            ["AmazonTranscribeProcessor", "VoiceAnalyticsProcessor"], changed.Elements.Select(element => element["Type"]));
        Assert.Single((IEnumerable)changed.RealTimeAlertConfiguration!["Rules"]!);
        Assert.Equal(Settings.ResourceAccessRoleArn, changed.ResourceAccessRoleArn);
    }

    [Fact]
    public async Task A_change_that_is_refused_for_its_pace_reads_again()
    {
        using var endpoint = await EmulatedEndpoint.StartAsync();
        var made = await ConfigureAsync(endpoint);
        endpoint.Fail(FaultKind.Error, "UpdateMediaInsightsPipelineConfiguration", error: "ThrottledClientException");

        await endpoint.Configurations.UpdateAsync(
            made.Name, new MediaInsightsPipelineConfigurationSettings { VoiceToneAnalysis = true }, Token);

        Assert.Equal(2, endpoint.Requests("GetMediaInsightsPipelineConfiguration"));
    }

    [Theory]
    [InlineData(FaultKind.ResetAfterWork)]
    [InlineData(FaultKind.TruncatedBody)]
    public async Task A_creation_whose_answer_is_lost_creates_one_pipeline(FaultKind fault)
    {
        using var endpoint = await EmulatedEndpoint.StartAsync();
        endpoint.Fail(fault, "CreateMediaInsightsPipeline");

        var made = await CreateAsync(endpoint);

        var listed = await endpoint.Pipelines.List(new ListWindow()).ReadAsync(Token);
        Assert.Equal(made.MediaInsightsPipelineId, Assert.Single(listed).MediaInsightsPipelineId);
        Assert.Equal(("call-1", Stream, 0), (made.TransactionId, made.StreamArn, made.ChannelId));
    }

    [Fact]
    public async Task Suspending_and_resuming_say_whether_there_was_something_to_do()
    {
        using var endpoint = await EmulatedEndpoint.StartAsync();
        var arn = (await CreateAsync(endpoint)).MediaInsightsPipelineArn;

        bool[] done =
        [
            await endpoint.Pipelines.ResumeAsync(arn, Token), await endpoint.Pipelines.SuspendAsync(arn, Token),
            await endpoint.Pipelines.SuspendAsync(arn, Token), await endpoint.Pipelines.ResumeAsync(arn, Token),
        ];

        Assert.Equal([false, true, false, true], done);
    }

    [Fact]
    public async Task A_deletion_whose_answer_is_lost_has_succeeded()
    {
        using var endpoint = await EmulatedEndpoint.StartAsync();
        var made = await CreateAsync(endpoint);
        endpoint.Fail(FaultKind.ResetAfterWork, "DeleteMediaPipeline");

        await endpoint.Pipelines.DeleteAsync(made.MediaInsightsPipelineId, Token);

        Assert.Empty(await endpoint.Pipelines.List(new ListWindow()).ReadAsync(Token));
        Assert.Equal(2, endpoint.Requests("DeleteMediaPipeline"));
    }

    [Fact]
    public async Task A_pipeline_of_another_kind_is_not_listed()
    {
        await using var service = ServiceStub.That(
            200,
            """{"MediaPipelines":[{"MediaPipelineId":"01234567-89ab-4def-8123-456789abcdef"}],"MediaPipeline":{"MediaCapturePipeline":{}}}""");
        var pipelines = await ConnectAsync(service);

        Assert.Empty(await pipelines.List(new ListWindow()).ReadAsync(Token));
        Assert.Equal(2, service.Requests.Count);
    }

    [Fact]
    public async Task A_pipeline_of_another_kind_is_neither_read_nor_deleted()
    {
        await using var service = ServiceStub.That(200, """{"MediaPipeline":{"MediaCapturePipeline":{}}}""");
        var pipelines = await ConnectAsync(service);

        ChimeException[] errors =
        [
            await Assert.ThrowsAsync<ChimeException>(() => pipelines.GetAsync(Id, Token)),
            await Assert.ThrowsAsync<ChimeException>(() => pipelines.DeleteAsync(Id, Token)),
        ];

        Assert.All(errors, error => Assert.Contains("media pipeline of another kind", error.Message, StringComparison.Ordinal));
        Assert.Equal(2, service.Requests.Count);
        Assert.All(service.Requests, request => Assert.StartsWith("GET ", request.Line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_answer_about_another_pipeline_is_none()
    {
        await using var service = ServiceStub.That(
            200, """{"MediaPipeline":{"MediaInsightsPipeline":{"MediaPipelineId":"99999999-89ab-4def-8123-456789abcdef"}}}""");
        var pipelines = await ConnectAsync(service, new InstantClock());

        var error = await Assert.ThrowsAsync<ChimeException>(() => pipelines.GetAsync(Id, Token));

        Assert.Equal(ErrorIds.ConnectionFailed, error.ErrorId);
    }
}
