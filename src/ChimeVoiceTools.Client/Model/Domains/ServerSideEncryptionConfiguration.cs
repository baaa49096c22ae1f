namespace Amazon.ChimeSDKVoice.Model;

/// <summary>How the service encrypts what it keeps.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_voice-chime_ServerSideEncryptionConfiguration.html">API reference</seealso>
public partial class ServerSideEncryptionConfiguration
{
    /// <summary>The ARN of a symmetric KMS key. Required in a request; null in an answer when the service sent none.</summary>
    public string? KmsKeyArn { get; set; }
}
