namespace ChimeVoiceTools;

/// <summary>What was found in one place of what voice analytics needs.</summary>
/// <remarks>Plain data, like every object of this module.</remarks>
public sealed class VoiceSetupCheck
{
    /// <summary>The voice connector that was looked at.</summary>
    public string? VoiceConnectorId { get; set; }

    /// <summary>What was looked at: Credentials, Region, VoiceConnector, Streaming, and so on.</summary>
    public string? Name { get; set; }

    /// <summary>Passed, Failed, or Unknown where it could not be looked at.</summary>
    public string? Status { get; set; }

    /// <summary>What was found, or why nothing could be, as sentences.</summary>
    public string? Detail { get; set; }

    /// <summary>What to do about it, as a sentence; null where there is nothing to do here.</summary>
    public string? Remedy { get; set; }

    /// <summary>The AWS region that was looked in; null where none is known.</summary>
    public string? Region { get; set; }

    /// <summary>The endpoint that was asked; null where none could be.</summary>
    public string? EndpointUrl { get; set; }

    /// <summary>The check with its status, as in <c>Streaming: Failed</c>.</summary>
    public override string ToString() => $"{DisplayText.Of(Name)}: {DisplayText.Of(Status)}";
}
