namespace ChimeVoiceTools.Tests.Mono;

/// <summary>Runs the tests of engine, client and emulator on their builds for .NET Framework too, where Mono is there.</summary>
public sealed class FrameworkBuildTests
{
    public static IEnumerable<ITheoryDataRow> Results() => MonoTestRun.Run().Select(result =>
        new TheoryDataRow<MonoTestResult>(result) { TestDisplayName = "Mono: " + result.Name, Skip = result.SkipReason });

    [Theory]
    [MemberData(nameof(Results), DisableDiscoveryEnumeration = true)]
    public void Does_on_Mono_what_is_expected(MonoTestResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        Assert.True(result.Passed, result.Output);
    }
}
