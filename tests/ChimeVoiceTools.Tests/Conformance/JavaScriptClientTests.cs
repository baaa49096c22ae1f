namespace ChimeVoiceTools.Tests.Conformance;

/// <summary>Runs AWS's own JavaScript client against the emulator's program, where node is there.</summary>
public sealed class JavaScriptClientTests
{
    public static IEnumerable<ITheoryDataRow> Results() => NodeTestRun.Conformance.Results.Select(result =>
        new TheoryDataRow<NodeTestResult>(
            result)
        { TestDisplayName = "JavaScript client: " + result.Name, Skip = result.SkipReason });

    [Theory]
    [MemberData(nameof(Results), DisableDiscoveryEnumeration = true)]
    public void AWS_s_own_client_finds_what_it_expects(NodeTestResult result) => Assert.True(result.Passed, result.Output);
}
