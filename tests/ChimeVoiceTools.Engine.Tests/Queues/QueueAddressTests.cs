using ChimeVoiceTools.Engine.Connections;
using ChimeVoiceTools.Engine.Endpoints;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Queues;

namespace ChimeVoiceTools.Engine.Tests.Queues;

/// <summary>Where requests for a queue go.</summary>
[Collection(ProcessWideSettings.Name)]
public sealed class QueueAddressTests : IDisposable
{
    private static readonly string[] Variables =
        ["AWS_ENDPOINT_URL_SQS", "AWS_ENDPOINT_URL", "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"];

    private readonly string?[] _before = Array.ConvertAll(Variables, Environment.GetEnvironmentVariable);

    public QueueAddressTests() => Array.ForEach(Variables, variable => Environment.SetEnvironmentVariable(variable, null));

    public void Dispose()
    {
        for (var index = 0; index < Variables.Length; index++)
        {
            Environment.SetEnvironmentVariable(Variables[index], _before[index]);
        }
    }

    [Theory]
    [InlineData("https://sqs.us-east-1.amazonaws.com/111122223333/calls", "https://sqs.us-east-1.amazonaws.com", "us-east-1")]
    [InlineData("https://sqs.us-west-2.amazonaws.com:443/111122223333/calls", "https://sqs.us-west-2.amazonaws.com", "us-west-2")]
    [InlineData("https://sqs-fips.us-east-2.amazonaws.com/1/q", "https://sqs-fips.us-east-2.amazonaws.com", "us-east-2")]
    [InlineData("https://sqs.us-east-1.api.aws/1/q", "https://sqs.us-east-1.api.aws", "us-east-1")]
    [InlineData("https://sqs-fips.us-gov-west-1.api.aws/1/q", "https://sqs-fips.us-gov-west-1.api.aws", "us-gov-west-1")]
    [InlineData("https://sqs.cn-north-1.amazonaws.com.cn/1/q", "https://sqs.cn-north-1.amazonaws.com.cn", "cn-north-1")]
    [InlineData("https://queue.amazonaws.com/111122223333/calls", "https://queue.amazonaws.com", "us-east-1")]
    [InlineData("https://us-west-2.queue.amazonaws.com/1/q", "https://us-west-2.queue.amazonaws.com", "us-west-2")]
    [InlineData("https://cn-north-1.queue.amazonaws.com.cn/1/q", "https://cn-north-1.queue.amazonaws.com.cn", "cn-north-1")]
    [InlineData("http://127.0.0.1:4566/000000000000/q", "http://127.0.0.1:4566", null)]
    [InlineData("http://localhost:9324/queue/q", "http://localhost:9324", null)]
    [InlineData("http://[::1]:4566/1/q", "http://[::1]:4566", null)]
    [InlineData("http://sqs.eu-west-1.localhost:4566/1/q", "http://127.0.0.1:4566", "eu-west-1")]
    [InlineData("http://any.localhost/1/q", "http://127.0.0.1", null)]
    public void A_queue_is_asked_at_its_own_host_in_its_own_region(string url, string endpoint, string? region)
    {
        var (options, origin) = QueueAddress.Parse(url).ConnectWith(new ConnectionOptions());

        Assert.Equal(new TaskOrigin(region, endpoint), origin);
        Assert.Equal(AwsService.Sqs, options.Service);
    }

