namespace Amazon.ChimeSDKVoice.Model;

/// <summary>A request to delete a voice profile domain with all its voice profiles. It can't be undone.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_voice-chime_DeleteVoiceProfileDomain.html">API reference</seealso>
public partial class DeleteVoiceProfileDomainRequest : AmazonChimeSDKVoiceRequest
{
    /// <summary>The voice profile domain. Required.</summary>
    public string? VoiceProfileDomainId { get; set; }
}
