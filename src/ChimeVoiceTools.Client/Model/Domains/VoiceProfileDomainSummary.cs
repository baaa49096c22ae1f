namespace Amazon.ChimeSDKVoice.Model;

/// <summary>A voice profile domain, as a list has it.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_voice-chime_VoiceProfileDomainSummary.html">API reference</seealso>
public partial class VoiceProfileDomainSummary
{
    /// <summary>The voice profile domain's id. Null when the service sent none.</summary>
    public string? VoiceProfileDomainId { get; set; }

    /// <summary>The voice profile domain's ARN. Null when the service sent none.</summary>
    public string? VoiceProfileDomainArn { get; set; }

    /// <summary>The voice profile domain's name. Null when the service sent none.</summary>
    public string? Name { get; set; }

    /// <summary>What the voice profile domain is for. Null when the service sent none.</summary>
    public string? Description { get; set; }

    /// <summary>When the voice profile domain was made, in UTC. Null when the service sent none.</summary>
    public DateTime? CreatedTimestamp { get; set; }

    /// <summary>When the voice profile domain last changed, in UTC. Null when the service sent none.</summary>
    public DateTime? UpdatedTimestamp { get; set; }
}
