namespace ChimeVoiceTools.Tests.PowerShell;

/// <summary>How one Pester test ended.</summary>
public sealed record PesterResult(string Name, string Outcome, string? Message)
{
    public override string ToString() => Outcome;
}
