namespace Amazon.ChimeSDKVoice.Model;

/// <summary>A request to change what a voice profile domain is called.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_voice-chime_UpdateVoiceProfileDomain.html">API reference</seealso>
public partial class UpdateVoiceProfileDomainRequest : AmazonChimeSDKVoiceRequest
{
    /// <summary>The voice profile domain. Required.</summary>
    public string? VoiceProfileDomainId { get; set; }

    /// <summary>The domain's new name. Null leaves it.</summary>
    public string? Name { get; set; }

    /// <summary>What the domain is for. Null leaves it.</summary>
    public string? Description { get; set; }
}
