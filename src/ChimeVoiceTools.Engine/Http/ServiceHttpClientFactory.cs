#if NET
using System.Net;
using System.Net.Http;
using Amazon.Runtime;
using ChimeVoiceTools.Engine.Endpoints;

namespace ChimeVoiceTools.Engine.Http;

/// <summary>
/// Gives all clients the same HTTP client, which follows no redirection, uses no proxy on this machine, and sends nothing twice.
/// </summary>
internal sealed class ServiceHttpClientFactory : HttpClientFactory
{
    private static readonly HttpClient Shared = new(new SingleSendHandler(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        Proxy = new ProxyOfOthers(HttpClient.DefaultProxy),
    }))
    {
        // The exchange as a whole has a limit.
        Timeout = Timeout.InfiniteTimeSpan,
    };

    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => Shared;

    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;

    /// <summary>The proxy for other machines: what goes to this one would be there in clear text.</summary>
    private sealed class ProxyOfOthers(IWebProxy proxy) : IWebProxy
    {
        public ICredentials? Credentials
        {
            get => proxy.Credentials;
            set => proxy.Credentials = value;
        }

        public Uri? GetProxy(Uri destination) => IsBypassed(destination) ? null : proxy.GetProxy(destination);

        public bool IsBypassed(Uri host) => EndpointRules.IsLoopback(host) || proxy.IsBypassed(host);
    }

    /// <summary>Keeps .NET from sending a deletion again by itself.</summary>
    /// <remarks>
    /// .NET's handler sends a request without content anew when the connection closes before an answer: the deletion whose
    /// answer was lost would then fail, since there is nothing left to delete, and nobody would know of the first one.
    /// </remarks>
    private sealed class SingleSendHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
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
