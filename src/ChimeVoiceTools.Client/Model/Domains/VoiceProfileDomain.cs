namespace Amazon.ChimeSDKVoice.Model;

/// <summary>A collection of voice profiles, encrypted with one key.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_voice-chime_VoiceProfileDomain.html">API reference</seealso>
public partial class VoiceProfileDomain
{
    /// <summary>The voice profile domain's id. Null when the service sent none.</summary>
    public string? VoiceProfileDomainId { get; set; }

    /// <summary>The voice profile domain's ARN. Null when the service sent none.</summary>
    public string? VoiceProfileDomainArn { get; set; }

    /// <summary>The voice profile domain's name. Null when the service sent none.</summary>
    public string? Name { get; set; }

    /// <summary>What the voice profile domain is for. Null when the service sent none.</summary>
    public string? Description { get; set; }

    /// <summary>How the domain is encrypted. Null when the service sent none.</summary>
    public ServerSideEncryptionConfiguration? ServerSideEncryptionConfiguration { get; set; }

    /// <summary>When the voice profile domain was made, in UTC. Null when the service sent none.</summary>
    public DateTime? CreatedTimestamp { get; set; }

    /// <summary>When the voice profile domain last changed, in UTC. Null when the service sent none.</summary>
    public DateTime? UpdatedTimestamp { get; set; }
}
