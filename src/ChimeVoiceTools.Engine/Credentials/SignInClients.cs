using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.RuntimeDependencies;
using Amazon.SecurityToken;
using Amazon.SSO;
using Amazon.SSOOIDC;
using ChimeVoiceTools.Engine.Endpoints;
using ChimeVoiceTools.Engine.Http;
using ChimeVoiceTools.Engine.Resources;

namespace ChimeVoiceTools.Engine.Credentials;

/// <summary>The clients of the services that give temporary credentials.</summary>
/// <remarks>
/// AWSSDK.Core looks for these by name among all assemblies of the process, whosever they are, and can't use those that another
/// module has loaded over its own AWSSDK.Core. So it is told to take the module's own. Each package is loaded when the method
/// that names its types is called for the first time, and not before.
/// </remarks>
internal static class SignInClients
{
    private static readonly bool IsRegistered = Register();

    /// <summary>Has AWSSDK.Core take these clients.</summary>
    public static void Use() => _ = IsRegistered;

    /// <summary>A client of AWS STS.</summary>
    /// <param name="credentials">What signs its requests.</param>
    /// <param name="region">Its region.</param>
    /// <param name="profile">The profile whose endpoint settings hold; null for the default one's.</param>
    public static AmazonSecurityTokenServiceClient SecurityToken(
        AWSCredentials credentials, RegionEndpoint region, ProfileOrigin? profile)
    {
        var config = new AmazonSecurityTokenServiceConfig { RegionEndpoint = region };
        if (profile is not null)
        {
            config.Profile = new Profile(profile.Name, profile.Location);
        }

        Prepare(config);
        if (config.ServiceURL is not null)
        {
            // With an endpoint, AWSSDK.Core would read the region to sign for out of the address.
            config.AuthenticationRegion = region.SystemName;
        }

        return new SecurityTokenClient(
            credentials is AnonymousAWSCredentials ? credentials : new CheckedCredentials(credentials, Messages.SourceOfRole),
            config);
    }

    /// <summary>A configuration of a client of AWS STS.</summary>
    public static ClientConfig SecurityTokenConfig() => new AmazonSecurityTokenServiceConfig();

    /// <summary>A client of AWS STS.</summary>
    /// <param name="credentials">What signs its requests.</param>
    /// <param name="config">Its configuration.</param>
    public static AmazonServiceClient SecurityToken(AWSCredentials credentials, ClientConfig config) =>
        new SecurityTokenClient(credentials, (AmazonSecurityTokenServiceConfig)config);

    private static bool Register()
    {
        var registry = GlobalRuntimeDependencyRegistry.Instance;

        // Roles that profile's credentials assume have RoleCredentials; those with a token of their own need no signature.
        registry.RegisterSecurityTokenServiceClient(static context =>
            SecurityToken(new AnonymousAWSCredentials(), context.SecurityTokenServiceClientContextData.Region, null));
        registry.RegisterSSOClient(static context => SingleSignOn(context.SSOClientContextData.Region));
        registry.RegisterSSOOIDCClient(static context => SingleSignOnTokens(context.SSOOIDCClientContextData.Region));
        return true;
    }

    private static SingleSignOnClient SingleSignOn(RegionEndpoint region)
    {
        var config = new AmazonSSOConfig { RegionEndpoint = region };
        Prepare(config);
        return new SingleSignOnClient(config);
    }

    private static SingleSignOnTokenClient SingleSignOnTokens(RegionEndpoint region)
    {
        var config = new AmazonSSOOIDCConfig { RegionEndpoint = region };
        Prepare(config);
        return new SingleSignOnTokenClient(config);
    }

    // Tokens go there, and secrets come back.
    private static void Prepare(ClientConfig config)
    {
        ServiceHttp.Configure(config);
        if (config.ServiceURL is { Length: > 0 } url)
        {
            EndpointRules.RequireEncryption(new Uri(url), Messages.SourceConfiguration);
        }
    }

    private sealed class SecurityTokenClient(AWSCredentials credentials, AmazonSecurityTokenServiceConfig config)
        : AmazonSecurityTokenServiceClient(credentials, config)
    {
        protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
        {
            base.CustomizeRuntimePipeline(pipeline);
            ServiceHttp.Customize(pipeline, this);
        }
    }

    private sealed class SingleSignOnClient(AmazonSSOConfig config) : AmazonSSOClient(new AnonymousAWSCredentials(), config)
    {
        protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
        {
            base.CustomizeRuntimePipeline(pipeline);
            ServiceHttp.Customize(pipeline, this);
        }
    }

    private sealed class SingleSignOnTokenClient(AmazonSSOOIDCConfig config) : AmazonSSOOIDCClient(
        new AnonymousAWSCredentials(), config)
    {
        protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
        {
            base.CustomizeRuntimePipeline(pipeline);
            ServiceHttp.Customize(pipeline, this);
        }
    }
}
