namespace ChimeVoiceTools.Tests.Mono;

/// <summary>What became of one of the tests that ran on Mono.</summary>
/// <param name="Name">The test's name, with its class.</param>
/// <param name="Passed">Whether it passed.</param>
/// <param name="Output">What it said when it failed.</param>
/// <param name="SkipReason">Why it was not run; null where it was.</param>
public sealed record MonoTestResult(string Name, bool Passed, string Output, string? SkipReason)
{
    /// <summary>What stands behind the test's name in a list of results.</summary>
    public override string ToString() => SkipReason is not null ? "skipped" : Passed ? "passed" : "failed";
}
