namespace Amazon.ChimeSDKVoice.Model;

/// <summary>A request to list the voice profiles of a domain.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_voice-chime_ListVoiceProfiles.html">API reference</seealso>
public partial class ListVoiceProfilesRequest : AmazonChimeSDKVoiceRequest
{
    /// <summary>The voice profile domain. Required.</summary>
    public string? VoiceProfileDomainId { get; set; }

    /// <summary>How many to answer with at most, from 1 to 100. Null leaves it to the service.</summary>
    public int? MaxResults { get; set; }

    /// <summary>Where to go on: the last answer's token. Null begins at the beginning.</summary>
    public string? NextToken { get; set; }
}
