using ChimeVoiceTools.Engine.Credentials;
using ChimeVoiceTools.Engine.Endpoints;

namespace ChimeVoiceTools.Engine.Connections;

/// <summary>
/// How a user says where requests go and who signs them; every member but the service is null when it was not given.
/// </summary>
public sealed record ConnectionOptions : GivenCredentials
{
    /// <summary>The service that is called.</summary>
    public AwsService Service { get; init; } = AwsService.ChimeSdkVoice;

    /// <summary>The region that AWS.Tools keeps for the session.</summary>
    public string? SessionRegion { get; init; }

    /// <summary>The AWS region.</summary>
    public string? Region { get; init; }

    /// <summary>The endpoint, in place of the region's own.</summary>
    public string? EndpointUrl { get; init; }
}

/// <summary>Where a piped object says that it lives.</summary>
/// <param name="Region">Its region; null when it does not say.</param>
/// <param name="EndpointUrl">Its endpoint; null when it does not say.</param>
public sealed record TaskOrigin(string? Region, string? EndpointUrl)
{
    /// <summary>Input that says nothing of where it lives.</summary>
    public static TaskOrigin None { get; } = new(null, null);
}
