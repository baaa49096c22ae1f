namespace ChimeVoiceTools.Engine.Connections;

/// <summary>Where a piped object says that it lives.</summary>
/// <param name="Region">Its region; null when it does not say.</param>
/// <param name="EndpointUrl">Its endpoint; null when it does not say.</param>
public sealed record TaskOrigin(string? Region, string? EndpointUrl)
{
    /// <summary>Input that says nothing of where it lives.</summary>
    public static TaskOrigin None { get; } = new(null, null);
}
