#if NET
using System.Net.Http;
using Amazon.Runtime;

namespace ChimeVoiceTools.Engine.Connections;

/// <summary>Makes HTTP clients as AWSSDK.Core does, but that send no request again by themselves that changes something.</summary>
/// <remarks>
/// .NET's handler sends a request without content anew when the connection closes before an answer: the deletion whose
/// answer was lost would then fail, since there is nothing left to delete, and nobody would know of the first one.
/// </remarks>
internal sealed class SingleSendHttpClientFactory : HttpClientFactory
{
    public override HttpClient CreateHttpClient(IClientConfig clientConfig)
    {
        var handler = new SocketsHttpHandler { AllowAutoRedirect = clientConfig.AllowAutoRedirect };
        if (clientConfig.MaxConnectionsPerServer is { } most)
        {
            handler.MaxConnectionsPerServer = most;
        }

        if (clientConfig.GetWebProxy() is { } proxy)
        {
            handler.Proxy = proxy;
            if (clientConfig.ProxyCredentials is { } credentials)
            {
                proxy.Credentials = credentials;
            }
        }

        var client = new HttpClient(new EmptyContentHandler(handler));
        if (clientConfig.Timeout is { } timeout)
        {
            client.Timeout = timeout;
        }

        return client;
    }

    private sealed class EmptyContentHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.Method != HttpMethod.Get)
            {
                request.Content ??= new ByteArrayContent([]);
            }

            return base.SendAsync(request, cancellationToken);
        }
    }
}
#endif
