namespace Amazon.ChimeSDKVoice.Model;

/// <summary>A request to list the account's voice profile domains in the region.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_voice-chime_ListVoiceProfileDomains.html">API reference</seealso>
public partial class ListVoiceProfileDomainsRequest : AmazonChimeSDKVoiceRequest
{
    /// <summary>How many to answer with at most, from 1 to 100. Null leaves it to the service.</summary>
    public int? MaxResults { get; set; }

    /// <summary>Where to go on: the last answer's token. Null begins at the beginning.</summary>
    public string? NextToken { get; set; }
}
