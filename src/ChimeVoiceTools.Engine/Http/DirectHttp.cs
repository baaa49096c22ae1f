using System.Net.Http;
using ChimeVoiceTools.Engine.Resources;

namespace ChimeVoiceTools.Engine.Http;

/// <summary>
/// Asks the endpoints of a machine or a container that give credentials. They are near by, so no proxy is used; no redirection is
/// followed, and what comes back is bounded.
/// </summary>
internal static class DirectHttp
{
    private const int MaxBodyBytes = 64 * 1024;

    public static HttpClient Client { get; } =
        new(new HttpClientHandler { UseProxy = false, AllowAutoRedirect = false, UseCookies = false })
        {
            MaxResponseContentBufferSize = MaxBodyBytes,

            // Each request has a limit of its own.
            Timeout = Timeout.InfiniteTimeSpan,
        };

    /// <summary>Makes a request for a header that may hold a secret.</summary>
    public static HttpRequestMessage Request(HttpMethod method, Uri uri, string? header = null, string? value = null)
    {
        var request = new HttpRequestMessage(method, uri);
        if (header is not null && value is not null)
        {
            request.Headers.TryAddWithoutValidation(header, value);
        }

        return request;
    }

    /// <summary>Sends a request and reads the whole answer.</summary>
    /// <exception cref="HttpRequestException">There was no answer, a refusal, or too long a one.</exception>
    public static async Task<string> ReadAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        await TryReadAsync(request, cancellationToken).ConfigureAwait(false)
            ?? throw new HttpRequestException(Messages.EndpointRefused);

    /// <summary>Sends a request and reads the whole answer; null when it is a refusal.</summary>
    /// <exception cref="HttpRequestException">There was no answer, or too long a one.</exception>
    public static async Task<string?> TryReadAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var response = await Client.SendAsync(
            request, HttpCompletionOption.ResponseContentRead, cancellationToken).ConfigureAwait(false);
        if (!response.IsSuccessStatusCode)
        {
            return null;
        }

#if NET
        return await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
#else
        return await response.Content.ReadAsStringAsync().ConfigureAwait(false);
#endif
    }
}
