using ChimeVoiceTools.Engine.Endpoints;
using ChimeVoiceTools.Engine.Errors;

namespace ChimeVoiceTools.Engine.Tests.Endpoints;

public sealed class EndpointRulesTests
{
    [Theory]
    [InlineData("https://voice-chime.us-east-1.amazonaws.com")]
    [InlineData("https://voice-chime.us-east-1.amazonaws.com/")]
    [InlineData("https://voice-chime.us-east-1.amazonaws.com:443")]
    [InlineData("https://VOICE-CHIME.us-east-1.AMAZONAWS.com")]
    [InlineData("https://voice-chime-fips.us-west-2.amazonaws.com")]
    [InlineData("https://voice-chime.ap-southeast-99.amazonaws.com")]
    [InlineData("https://voice-chime.us-east-1.api.aws")]
    [InlineData("https://voice-chime-fips.us-east-1.api.aws")]
    [InlineData("https://voice-chime.us-gov-west-1.amazonaws.com")]
    [InlineData("https://voice-chime.cn-north-1.amazonaws.com.cn")]
    [InlineData("https://voice-chime.cn-north-1.api.amazonwebservices.com.cn")]
    [InlineData("https://voice-chime.eusc-de-east-1.amazonaws.eu")]
    [InlineData("https://voice-chime.us-iso-east-1.c2s.ic.gov")]
    [InlineData("http://127.0.0.1:8765")]
    [InlineData("http://localhost:8765")]
    [InlineData("http://[::1]:8765")]
    [InlineData("https://127.0.0.1/any/path")]
    public void An_object_is_followed_to_the_service_itself_and_to_this_machine(string url) =>
        Assert.Equal(new Uri(url), EndpointRules.ParseFromObject(url, AwsService.ChimeSdkVoice));

    [Theory]
    [InlineData("https://voice-chime.s3.amazonaws.com")]
    [InlineData("https://voice-chime.s3-us-west-2.amazonaws.com")]
    [InlineData("https://voice-chime.s3.us-east-1.amazonaws.com")]
    [InlineData("https://voice-chime.s3-website-us-east-1.amazonaws.com")]
    [InlineData("https://voice-chime.elb-us-east-1.amazonaws.com")]
    [InlineData("https://voice-chime.x.us-east-1.rds.amazonaws.com")]
    [InlineData("https://voice-chime.us-east-1.elb.amazonaws.com")]
    [InlineData("https://voice-chime.us-east-1.x.amazonaws.com")]
    [InlineData("https://x.voice-chime.us-east-1.amazonaws.com")]
    [InlineData("https://x.voice-chime.evil.vpce.us-east-1.vpce.amazonaws.com")]
    [InlineData("https://vpce-0123456789abcdef0-abcdefgh.voice-chime.us-east-1.vpce.amazonaws.com")]
    [InlineData("https://voice-chime.execute-api.us-east-1.amazonaws.com")]
    [InlineData("https://voice-chime.us-east-1.amazonaws.com.example.test")]
    [InlineData("https://voice-chime.us-east-1.amazonaws.com.")]
    [InlineData("https://voice-chime.us-east-1.amazonaws.com.cn")]
    [InlineData("https://voice-chime.us-east-1.c2s.ic.gov")]
    [InlineData("https://voice-chime.cn-north-1.amazonaws.com")]
    [InlineData("https://voice-chime.us-east-1.example.test")]
    [InlineData("https://voice-chime.us-east-1.amazonaws.com:8443")]
    [InlineData("https://voice-chime.us-east-1.amazonaws.com:80")]
    [InlineData("https://voice-chime.us-east-1.amazonaws.com/voice")]
    [InlineData("https://voice-chime-fips-x.us-east-1.amazonaws.com")]
    [InlineData("https://sqs.us-east-1.amazonaws.com")]
    [InlineData("https://voice-chime.xx-evil-1.amazonaws.com")]
    [InlineData("https://voice-chime..amazonaws.com")]
    [InlineData("https://voice-chime.amazonaws.com")]
    [InlineData("https://voice-chime")]
    [InlineData("https://amazonaws.com")]
    [InlineData("https://voice-chime.us-east-1.amazonaws.com%2eexample.test")]
    [InlineData("https://voice-chime.us-east-1.amazonaws.com@example.test")]
    [InlineData("https://voice-chime.us-east-1.аmazonaws.com")]
    [InlineData("https://2130706433.example.test")]
    [InlineData("https://localhost.example.test")]
    [InlineData("https://example.test/.amazonaws.com")]
    [InlineData("http://voice-chime.us-east-1.amazonaws.com")]
    [InlineData("http://169.254.169.254")]
    [InlineData("http://0.0.0.0:8765")]
    [InlineData("ftp://voice-chime.us-east-1.amazonaws.com")]
    [InlineData("not an address")]
    public void An_object_is_followed_to_nobody_else(string url)
    {
        var error = Assert.Throws<ChimeException>(() => EndpointRules.ParseFromObject(url, AwsService.ChimeSdkVoice));

        Assert.Equal(ErrorIds.InvalidParameter, error.ErrorId);
    }

    [Fact]
    public void Each_service_has_its_own_hosts()
    {
        var pipelines = AwsService.ChimeSdkMediaPipelines;

        Assert.True(EndpointRules.IsOwn(new Uri("https://media-pipelines-chime.us-east-1.amazonaws.com"), pipelines));
        Assert.False(EndpointRules.IsOwn(new Uri("https://voice-chime.us-east-1.amazonaws.com"), pipelines));
        Assert.Throws<ChimeException>(
            () => EndpointRules.ParseFromObject("https://media-pipelines-chime.evil.example", pipelines));
    }

    [Theory]
    [InlineData("https://user:password@example.test/")]
    [InlineData("https://example.test/?X-Amz-Signature=password")]
    [InlineData("https://example.test/#password")]
    [InlineData("https://example.test/?\npassword")]
    public void An_endpoint_is_refused_without_the_secret_that_it_holds(string url) =>
        Assert.DoesNotContain(
            "password",
            Assert.Throws<ChimeException>(() => EndpointRules.Parse(url, "EndpointUrl")).Message,
            StringComparison.Ordinal);
}
