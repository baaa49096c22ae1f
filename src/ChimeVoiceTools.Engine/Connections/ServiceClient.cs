using Amazon.ChimeSDKMediaPipelines;
using Amazon.ChimeSDKVoice;
using Amazon.ChimeSDKVoice.Model;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.SQS;
using Amazon.SQS.Model;
using ChimeVoiceTools.Engine.Credentials;
using ChimeVoiceTools.Engine.Endpoints;
using ChimeVoiceTools.Engine.Http;

namespace ChimeVoiceTools.Engine.Connections;

/// <summary>How the client of a service is made, which keeps to the engine's rules of HTTP.</summary>
/// <param name="NewConfig">Makes the client's configuration.</param>
/// <param name="NewClient">Makes the client.</param>
internal sealed record ServiceClient(
    Func<ClientConfig> NewConfig, Func<AWSCredentials, ClientConfig, AmazonServiceClient> NewClient)
{
    // The endpoint is the same for all of them.
    private static readonly GetSpeakerSearchTaskRequest AnyRequest = new()
    {
        VoiceConnectorId = "any",
        SpeakerSearchTaskId = "any",
    };

    private static readonly Dictionary<AwsService, ServiceClient> Known = new()
    {
        [AwsService.ChimeSdkVoice] = new(
            static () => new AmazonChimeSDKVoiceConfig(), static (credentials, config) => new VoiceClient(
                credentials, (AmazonChimeSDKVoiceConfig)config)),
        [AwsService.ChimeSdkMediaPipelines] = new(
            static () => new AmazonChimeSDKMediaPipelinesConfig(),
            static (credentials, config) => new MediaPipelinesClient(credentials, (AmazonChimeSDKMediaPipelinesConfig)config)),
        [AwsService.Sqs] = new(
            static () => new AmazonSQSConfig(), static (credentials, config) => new QueueClient(
                credentials, (AmazonSQSConfig)config)),
        [AwsService.SecurityToken] = new(SignInClients.SecurityTokenConfig, SignInClients.SecurityToken),
    };

    /// <summary>Gets how the client of a service is made.</summary>
    public static ServiceClient Of(AwsService service) => Known[service];

    /// <summary>Finds where a client's requests go.</summary>
    public static string EndpointOf(IClientConfig config) =>
        config.DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(AnyRequest)).URL.TrimEnd('/');

    internal sealed class VoiceClient(
        AWSCredentials credentials, AmazonChimeSDKVoiceConfig config) : AmazonChimeSDKVoiceClient(credentials, config)
    {
        /// <inheritdoc/>
        protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
        {
            base.CustomizeRuntimePipeline(pipeline);
            ServiceHttp.Customize(pipeline, this);
        }
    }

    internal sealed class MediaPipelinesClient(AWSCredentials credentials, AmazonChimeSDKMediaPipelinesConfig config)
        : AmazonChimeSDKMediaPipelinesClient(credentials, config)
    {
        /// <inheritdoc/>
        protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
        {
            base.CustomizeRuntimePipeline(pipeline);
            ServiceHttp.Customize(pipeline, this);
        }
    }

    internal sealed class QueueClient(AWSCredentials credentials, AmazonSQSConfig config) : AmazonSQSClient(credentials, config)
    {
        // Ten messages of 1 MiB each, in which JSON may have escaped a part of the characters.
        private const int ReceivedBytes = 16 * 1024 * 1024;

        /// <inheritdoc/>
        protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
        {
            base.CustomizeRuntimePipeline(pipeline);
            ServiceHttp.Customize(pipeline, this, LimitsOf);
        }

        private static ExchangeLimits LimitsOf(AmazonWebServiceRequest request) => request is ReceiveMessageRequest receive
            ? new(ExchangeLimits.Default.Time + TimeSpan.FromSeconds(receive.WaitTimeSeconds ?? 0), ReceivedBytes)
            : ExchangeLimits.Default;
    }
}
