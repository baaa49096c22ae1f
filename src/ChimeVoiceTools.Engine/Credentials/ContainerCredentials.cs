using System.IO;
using System.Net;
using System.Net.Http;
using Amazon.Runtime;
using ChimeVoiceTools.Engine.Endpoints;
using ChimeVoiceTools.Engine.Http;
using ChimeVoiceTools.Engine.Resources;

namespace ChimeVoiceTools.Engine.Credentials;

/// <summary>The credentials that a container is given at an endpoint that its environment names.</summary>
internal sealed class ContainerCredentials(TimeProvider time) : RefreshingAWSCredentials
{
    private const string RelativeUri = "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI";
    private const string FullUri = "AWS_CONTAINER_CREDENTIALS_FULL_URI";
    private const string Authorization = "AWS_CONTAINER_AUTHORIZATION_TOKEN";
    private const string AuthorizationFile = "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE";
    private const string EcsHost = "http://169.254.170.2";

    private static readonly string[] PlainHosts = ["169.254.170.2", "169.254.170.23", "fd00:ec2::23"];
    private static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(5);

    /// <summary>Whether the environment names an endpoint.</summary>
    public static bool AreNamed => Has(RelativeUri) || Has(FullUri);

    /// <inheritdoc/>
    protected override CredentialsRefreshState GenerateNewCredentials() => GenerateNewCredentialsAsync().GetAwaiter().GetResult();

    /// <inheritdoc/>
    protected override async Task<CredentialsRefreshState> GenerateNewCredentialsAsync()
    {
        using var limit = TimeLimit.Start(MaxTime, time);
        using var request = DirectHttp.Request(HttpMethod.Get, Endpoint(), "Authorization", Token());
        return CredentialsJson.Read(await DirectHttp.ReadAsync(request, limit.Token).ConfigureAwait(false), "Token");
    }

    private static Uri Endpoint()
    {
        var relative = Environment.GetEnvironmentVariable(RelativeUri);
        if (!string.IsNullOrEmpty(relative))
        {
            return new Uri(EcsHost + "/" + relative!.TrimStart('/'));
        }

        if (!Uri.TryCreate(Environment.GetEnvironmentVariable(FullUri), UriKind.Absolute, out var full)
            || (full.Scheme != Uri.UriSchemeHttps && (full.Scheme != Uri.UriSchemeHttp || !IsNear(full))))
        {
            throw new AmazonClientException(Text.Format(Messages.RuleContainerEndpoint, FullUri));
        }

        return full;
    }

    private static bool IsNear(Uri uri) =>
        EndpointRules.IsLoopback(uri)
        || (IPAddress.TryParse(uri.DnsSafeHost, out var address) && PlainHosts
            .Contains(address.ToString(), StringComparer.Ordinal));

    private static string? Token()
    {
        var token = Environment.GetEnvironmentVariable(AuthorizationFile) is { Length: > 0 } file
            ? SecretFile.Read(file)
            : Environment.GetEnvironmentVariable(Authorization);
        token = token?.TrimEnd('\r', '\n');
        return token is null || token.All(static character => character is >= ' ' and <= '~')
            ? token
            : throw new AmazonClientException(Text.Format(Messages.RuleToken, Authorization));
    }

    private static bool Has(string variable) => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(variable));
}
