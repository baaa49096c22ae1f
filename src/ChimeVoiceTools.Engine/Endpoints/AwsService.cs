namespace ChimeVoiceTools.Engine.Endpoints;

/// <summary>An AWS service that the engine calls: what tells its endpoints from another's.</summary>
public sealed record AwsService
{
    private AwsService(string hostPrefix, string endpointVariable, string? firstHostName = null) =>
        (HostPrefix, EndpointVariable, FirstHostName) = (hostPrefix, endpointVariable, firstHostName);

    /// <summary>Gets Chime SDK Voice: the calls of voice connectors, voice profiles and their domains.</summary>
    public static AwsService ChimeSdkVoice { get; } = new("voice-chime", "AWS_ENDPOINT_URL_CHIME_SDK_VOICE");

    /// <summary>Gets Chime SDK Media Pipelines: media insights pipelines and the tasks on them.</summary>
    public static AwsService ChimeSdkMediaPipelines { get; } =
        new("media-pipelines-chime", "AWS_ENDPOINT_URL_CHIME_SDK_MEDIA_PIPELINES");

    /// <summary>Gets Security Token Service: whose the credentials are.</summary>
    public static AwsService SecurityToken { get; } = new("sts", "AWS_ENDPOINT_URL_STS");

    /// <summary>Gets Simple Queue Service: the queues that events arrive in.</summary>
    public static AwsService Sqs { get; } = new("sqs", "AWS_ENDPOINT_URL_SQS", "queue");

    /// <summary>Gets the services that an endpoint is given for.</summary>
    public static IReadOnlyList<AwsService> All { get; } = [ChimeSdkVoice, ChimeSdkMediaPipelines];

    /// <summary>Gets the first part of its host names, which a FIPS endpoint has with <c>-fips</c> behind it.</summary>
    public string HostPrefix { get; }

    /// <summary>Gets the environment variable that every AWS SDK takes its endpoint from.</summary>
    public string EndpointVariable { get; }

    /// <summary>
    /// Gets the name that its hosts had at first, as in <c>queue.amazonaws.com</c> and <c>us-west-2.queue.amazonaws.com</c>,
    /// which still answer; null where they always had the form of now.
    /// </summary>
    public string? FirstHostName { get; }
}
