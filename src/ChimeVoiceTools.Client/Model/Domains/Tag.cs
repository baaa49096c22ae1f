namespace Amazon.ChimeSDKVoice.Model;

/// <summary>A tag of a resource.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_voice-chime_Tag.html">API reference</seealso>
public partial class Tag
{
    /// <summary>The tag's key. Required.</summary>
    public string? Key { get; set; }

    /// <summary>The tag's value. Required.</summary>
    public string? Value { get; set; }
}
