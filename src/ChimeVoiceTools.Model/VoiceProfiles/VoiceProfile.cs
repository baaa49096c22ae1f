namespace ChimeVoiceTools;

/// <summary>The enrolled voice of one speaker.</summary>
/// <remarks>
/// Plain data, like every object of this module. Words that the service defines are those of the Amazon Chime SDK
/// API reference, version 2022-08-03.
/// </remarks>
public sealed class VoiceProfile
{
    /// <summary>The profile's id.</summary>
    public string? VoiceProfileId { get; set; }

    /// <summary>The profile's Amazon Resource Name.</summary>
    public string? VoiceProfileArn { get; set; }

    /// <summary>The domain that the profile is in.</summary>
    public string? VoiceProfileDomainId { get; set; }

    /// <summary>When the profile was made, in UTC; null when the service did not say.</summary>
    public DateTime? CreatedTimestamp { get; set; }

    /// <summary>When the profile was last renewed, or else made, in UTC; null when the service did not say.</summary>
    public DateTime? UpdatedTimestamp { get; set; }

    /// <summary>When the profile expires unless it is renewed, in UTC; null when the service did not say.</summary>
    public DateTime? ExpirationTimestamp { get; set; }

    /// <summary>
    /// How long it is until then, by this machine's clock; negative when it has passed, null when the service did not
    /// say. A copy that went through Export-Clixml, a job or a remote session has what it was when it was copied.
    /// </summary>
    public TimeSpan? ExpiresIn => ExpirationTimestamp?.ToUniversalTime() - DateTime.UtcNow;

    /// <summary>The AWS region that the profile lives in.</summary>
    public string? Region { get; set; }

    /// <summary>The endpoint that the profile was asked of, so that it is found again where it lives.</summary>
    public string? EndpointUrl { get; set; }

    /// <summary>The profile's id, as it can be shown.</summary>
    public override string ToString() => DisplayText.Of(VoiceProfileId);
}
