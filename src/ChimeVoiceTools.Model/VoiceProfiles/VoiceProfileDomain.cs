namespace ChimeVoiceTools;

/// <summary>A collection of voice profiles that speaker searches look through.</summary>
/// <remarks>
/// Plain data, like every object of this module. Words that the service defines are those of the Amazon Chime SDK
/// API reference, version 2022-08-03.
/// </remarks>
public sealed class VoiceProfileDomain
{
    /// <summary>The domain's id.</summary>
    public string? VoiceProfileDomainId { get; set; }

    /// <summary>The domain's Amazon Resource Name.</summary>
    public string? VoiceProfileDomainArn { get; set; }

    /// <summary>The domain's name.</summary>
    public string? Name { get; set; }

    /// <summary>What the domain is for, in its owner's words; null when it has no description.</summary>
    public string? Description { get; set; }

    /// <summary>
    /// The ARN of the symmetric KMS key that encrypts the domain. Null for a domain out of the list of all: the service
    /// says it of single domains only.
    /// </summary>
    public string? KmsKeyArn { get; set; }

    /// <summary>When the domain was made, in UTC; null when the service did not say.</summary>
    public DateTime? CreatedTimestamp { get; set; }

    /// <summary>When the domain was last changed, in UTC; null when the service did not say.</summary>
    public DateTime? UpdatedTimestamp { get; set; }

    /// <summary>The AWS region that the domain lives in.</summary>
    public string? Region { get; set; }

    /// <summary>The endpoint that the domain was asked of, so that it is found again where it lives.</summary>
    public string? EndpointUrl { get; set; }

    /// <summary>The domain's id, as it can be shown.</summary>
    public override string ToString() => DisplayText.Of(VoiceProfileDomainId);
}
