using System.Text.Json;
using Amazon.Runtime;
using ChimeVoiceTools.Engine.Resources;

namespace ChimeVoiceTools.Engine.Credentials;

/// <summary>Reads credentials as processes, containers and instances give them.</summary>
internal static class CredentialsJson
{
    /// <summary>Reads credentials.</summary>
    /// <param name="json">The JSON, which no error quotes.</param>
    /// <param name="token">The name of the member that has the session token.</param>
    /// <exception cref="AmazonClientException">It is not JSON, or lacks what is needed.</exception>
    public static RefreshingAWSCredentials.CredentialsRefreshState Read(string json, string token)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowTrailingCommas = true });
            var root = document.RootElement;
            string? Text(string name) => root.TryGetProperty(name, out var member) ? member.GetString() : null;
            return Text("AccessKeyId") is { Length: > 0 } accessKey && Text("SecretAccessKey") is { Length: > 0 } secretKey
                ? new RefreshingAWSCredentials.CredentialsRefreshState(
                    new ImmutableCredentials(accessKey, secretKey, Text(token), Text("AccountId")),
                    root.TryGetProperty("Expiration", out var expiration) && expiration.ValueKind != JsonValueKind.Null
                        ? expiration.GetDateTime().ToUniversalTime()
                        : DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc))
                : throw new AmazonClientException(Messages.CredentialsUnreadable);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            throw new AmazonClientException(Messages.CredentialsUnreadable);
        }
    }
}
