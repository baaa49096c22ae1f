namespace Amazon.ChimeSDKVoice.Model;

/// <summary>A request to analyse the tone of the voices on a call. All notices must have been given and all consents obtained.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_voice-chime_StartVoiceToneAnalysisTask.html">API reference</seealso>
public partial class StartVoiceToneAnalysisTaskRequest : AmazonChimeSDKVoiceRequest
{
    /// <summary>The Voice Connector that carries the call. Required.</summary>
    public string? VoiceConnectorId { get; set; }

    /// <summary>The call, by the transaction id that its Voice Connector gave it. Required.</summary>
    public string? TransactionId { get; set; }

    /// <summary>The language that is spoken. Required.</summary>
    public LanguageCode? LanguageCode { get; set; }

    /// <summary>Names this request, so that the task is not made twice when it is sent again. Null sends none.</summary>
    public string? ClientRequestToken { get; set; }
}
