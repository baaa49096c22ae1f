using Amazon;
using Amazon.ChimeSDKVoice;
using Amazon.ChimeSDKVoice.Model;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;

namespace ChimeVoiceTools.Client.Tests;

[Collection(ProcessWideSettings.Name)]
public sealed class EndpointTests
{
    private const string EndpointVariable = "AWS_ENDPOINT_URL_CHIME_SDK_VOICE";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("us-east-1", false, false, "https://voice-chime.us-east-1.amazonaws.com")]
    [InlineData("us-east-1", true, false, "https://voice-chime-fips.us-east-1.amazonaws.com")]
    [InlineData("eu-central-1", false, true, "https://voice-chime.eu-central-1.api.aws")]
    [InlineData("us-west-2", true, true, "https://voice-chime-fips.us-west-2.api.aws")]
    [InlineData("us-gov-west-1", true, false, "https://voice-chime-fips.us-gov-west-1.amazonaws.com")]
    [InlineData("cn-north-1", false, false, "https://voice-chime.cn-north-1.amazonaws.com.cn")]
    [InlineData("cn-north-1", false, true, "https://voice-chime.cn-north-1.api.amazonwebservices.com.cn")]
    [InlineData("us-iso-east-1", false, false, "https://voice-chime.us-iso-east-1.c2s.ic.gov")]
    [InlineData("us-isob-east-1", true, false, "https://voice-chime-fips.us-isob-east-1.sc2s.sgov.gov")]
    [InlineData("xx-nowhere-9", false, false, "https://voice-chime.xx-nowhere-9.amazonaws.com")]
    public void A_region_has_its_endpoint(string region, bool fips, bool dualStack, string url)
    {
        using var client = NewClient(new()
        {
            RegionEndpoint = RegionEndpoint.GetBySystemName(region),
            UseFIPSEndpoint = fips,
            UseDualstackEndpoint = dualStack,
            IgnoreConfiguredEndpointUrls = true,
        });

        Assert.Equal(url, EndpointOf(client).URL.TrimEnd('/'));
    }

    [Fact]
    public void A_custom_endpoint_takes_the_region_s_place()
    {
        using var client = NewClient(new() { ServiceURL = "https://voice.example.test:8443/base" });

        Assert.Equal("https://voice.example.test:8443/base", EndpointOf(client).URL.TrimEnd('/'));
    }

    [Theory]
    [InlineData(true, false, "Invalid Configuration: FIPS and custom endpoint are not supported")]
    [InlineData(false, true, "Invalid Configuration: Dualstack and custom endpoint are not supported")]
    [InlineData(true, true, "Invalid Configuration: FIPS and custom endpoint are not supported")]
    public void A_custom_endpoint_is_neither_FIPS_nor_dual_stack(bool fips, bool dualStack, string message)
    {
        using var client = NewClient(
            new() { ServiceURL = "http://127.0.0.1:9", UseFIPSEndpoint = fips, UseDualstackEndpoint = dualStack });

        var error = Assert.Throws<AmazonClientException>(() => EndpointOf(client));

        Assert.Equal(message, error.Message);
    }

    [Fact]
    public void An_endpoint_provider_of_the_user_s_takes_the_rules_place()
    {
        var provider = new RecordingProvider();
        using var client = NewClient(new()
        {
            RegionEndpoint = RegionEndpoint.USWest2,
            UseFIPSEndpoint = true,
            EndpointProvider = provider,
            IgnoreConfiguredEndpointUrls = true,
        });

        Assert.Equal("https://mine.example.test", EndpointOf(client).URL.TrimEnd('/'));
        Assert.Equal(
            ("us-west-2", true, false),
            ((string?)provider.Seen!["Region"], (bool?)provider.Seen["UseFIPS"], (bool?)provider.Seen["UseDualStack"]));
        Assert.Null(provider.Seen["Endpoint"]);
    }

    [Fact]
    public async Task The_service_s_environment_variable_says_where_requests_go_and_the_authentication_region_how_they_are_signed()
    {
        await using var service = ServiceStub.That(200, "{}");
        var before = Environment.GetEnvironmentVariable(EndpointVariable);
        Environment.SetEnvironmentVariable(EndpointVariable, service.Url);
        try
        {
            using var client = NewClient(
                new() { RegionEndpoint = RegionEndpoint.APSoutheast1, AuthenticationRegion = "ap-southeast-1" });

            await client.ListVoiceProfileDomainsAsync(new(), Cancellation);
        }
        finally
        {
            Environment.SetEnvironmentVariable(EndpointVariable, before);
        }

        Assert.Contains("/ap-southeast-1/chime/aws4_request", service.Request.Headers["Authorization"], StringComparison.Ordinal);
    }

    [Fact]
    public void Collections_begin_empty_where_AWS_is_told_so_and_null_elsewhere()
    {
        Assert.Null(new SpeakerSearchDetails().Results);
        AWSConfigs.InitializeCollections = true;
        try
        {
            Assert.Empty(new SpeakerSearchDetails().Results!);
            Assert.Empty(new ListVoiceProfilesResponse().VoiceProfiles!);
            Assert.Empty(new ListVoiceProfileDomainsResponse().VoiceProfileDomains!);
            Assert.Empty(new CreateVoiceProfileDomainRequest().Tags!);
        }
        finally
        {
            AWSConfigs.InitializeCollections = false;
        }
    }

    [Theory]
    [InlineData(false, """{"Tags":[]}""")]
    [InlineData(true, "{}")]
    public async Task An_empty_list_is_sent_where_it_can_be_told_from_none(bool initializeCollections, string body)
    {
        await using var service = ServiceStub.That(201, "{}");
        using var client = service.NewClient();
        AWSConfigs.InitializeCollections = initializeCollections;
        try
        {
            await client.CreateVoiceProfileDomainAsync(new() { Tags = [] }, Cancellation);
        }
        finally
        {
            AWSConfigs.InitializeCollections = false;
        }

        Assert.Equal(body, service.Request.Body);
    }

    private static AmazonChimeSDKVoiceClient NewClient(AmazonChimeSDKVoiceConfig config) => new("AKIDEXAMPLE", "secret", config);

    private static Endpoint EndpointOf(AmazonChimeSDKVoiceClient client) =>
        client.DetermineServiceOperationEndpoint(new GetSpeakerSearchTaskRequest());

    private sealed class RecordingProvider : IEndpointProvider
    {
        public EndpointParameters? Seen { get; private set; }

        public Endpoint ResolveEndpoint(EndpointParameters parameters)
        {
            Seen = parameters;
            return new Endpoint("https://mine.example.test");
        }
    }
}
