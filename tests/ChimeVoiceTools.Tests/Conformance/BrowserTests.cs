namespace ChimeVoiceTools.Tests.Conformance;

/// <summary>Opens the tone report and the emulator's page in Chromium, where it and node are there.</summary>
public sealed class BrowserTests
{
    public static IEnumerable<ITheoryDataRow> Results() => NodeTestRun.Pages.Results.Select(result =>
        new TheoryDataRow<NodeTestResult>(
            result)
        { TestDisplayName = "Browser: " + result.Name, Skip = result.SkipReason });

    [Theory]
    [MemberData(nameof(Results), DisableDiscoveryEnumeration = true)]
    public void A_browser_shows_what_a_page_is_to_show(NodeTestResult result) => Assert.True(result.Passed, result.Output);
}
