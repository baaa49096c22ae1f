namespace ChimeVoiceTools.Engine.Endpoints;

/// <summary>What tells one AWS service's endpoints from another's.</summary>
/// <param name="HostPrefix">The first part of its host names, which a FIPS endpoint has with <c>-fips</c> behind it.</param>
/// <param name="EndpointVariable">The environment variable that every AWS SDK takes its endpoint from.</param>
internal sealed record AwsService(string HostPrefix, string EndpointVariable)
{
    public static AwsService ChimeSdkVoice { get; } = new("voice-chime", "AWS_ENDPOINT_URL_CHIME_SDK_VOICE");
}
