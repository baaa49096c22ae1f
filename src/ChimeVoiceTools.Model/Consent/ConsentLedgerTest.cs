namespace ChimeVoiceTools;

/// <summary>What came of verifying a consent ledger.</summary>
/// <remarks>Plain data, like every object of this module.</remarks>
public sealed class ConsentLedgerTest
{
    /// <summary>The path of its file.</summary>
    public string? Path { get; set; }

    /// <summary>Whether every line is as it was written, and stands where it was written.</summary>
    public bool IsValid { get; set; }

    /// <summary>How many lines are valid, counted from the first; what is torn is not counted.</summary>
    public long Lines { get; set; }

    /// <summary>The line of the file that is the first that is not valid; null where all are.</summary>
    public long? InvalidLine { get; set; }

    /// <summary>Why the ledger is not valid, as a sentence; null where it is.</summary>
    public string? Reason { get; set; }

    /// <summary>How many bytes follow the last line break: the beginning of a line that was not written to its end.</summary>
    public long TornBytes { get; set; }

    /// <summary>The hash of the last valid line.</summary>
    public string? Head { get; set; }

    /// <summary>The ledger with the result, as in <c>consent.jsonl: Valid</c>.</summary>
    public override string ToString() =>
        $"{DisplayText.Of(Path)}: {(IsValid ? "Valid" : $"line {InvalidLine} is not valid")}";
}