    [Theory]
    [InlineData("https://sqs.us-east-1.amazonaws.com.example.test/1/q")]
    [InlineData("https://sqs.us-east-1.example.test/1/q")]
    [InlineData("https://x.sqs.us-east-1.amazonaws.com/1/q")]
    [InlineData("https://vpce-1-a.sqs.us-east-1.vpce.amazonaws.com/1/q")]
    [InlineData("https://x.queue.amazonaws.com/1/q")]
    [InlineData("https://s3.queue.amazonaws.com/1/q")]
    [InlineData("https://queue.amazonaws.com.cn/1/q")]
    [InlineData("https://queue.amazonaws.com:8443/1/q")]
    [InlineData("https://voice-chime.us-east-1.amazonaws.com/1/q")]
    [InlineData("http://sqs.us-east-1.amazonaws.com/1/q")]
    [InlineData("https://queue.us-east-1.amazonaws.com/1/q")]
    [InlineData("http://localhost.example.test/1/q")]
    [InlineData("http://xlocalhost/1/q")]
    public void A_queue_is_followed_to_AWS_and_to_this_machine_only(string url)
    {
        var error = Assert.Throws<ChimeException>(() => QueueAddress.Parse(url).ConnectWith(new ConnectionOptions()));

        Assert.Equal(ErrorIds.InvalidParameter, error.ErrorId);
        Assert.Equal(ChimeRemedy.Endpoint, error.Remedy);
        Assert.Contains("QueueUrl", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("calls")]
    [InlineData("arn:aws:sqs:us-east-1:111122223333:calls")]
    [InlineData("https://sqs.us-east-1.amazonaws.com")]
    [InlineData("https://sqs.us-east-1.amazonaws.com/")]
    [InlineData("https://user:hunter2@sqs.us-east-1.amazonaws.com/1/q")]
    [InlineData("https://sqs.us-east-1.amazonaws.com/1/q?Action=hunter2")]
    [InlineData("https://sqs.us-east-1.amazonaws.com/1/q#hunter2")]
    [InlineData("ftp://127.0.0.1/1/q")]
    [InlineData("file:///etc/passwd")]
    public void What_is_no_queue_s_URL_is_refused_and_not_repeated(string? url)
    {
        var error = Assert.Throws<ChimeException>(() => QueueAddress.Parse(url));

        Assert.Contains("QueueUrl", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_endless_URL_is_refused() =>
        Assert.Throws<ChimeException>(() => QueueAddress.Parse("http://127.0.0.1/1/" + new string('q', 100_000)));

    [Fact]
    public void What_is_given_comes_before_the_environment_and_that_before_the_queue_s_own_host()
    {
        var address = QueueAddress.Parse("https://sqs.us-west-2.amazonaws.com/1/q");
        var given = new ConnectionOptions { EndpointUrl = "http://127.0.0.1:1" };

        Environment.SetEnvironmentVariable("AWS_ENDPOINT_URL", "http://127.0.0.1:3");
        Assert.Equal("http://127.0.0.1:3/", EndpointOf(new ConnectionOptions()));
        Environment.SetEnvironmentVariable("AWS_ENDPOINT_URL_SQS", "http://127.0.0.1:2");
        Assert.Equal("http://127.0.0.1:2/", EndpointOf(new ConnectionOptions()));
        Assert.Equal("http://127.0.0.1:1/", EndpointOf(given));
        Environment.SetEnvironmentVariable("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "true");
        Assert.Equal("https://sqs.us-west-2.amazonaws.com/", EndpointOf(new ConnectionOptions()));

        string? EndpointOf(ConnectionOptions options)
        {
            var (connect, origin) = address.ConnectWith(options);
            Assert.Equal("us-west-2", origin.Region);
            return EndpointFinder.Find(connect.EndpointUrl, origin.EndpointUrl, connect.Service)?.ToString();
        }
    }

    [Fact]
    public void Where_an_endpoint_is_named_the_queue_s_own_host_is_not_asked_for()
    {
        var address = QueueAddress.Parse("https://sqs.example.test/1/q");

        var (_, origin) = address.ConnectWith(new ConnectionOptions { EndpointUrl = "https://sqs.example.test" });

        Assert.Equal(TaskOrigin.None, origin);
    }

    [Fact]
    public void Another_region_than_the_queue_s_own_is_refused()
    {
        var address = QueueAddress.Parse("https://queue.amazonaws.com/1/q");

        var error = Assert.Throws<ChimeException>(() => address.ConnectWith(new ConnectionOptions { Region = "us-west-2" }));

        Assert.Contains("us-east-1", error.Message, StringComparison.Ordinal);
        address.ConnectWith(new ConnectionOptions { Region = "us-east-1" });
    }

    [Theory]
    [InlineData("http://127.0.0.1/1/calls", "calls")]
    [InlineData("http://127.0.0.1/1/calls/", "calls")]
    [InlineData("http://127.0.0.1/calls.fifo", "calls.fifo")]
    public void The_last_part_of_the_URL_is_the_name(string url, string name) =>
        Assert.Equal(name, QueueAddress.Parse(url).Name);

    [Theory]
    [InlineData("calls", true)]
    [InlineData("Calls_1-x.fifo", true)]
    [InlineData("", false)]
    [InlineData(null, false)]
    [InlineData(".fifo.", false)]
    [InlineData("a b", false)]
    [InlineData("a/b", false)]
    [InlineData("äöü", false)]
    public void A_name_has_the_form_that_AWS_gives_names(string? name, bool isOne)
    {
        var error = Record.Exception(() => QueueAddress.RequireName(name));

        Assert.Equal(isOne, error is null);
        Assert.Throws<ChimeException>(() => QueueAddress.RequireName(new string('a', 81)));
    }
}
