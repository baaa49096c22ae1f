using System.Net;
using Amazon.ChimeSDKVoice;
using Amazon.ChimeSDKVoice.Model;
using Amazon.Runtime;

namespace ChimeVoiceTools.Client.Tests;

public sealed class ErrorTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<Type, int, string> Errors => new()
    {
        { typeof(AccessDeniedException), 403, "AccessDenied" },
        { typeof(BadRequestException), 400, "BadRequest" },
        { typeof(ConflictException), 409, "Conflict" },
        { typeof(ForbiddenException), 403, "Forbidden" },
        { typeof(GoneException), 410, "Gone" },
        { typeof(NotFoundException), 404, "NotFound" },
        { typeof(ResourceLimitExceededException), 400, "ResourceLimitExceeded" },
        { typeof(ServiceFailureException), 500, "ServiceFailure" },
        { typeof(ServiceUnavailableException), 503, "ServiceUnavailable" },
        { typeof(ThrottledClientException), 429, "Throttled" },
        { typeof(UnauthorizedClientException), 401, "Unauthorized" },
        { typeof(UnprocessableEntityException), 422, "Unprocessable" },
    };

    [Theory]
    [MemberData(nameof(Errors))]
    public async Task Each_error_has_its_exception_with_all_that_the_service_said(Type type, int status, string code)
    {
        await using var service = ServiceStub.That(
            status,
            $$"""{"Code":"{{code}}","Message":"What happened."}""",
            $"x-amzn-ErrorType: {type.Name}\r\nx-amzn-RequestId: request-1\r\n");
        using var client = service.NewClient();

        var error = await Assert.ThrowsAnyAsync<AmazonChimeSDKVoiceException>(() => StartAsync(client));

        Assert.IsType(type, error);
        Assert.Equal("What happened.", error.Message);
        Assert.Equal(type.Name, error.ErrorCode);
        Assert.Equal((HttpStatusCode)status, error.StatusCode);
        Assert.Equal("request-1", error.RequestId);
        Assert.Equal(ErrorType.Unknown, error.ErrorType);
        var reason = (ErrorCode?)type.GetProperty("Code")!.GetValue(error);
        Assert.Same(typeof(ErrorCode).GetField(code)!.GetValue(null), reason);
        Assert.Single(service.Requests);
    }

    [Theory]
    [InlineData("x-amzn-ErrorType: NotFoundException:http://internal.amazon.com/coral/\r\n", """{"Message":"Gone fishing."}""")]
    [InlineData("x-amzn-errortype: NotFoundException\r\n", """{"message":"Gone fishing."}""")]
    [InlineData("", """{"__type":"com.amazonaws.chime#NotFoundException","message":"Gone fishing."}""")]
    [InlineData("", """{"code":"NotFoundException","message":"Gone fishing."}""")]
    [InlineData("X-Amzn-ErrorType: NotFoundException\r\nx-amzn-error-message: Gone fishing.\r\n", "")]
    public async Task An_error_is_known_in_each_of_the_ways_in_which_AWS_names_it(string headers, string body)
    {
        await using var service = ServiceStub.That(404, body, headers);
        using var client = service.NewClient();

        var error = await Assert.ThrowsAsync<NotFoundException>(() => StartAsync(client));

        Assert.Equal("Gone fishing.", error.Message);
        Assert.Null(error.Code);
    }

    [Fact]
    public async Task A_reason_that_the_client_does_not_know_is_kept()
    {
        await using var service = ServiceStub.That(
            400, """{"Code":"Moonphase","Message":"Not now."}""", "x-amzn-ErrorType: BadRequestException\r\n");
        using var client = service.NewClient();

        var error = await Assert.ThrowsAsync<BadRequestException>(() => StartAsync(client));

        Assert.Equal("Moonphase", error.Code!.Value);
    }

    [Theory]
    [InlineData("QuiteNewException", "QuiteNewException")]
    [InlineData("ThrottlingException", "ThrottlingException")]
    public async Task An_error_under_an_unknown_name_keeps_the_name(string header, string name)
    {
        await using var service = ServiceStub.That(
            418,
            """{"Code":"New","Message":"What happened."}""",
            $"x-amzn-ErrorType: {header}\r\nx-amzn-RequestId: request-1\r\n");
        using var client = service.NewClient();

        var error = await Assert.ThrowsAsync<AmazonChimeSDKVoiceException>(() => StartAsync(client));

        Assert.Equal(name, error.ErrorCode);
        Assert.Equal("What happened.", error.Message);
        Assert.Equal((HttpStatusCode)418, error.StatusCode);
        Assert.Equal("request-1", error.RequestId);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html><body>Bad gateway</body></html>")]
    public async Task An_error_of_something_on_the_way_keeps_its_status(string body)
    {
        await using var service = ServiceStub.That(502, body, headers: "");
        using var client = service.NewClient();

        var error = await Assert.ThrowsAnyAsync<AmazonServiceException>(() => StartAsync(client));

        Assert.Equal(HttpStatusCode.BadGateway, error.StatusCode);
    }

    [Fact]
    public async Task An_error_that_can_not_be_read_keeps_its_status()
    {
        await using var service = ServiceStub.That(
            404, """{"Code":"NotFou""", "x-amzn-ErrorType: NotFoundException\r\nx-amzn-RequestId: request-1\r\n");
        using var client = service.NewClient();

        var error = await Assert.ThrowsAsync<AmazonUnmarshallingException>(() => StartAsync(client));

        Assert.Equal(HttpStatusCode.NotFound, error.StatusCode);
        Assert.Equal("request-1", error.RequestId);
    }

    [Fact]
    public async Task A_connection_that_breaks_in_the_middle_of_an_answer_is_an_answer_that_can_not_be_read()
    {
        Assert.SkipWhen(Platform.IsMono, "Mono takes a body that ends early for a whole one.");
        await using var service = ServiceStub.That(200, """{"SpeakerSearchTask":{""", announcedLength: 500);
        using var client = service.NewClient();

        var error = await Assert.ThrowsAsync<AmazonUnmarshallingException>(
            () => StartAsync(client).WaitAsync(TimeSpan.FromSeconds(10), Cancellation));

        Assert.IsAssignableFrom<IOException>(error.InnerException);
    }

    [Fact]
    public async Task Retries_are_AWS_own_and_know_nothing_of_this_service_s_throttling()
    {
        await using var service = ServiceStub.That(429, "{}", "x-amzn-ErrorType: ThrottledClientException\r\n");
        using var client = service.NewClient(config => config.MaxErrorRetry = 2);

        await Assert.ThrowsAsync<ThrottledClientException>(() => StartAsync(client));

        Assert.Single(service.Requests);
    }

    private static Task<StartSpeakerSearchTaskResponse> StartAsync(AmazonChimeSDKVoiceClient client) =>
        client.StartSpeakerSearchTaskAsync(new() { VoiceConnectorId = "vc" }, Cancellation);
}
