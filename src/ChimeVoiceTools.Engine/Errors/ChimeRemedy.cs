namespace ChimeVoiceTools.Engine.Errors;

/// <summary>What a caller can give to avoid an error. The engine does not know under which names its callers take it.</summary>
public enum ChimeRemedy
{
    /// <summary>Nothing beyond what the message says.</summary>
    None,

    /// <summary>Credentials, or the name of a profile.</summary>
    Credentials,

    /// <summary>The endpoint itself, rather than an object that names it.</summary>
    Endpoint,

    /// <summary>A time to wait for the quota.</summary>
    QuotaTimeout,

    /// <summary>The region.</summary>
    Region,
}
