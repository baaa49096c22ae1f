using ChimeVoiceTools.Engine.Credentials;

namespace ChimeVoiceTools.Engine.Connections;

/// <summary>How a user says where requests go and who signs them; every member is null when it was not given.</summary>
public sealed record ConnectionOptions : GivenCredentials
{
    /// <summary>The region that AWS.Tools keeps for the session.</summary>
    public string? SessionRegion { get; init; }

    /// <summary>The AWS region.</summary>
    public string? Region { get; init; }

    /// <summary>The endpoint, in place of the region's own.</summary>
    public string? EndpointUrl { get; init; }
}
