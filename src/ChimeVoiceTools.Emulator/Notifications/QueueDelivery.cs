using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using ChimeVoiceTools.Emulator.Protocol;
using ChimeVoiceTools.Emulator.Resources;

namespace ChimeVoiceTools.Emulator.Notifications;

/// <summary>Makes the requests that send notifications to an SQS queue, the service's own or a stand-in of it.</summary>
internal static class QueueDelivery
{
    // sqs.us-east-1.amazonaws.com and the like, and us-east-1.queue.amazonaws.com, which older queues have.
    private static readonly Regex RegionInHost = new(
        @"^(?:sqs(?:-fips)?\.(?<region>[a-z0-9-]+)|(?<region>[a-z0-9-]+)\.queue)\.", RegexOptions.CultureInvariant);

    /// <summary>Checks a queue's URL.</summary>
    /// <exception cref="ArgumentException">It is none, or nothing may be sent there.</exception>
    public static void Validate(Uri url)
    {
        var isQueue = url is { IsAbsoluteUri: true, Scheme: "http" or "https", UserInfo: "", Query: "", Fragment: "" }
            && url.AbsolutePath.TrimEnd('/').Count(c => c == '/') >= 2;
        Require(isQueue && (url.Scheme == "https" || IsLoopback(url)), Messages.EventQueueRule);
        Require(IsLoopback(url) || SigningKeys.Find() is not null, Messages.EventQueueKeysRule);
    }

    /// <summary>Makes the request that sends a notification.</summary>
    /// <param name="url">The queue's URL.</param>
    /// <param name="json">The notification.</param>
    /// <param name="endpointUrl">The emulator's own address, which the message carries; null where it is not known.</param>
    /// <param name="region">The emulator's region, for a host whose name has none.</param>
    public static HttpRequestMessage NewRequest(Uri url, string json, string? endpointUrl, string region)
    {
        var body = WireJson.Answer(new
        {
            QueueUrl = url.OriginalString,
            MessageBody = json,
            MessageAttributes = endpointUrl is null
                ? null
                : new { EndpointUrl = new { DataType = "String", StringValue = endpointUrl } },
        });

        // Not every machine resolves the names below localhost.
        var isLocalName = url.Host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase);
        var origin = new UriBuilder(url.Scheme, isLocalName ? "127.0.0.1" : url.Host, url.Port).Uri;
        var request = new HttpRequestMessage(HttpMethod.Post, origin)
        {
            Content = new ByteArrayContent(body)
            {
                Headers = { ContentType = new MediaTypeHeaderValue("application/x-amz-json-1.0") },
            },
        };
        request.Headers.TryAddWithoutValidation("X-Amz-Target", "AmazonSQS.SendMessage");

        // A stand-in on this machine must never see the keys of an account.
        var keys = IsLoopback(url) ? SigningKeys.None : SigningKeys.Find() ?? SigningKeys.None;
        var named = RegionInHost.Match(url.Host).Groups["region"];
        RequestSignature.Add(request, body, keys, named.Success ? named.Value : region, "sqs", DateTimeOffset.UtcNow);
        return request;
    }

    private static bool IsLoopback(Uri url) =>
        RequestHeaders.IsLoopback(url.Authority)
        || url.Host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase);

    private static void Require(bool holds, string rule)
    {
        if (!holds)
        {
            throw new ArgumentException(rule);
        }
    }
}

/// <summary>The keys that a request is signed with.</summary>
/// <param name="Id">The access key's id.</param>
/// <param name="Secret">The access key's secret.</param>
/// <param name="SessionToken">The session token; null where the keys are not temporary.</param>
internal sealed record SigningKeys(string Id, string Secret, string? SessionToken)
{
    /// <summary>Gets keys for what accepts any.</summary>
    public static SigningKeys None { get; } = new("emulator", "emulator", null);

    /// <summary>Finds the keys of the environment; null where there are none.</summary>
    public static SigningKeys? Find() =>
        Variable("AWS_ACCESS_KEY_ID") is { } id && Variable("AWS_SECRET_ACCESS_KEY") is { } secret
            ? new SigningKeys(id, secret, Variable("AWS_SESSION_TOKEN"))
            : null;

    private static string? Variable(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
