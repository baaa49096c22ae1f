namespace Amazon.ChimeSDKVoice.Model;

/// <summary>The call that a task works on.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_voice-chime_CallDetails.html">API reference</seealso>
public partial class CallDetails
{
    /// <summary>The Voice Connector that carries the call. Null when the service sent none.</summary>
    public string? VoiceConnectorId { get; set; }

    /// <summary>The call's transaction id. Null when the service sent none.</summary>
    public string? TransactionId { get; set; }

    /// <summary>True when the voice is the caller's, false when it is the called person's. Null when the service did not say.</summary>
    public bool? IsCaller { get; set; }
}
