namespace Amazon.ChimeSDKVoice.Model;

/// <summary>What a speaker search found.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_voice-chime_SpeakerSearchDetails.html">API reference</seealso>
public partial class SpeakerSearchDetails
{
    /// <summary>The voice profiles that may be the speaker's. Null when the service sent no list.</summary>
    /// <remarks>Empty instead of null where <see cref="AWSConfigs.InitializeCollections"/> is set.</remarks>
    public List<SpeakerSearchResult>? Results { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>
    /// Whether a voiceprint was made of the call, in the service's words: <c>VoiceprintGenerationSuccess</c> or
    /// <c>VoiceprintGenerationFailure</c>. Null until it is known.
    /// </summary>
    public string? VoiceprintGenerationStatus { get; set; }
}
