namespace ChimeVoiceTools;

/// <summary>A consent ledger, as it was when it was read.</summary>
/// <remarks>Plain data, like every object of this module.</remarks>
public sealed class ConsentLedger
{
    /// <summary>The path of its file.</summary>
    public string? Path { get; set; }

    /// <summary>The hash of its last line: what a later verification is compared with.</summary>
    public string? Head { get; set; }

    /// <summary>How many lines it has; what is torn is not counted.</summary>
    public long Lines { get; set; }

    /// <summary>The length of its file in bytes.</summary>
    public long Length { get; set; }

    /// <summary>Whether what names no subject is refused.</summary>
    public bool RequireSubject { get; set; }

    /// <summary>The path of the further ledger that is read for revocations; null for none.</summary>
    public string? RevocationPath { get; set; }

    /// <summary>What set it: <c>Command</c>, or <c>Environment</c> for the environment variable.</summary>
    public string? Source { get; set; }

    /// <summary>The ledger's path.</summary>
    public override string ToString() => DisplayText.Of(Path);
}
