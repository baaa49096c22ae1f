namespace ChimeVoiceTools.Tests.PowerShell;

/// <summary>The Pester tests of cmdlets.</summary>
public sealed class PesterCommandTests
{
    [Pester("tests/Pester/Commands")]
    public void Passes(PesterResult result) => result.AssertPassed();
}
