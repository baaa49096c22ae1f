namespace ChimeVoiceTools.Tests.PowerShell;

/// <summary>The Pester tests of cmdlets. Their first half runs beside them.</summary>
public sealed class PesterCommandTests
{
    [Pester("tests/Pester/Commands", First = 'S')]
    public void Passes(PesterResult result) => result.AssertPassed();
}

/// <summary>The first half of the Pester tests of cmdlets.</summary>
public sealed class PesterFirstCommandTests
{
    [Pester("tests/Pester/Commands", Last = 'R')]
    public void Passes(PesterResult result) => result.AssertPassed();
}
