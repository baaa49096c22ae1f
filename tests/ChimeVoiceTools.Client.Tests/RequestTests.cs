using System.Text.Json;
using Amazon.ChimeSDKVoice;
using Amazon.ChimeSDKVoice.Model;

namespace ChimeVoiceTools.Client.Tests;

public sealed class RequestTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, Func<IAmazonChimeSDKVoice, Task>> RequestLines => new()
    {
        {
            "POST /voice-connectors/vc-1/speaker-search-tasks HTTP/1.1",
            client => client.StartSpeakerSearchTaskAsync(new() { VoiceConnectorId = "vc-1" })
        },
        {
            "GET /voice-connectors/vc-1/speaker-search-tasks/s-1 HTTP/1.1",
            client => client.GetSpeakerSearchTaskAsync(new() { VoiceConnectorId = "vc-1", SpeakerSearchTaskId = "s-1" })
        },
        {
            "POST /voice-connectors/vc-1/speaker-search-tasks/s-1?operation=stop HTTP/1.1",
            client => client.StopSpeakerSearchTaskAsync(new() { VoiceConnectorId = "vc-1", SpeakerSearchTaskId = "s-1" })
        },
        {
            "POST /voice-connectors/vc-1/voice-tone-analysis-tasks HTTP/1.1",
            client => client.StartVoiceToneAnalysisTaskAsync(new() { VoiceConnectorId = "vc-1" })
        },
        {
            "GET /voice-connectors/vc-1/voice-tone-analysis-tasks/t-1?isCaller=true HTTP/1.1",
            client =>
                client.GetVoiceToneAnalysisTaskAsync(
                    new() { VoiceConnectorId = "vc-1", VoiceToneAnalysisTaskId = "t-1", IsCaller = true })
        },
        {
            "GET /voice-connectors/vc-1/voice-tone-analysis-tasks/t-1?isCaller=false HTTP/1.1",
            client =>
                client.GetVoiceToneAnalysisTaskAsync(
                    new() { VoiceConnectorId = "vc-1", VoiceToneAnalysisTaskId = "t-1", IsCaller = false })
        },
        {
            "POST /voice-connectors/vc-1/voice-tone-analysis-tasks/t-1?operation=stop HTTP/1.1",
            client => client.StopVoiceToneAnalysisTaskAsync(new() { VoiceConnectorId = "vc-1", VoiceToneAnalysisTaskId = "t-1" })
        },
        { "POST /voice-profiles HTTP/1.1", client => client.CreateVoiceProfileAsync(new()) },
        { "GET /voice-profiles/p-1 HTTP/1.1", client => client.GetVoiceProfileAsync(new() { VoiceProfileId = "p-1" }) },
        { "PUT /voice-profiles/p-1 HTTP/1.1", client => client.UpdateVoiceProfileAsync(new() { VoiceProfileId = "p-1" }) },
        { "DELETE /voice-profiles/p-1 HTTP/1.1", client => client.DeleteVoiceProfileAsync(new() { VoiceProfileId = "p-1" }) },
        {
            "GET /voice-profiles?voice-profile-domain-id=d-1 HTTP/1.1",
            client => client.ListVoiceProfilesAsync(new() { VoiceProfileDomainId = "d-1" })
        },
        {
            "GET /voice-profiles?max-results=7&next-token=a%2Fb%3D&voice-profile-domain-id=d-1 HTTP/1.1",
            client => client.ListVoiceProfilesAsync(new() { VoiceProfileDomainId = "d-1", MaxResults = 7, NextToken = "a/b=" })
        },
        { "POST /voice-profile-domains HTTP/1.1", client => client.CreateVoiceProfileDomainAsync(new()) },
        { "GET /voice-profile-domains/d-1 HTTP/1.1", client => client
            .GetVoiceProfileDomainAsync(new() { VoiceProfileDomainId = "d-1" }) },
        { "PUT /voice-profile-domains/d-1 HTTP/1.1", client => client
            .UpdateVoiceProfileDomainAsync(new() { VoiceProfileDomainId = "d-1" }) },
        { "DELETE /voice-profile-domains/d-1 HTTP/1.1", client => client
            .DeleteVoiceProfileDomainAsync(new() { VoiceProfileDomainId = "d-1" }) },
        { "GET /voice-profile-domains HTTP/1.1", client => client.ListVoiceProfileDomainsAsync(new()) },
        {
            "GET /voice-profile-domains?max-results=100&next-token=n HTTP/1.1",
            client => client.ListVoiceProfileDomainsAsync(new() { MaxResults = 100, NextToken = "n" })
        },
        { "GET /voice-connectors/vc-1 HTTP/1.1", client => client.GetVoiceConnectorAsync(new() { VoiceConnectorId = "vc-1" }) },
        {
            "GET /voice-connectors/vc-1/streaming-configuration HTTP/1.1",
            client => client.GetVoiceConnectorStreamingConfigurationAsync(new() { VoiceConnectorId = "vc-1" })
        },
    };

    [Theory]
    [MemberData(nameof(RequestLines))]
    public async Task Each_operation_has_its_method_path_and_query(string line, Func<IAmazonChimeSDKVoice, Task> call)
    {
        await using var service = ServiceStub.That(200, "{}");
        using var client = service.NewClient();

        await call(client);

        Assert.Equal(line, service.Request.Line);
    }

    [Theory]
    [InlineData("a/b", "a%2Fb")]
    [InlineData("a b", "a%20b")]
    [InlineData("a+b?c#d%e", "a%2Bb%3Fc%23d%25e")]
    [InlineData("ü", "%C3%BC")]
    [InlineData("..", "..")]
    [InlineData("~-_.", "~-_.")]
    public async Task An_id_stays_one_segment_of_the_path(string id, string encoded)
    {
        Assert.SkipWhen(
            Platform.IsMono && id == "..", "The Uri of .NET Framework and of Mono takes a segment of two dots for the way up.");
        await using var service = ServiceStub.That(200, "{}");
        using var client = service.NewClient();

        await client.GetSpeakerSearchTaskAsync(new() { VoiceConnectorId = "vc", SpeakerSearchTaskId = id }, Cancellation);

        Assert.Equal($"GET /voice-connectors/vc/speaker-search-tasks/{encoded} HTTP/1.1", service.Request.Line);
    }

    [Fact]
    public async Task A_speaker_search_is_started_with_every_member_in_the_body()
    {
        await using var service = ServiceStub.That(201, "{}");
        using var client = service.NewClient();

        await client.StartSpeakerSearchTaskAsync(
            new()
            {
                VoiceConnectorId = "vc",
                TransactionId = "call \"1\" ü",
                VoiceProfileDomainId = "d-1",
                CallLeg = CallLegType.Callee,
                ClientRequestToken = "token-1",
            },
            Cancellation);

        AssertJson(
            """{"TransactionId":"call \"1\" ü","VoiceProfileDomainId":"d-1","CallLeg":"Callee","ClientRequestToken":"token-1"}""",
            service.Request.Json);
        Assert.Equal("application/json", service.Request.Headers["Content-Type"]);
    }

    [Fact]
    public async Task A_voice_tone_analysis_is_started_with_every_member_in_the_body()
    {
        await using var service = ServiceStub.That(201, "{}");
        using var client = service.NewClient();

        await client.StartVoiceToneAnalysisTaskAsync(
            new()
            {
                VoiceConnectorId = "vc",
                TransactionId = "call-1",
                LanguageCode = LanguageCode.EnUS,
                ClientRequestToken = "token-1",
            },
            Cancellation);

        AssertJson("""{"TransactionId":"call-1","LanguageCode":"en-US","ClientRequestToken":"token-1"}""", service.Request.Json);
    }

    [Fact]
    public async Task A_domain_is_made_with_every_member_in_the_body()
    {
        await using var service = ServiceStub.That(201, "{}");
        using var client = service.NewClient();

        await client.CreateVoiceProfileDomainAsync(
            new()
            {
                Name = "Front desk",
                Description = "",
                ServerSideEncryptionConfiguration = new() { KmsKeyArn = "arn:aws:kms:us-east-1:111122223333:key/k" },
                ClientRequestToken = "token-1",
                Tags = [new() { Key = "team", Value = "a" }, new() { Key = "empty", Value = "" }],
            },
            Cancellation);

        AssertJson(
            """
            {"Name":"Front desk","Description":"","ServerSideEncryptionConfiguration":{"KmsKeyArn":"arn:aws:kms:us-east-1:111122223333:key/k"},
             "ClientRequestToken":"token-1","Tags":[{"Key":"team","Value":"a"},{"Key":"empty","Value":""}]}
            """,
            service.Request.Json);
    }

    [Fact]
    public async Task What_is_null_is_left_out_of_the_body()
    {
        await using var service = ServiceStub.That(201, "{}");
        using var client = service.NewClient();

        await client.StartSpeakerSearchTaskAsync(new() { VoiceConnectorId = "vc", TransactionId = "call-1" }, Cancellation);
        await client.UpdateVoiceProfileDomainAsync(new() { VoiceProfileDomainId = "d", Name = "New" }, Cancellation);
        await client.UpdateVoiceProfileAsync(new() { VoiceProfileId = "p", SpeakerSearchTaskId = "s-1" }, Cancellation);
        await client.CreateVoiceProfileAsync(new() { SpeakerSearchTaskId = "s-1" }, Cancellation);

        Assert.Equal(
            ["""{"TransactionId":"call-1"}""", """{"Name":"New"}""", """{"SpeakerSearchTaskId":"s-1"}""", """{"SpeakerSearchTaskId":"s-1"}"""],
            service.Requests.Select(request => request.Body));
    }

    [Fact]
    public async Task A_word_that_the_client_does_not_know_is_sent_as_it_is()
    {
        await using var service = ServiceStub.That(201, "{}");
        using var client = service.NewClient();

        await client.StartSpeakerSearchTaskAsync(new() { VoiceConnectorId = "vc", CallLeg = "Both" }, Cancellation);

        AssertJson("""{"CallLeg":"Both"}""", service.Request.Json);
    }

    [Fact]
    public async Task Stopping_sends_no_body_and_no_content_type()
    {
        await using var service = ServiceStub.That(204);
        using var client = service.NewClient();

        await client.StopSpeakerSearchTaskAsync(new() { VoiceConnectorId = "vc", SpeakerSearchTaskId = "s-1" }, Cancellation);

        Assert.Equal("", service.Request.Body);
        Assert.Equal("0", service.Request.Headers["Content-Length"]);
        Assert.DoesNotContain("Content-Type", service.Request.Headers.Keys);
    }

    [Fact]
    public async Task A_request_is_signed_for_the_service_and_names_its_version_and_its_client()
    {
        await using var service = ServiceStub.That(200, "{}");
        using var client = service.NewClient();

        await client.GetSpeakerSearchTaskAsync(new() { VoiceConnectorId = "vc", SpeakerSearchTaskId = "s-1" }, Cancellation);

        var headers = service.Request.Headers;
        Assert.Matches(
            "^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/[0-9]{8}/eu-central-1/chime/aws4_request, SignedHeaders=[^ ]+, Signature=[0-9a-f]{64}$",
            headers["Authorization"]);
        Assert.Equal("2022-08-03", headers["x-amz-api-version"]);
        Assert.Contains(" api/Chime SDK Voice#", headers["User-Agent"], StringComparison.Ordinal);
        Assert.DoesNotContain("X-Amz-Security-Token", headers.Keys);
    }

    [Fact]
    public async Task A_session_token_goes_with_the_request()
    {
        await using var service = ServiceStub.That(200, "{}");
        using var client = new AmazonChimeSDKVoiceClient(
            "AKIDEXAMPLE", "secret", "session", new AmazonChimeSDKVoiceConfig { ServiceURL = service.Url });

        await client.ListVoiceProfileDomainsAsync(new(), Cancellation);

        Assert.Equal("session", service.Request.Headers["X-Amz-Security-Token"]);
    }

    public static TheoryData<string, Func<IAmazonChimeSDKVoice, Task>> IncompleteRequests => new()
    {
        { "VoiceConnectorId", client => client.StartSpeakerSearchTaskAsync(new()) },
        { "VoiceConnectorId", client => client.GetSpeakerSearchTaskAsync(new() { SpeakerSearchTaskId = "s" }) },
        { "SpeakerSearchTaskId", client => client.GetSpeakerSearchTaskAsync(new() { VoiceConnectorId = "vc" }) },
        { "SpeakerSearchTaskId", client => client.StopSpeakerSearchTaskAsync(new() { VoiceConnectorId = "vc" }) },
        { "VoiceConnectorId", client => client.StartVoiceToneAnalysisTaskAsync(new()) },
        { "IsCaller", client => client
            .GetVoiceToneAnalysisTaskAsync(new() { VoiceConnectorId = "vc", VoiceToneAnalysisTaskId = "t" }) },
        { "VoiceToneAnalysisTaskId", client => client
            .GetVoiceToneAnalysisTaskAsync(new() { VoiceConnectorId = "vc", IsCaller = true }) },
        { "VoiceToneAnalysisTaskId", client => client.StopVoiceToneAnalysisTaskAsync(new() { VoiceConnectorId = "vc" }) },
        { "VoiceProfileId", client => client.GetVoiceProfileAsync(new()) },
        { "VoiceProfileDomainId", client => client.ListVoiceProfilesAsync(new()) },
        { "VoiceProfileDomainId", client => client.ListVoiceProfilesAsync(new() { VoiceProfileDomainId = "" }) },
        { "VoiceProfileDomainId", client => client.DeleteVoiceProfileDomainAsync(new()) },
        { "VoiceConnectorId", client => client.GetVoiceConnectorAsync(new()) },
        { "VoiceConnectorId", client => client.GetVoiceConnectorStreamingConfigurationAsync(new()) },
    };

    [Theory]
    [MemberData(nameof(IncompleteRequests))]
    public async Task A_request_that_lacks_a_part_of_its_address_is_not_sent(string member, Func<IAmazonChimeSDKVoice, Task> call)
    {
        await using var service = ServiceStub.That(200, "{}");
        using var client = service.NewClient();

        var error = await Assert.ThrowsAsync<AmazonChimeSDKVoiceException>(() => call(client));

        Assert.Equal($"Request object does not have required field {member} set", error.Message);
        Assert.Empty(service.Requests);
    }

    [Fact]
    public async Task A_call_that_is_given_up_ends_at_once()
    {
        await using var service = ServiceStub.ThatNeverAnswers();
        using var client = service.NewClient();
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);

        var call = client.ListVoiceProfileDomainsAsync(new(), giveUp.Token);
        while (service.Requests.Count == 0)
        {
            await Task.Delay(10, Cancellation);
        }

        await giveUp.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.WaitAsync(TimeSpan.FromSeconds(5), Cancellation));
    }

    [Fact]
    public async Task A_call_that_is_given_up_before_it_began_sends_nothing()
    {
        await using var service = ServiceStub.That(200, "{}");
        using var client = service.NewClient();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => client.ListVoiceProfileDomainsAsync(new(), new CancellationToken(canceled: true)));

        Assert.Empty(service.Requests);
    }

    private static void AssertJson(string expected, JsonElement actual) =>
        Assert.True(JsonElement.DeepEquals(JsonElement.Parse(expected), actual), $"{actual} is not {expected}");
}
