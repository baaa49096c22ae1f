#if NETFRAMEWORK
using System.IO;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Util;
using ChimeVoiceTools.Engine.Endpoints;

namespace ChimeVoiceTools.Engine.Http;

/// <summary>Makes HTTP requests that follow no redirection, use no proxy on this machine, and are not sent twice.</summary>
internal sealed class ServiceHttpRequestFactory : IHttpRequestFactory<Stream>
{
    public IHttpRequest<Stream> CreateHttpRequest(Uri requestUri) => new DirectRequest(requestUri);

    public void Dispose()
    {
    }

    private sealed class DirectRequest(Uri uri) : HttpRequest(uri)
    {
        public override void ConfigureRequest(IRequestContext requestContext)
        {
            base.ConfigureRequest(requestContext);
            Request.AllowAutoRedirect = false;
            if (EndpointRules.IsLoopback(Request.RequestUri))
            {
                Request.Proxy = null;
            }

            // HttpWebRequest sends a request anew when the connection closes before an answer and no body was begun: the deletion
            // whose answer was lost would then fail, and nobody would know of the first one. A body said to be empty counts as
            // begun.
            if (requestContext.Request.HttpMethod == "DELETE")
            {
                requestContext.Request.Headers[HeaderKeys.ContentLengthHeader] = "0";
            }
        }
    }
}
#endif
