namespace ChimeVoiceTools.Tests.PowerShell;

/// <summary>How one Pester test ended.</summary>
/// <param name="Line">The line of its file where the test begins; 0 for what failed around the tests.</param>
/// <param name="Name">Its name, with those of the blocks around it.</param>
/// <param name="Outcome">Pester's word for how it ended.</param>
/// <param name="Message">What it said when it failed, or why it was skipped.</param>
public sealed record PesterResult(int Line, string Name, string Outcome, string? Message)
{
    public void AssertPassed() => Assert.True(Outcome == "Passed", Message);

    public override string ToString() => Outcome;
}
