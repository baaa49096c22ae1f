using Amazon.Runtime;
using Amazon.Runtime.Internal;
#if NET
using HttpHandler = Amazon.Runtime.Internal.HttpHandler<System.Net.Http.HttpContent>;
#else
using HttpHandler = Amazon.Runtime.Internal.HttpHandler<System.IO.Stream>;
#endif

namespace ChimeVoiceTools.Engine.Http;

/// <summary>The rules of HTTP that hold for every client of an AWS service, this repository's and AWS's own.</summary>
internal static class ServiceHttp
{
    /// <summary>Prepares a client's configuration.</summary>
    public static void Configure(ClientConfig config)
    {
        config.AllowAutoRedirect = false;
        config.Timeout = Timeout.InfiniteTimeSpan;

        // Another one may be to ask the instance where it runs, which other machines wait long for.
        config.DefaultConfigurationMode = DefaultConfigurationMode.Standard;
#if NET
        config.HttpClientFactory = new ServiceHttpClientFactory();
#endif
    }

    /// <summary>Prepares a client's pipeline; to be called where the client customizes it.</summary>
    /// <param name="pipeline">The pipeline.</param>
    /// <param name="client">The client.</param>
    /// <param name="limitsOf">What a request's exchange is limited to; null for the default.</param>
    public static void Customize(
        RuntimePipeline pipeline, AmazonServiceClient client, Func<AmazonWebServiceRequest, ExchangeLimits>? limitsOf = null)
    {
#if NETFRAMEWORK
        pipeline.ReplaceHandler<HttpHandler>(new HttpHandler(new ServiceHttpRequestFactory(), client));
#endif
        pipeline.AddHandlerBefore<HttpHandler>(
            new ExchangeHandler(limitsOf ?? (static _ => ExchangeLimits.Default), TimeProvider.System));
    }
}
