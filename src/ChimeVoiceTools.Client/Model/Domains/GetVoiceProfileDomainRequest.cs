namespace Amazon.ChimeSDKVoice.Model;

/// <summary>A request to read a voice profile domain.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_voice-chime_GetVoiceProfileDomain.html">API reference</seealso>
public partial class GetVoiceProfileDomainRequest : AmazonChimeSDKVoiceRequest
{
    /// <summary>The voice profile domain. Required.</summary>
    public string? VoiceProfileDomainId { get; set; }
}
