namespace Amazon.ChimeSDKVoice.Model;

/// <summary>A request to make a voice profile domain.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_voice-chime_CreateVoiceProfileDomain.html">API reference</seealso>
public partial class CreateVoiceProfileDomainRequest : AmazonChimeSDKVoiceRequest
{
    /// <summary>The domain's name. Required.</summary>
    public string? Name { get; set; }

    /// <summary>How the domain is encrypted. Required.</summary>
    public ServerSideEncryptionConfiguration? ServerSideEncryptionConfiguration { get; set; }

    /// <summary>What the domain is for. Null sends none.</summary>
    public string? Description { get; set; }

    /// <summary>Names this request, so that the domain is not made twice when it is sent again. Null sends none.</summary>
    public string? ClientRequestToken { get; set; }

    /// <summary>The domain's tags. Null sends none.</summary>
    /// <remarks>Empty instead of null where <see cref="AWSConfigs.InitializeCollections"/> is set.</remarks>
    public List<Tag>? Tags { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
