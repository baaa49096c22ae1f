using Amazon.Runtime;
using Amazon.Runtime.Credentials.Internal;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Auth;

namespace Amazon.Internal;

/// <summary>Completes AWSSDK.Core's pipeline with what every client of a service adds to it.</summary>
internal static class ServicePipeline
{
    public static void AddServiceHandlers(this RuntimePipeline pipeline)
    {
        pipeline.RemoveHandler<EndpointResolver>();
        pipeline.AddHandlerAfter<Marshaller>(new ServiceEndpointResolver());
        pipeline.AddHandlerAfter<Marshaller>(new SigV4Handler());
    }

    /// <summary>Has every request signed with SigV4, the only way that these services know.</summary>
    private sealed class SigV4Handler : BaseAuthResolverHandler
    {
        /// <inheritdoc/>
        protected override List<IAuthSchemeOption> ResolveAuthOptions(IExecutionContext executionContext) =>
            AuthSchemeOption.DEFAULT_SIGV4;
    }
}
