using System.Text.RegularExpressions;

namespace ChimeVoiceTools.Tests.Conformance;

/// <summary>Runs a suite of node's tests once, and tells the result of each of its tests.</summary>
/// <param name="folder">The folder of the suite, under <c>tests</c>.</param>
/// <param name="missing">Says what else is not here that it needs; null where nothing is missing.</param>
internal sealed partial class NodeTestRun(string folder, Func<string?> missing)
{
    private List<NodeTestResult>? _results;

    public static NodeTestRun Conformance { get; } = new("Conformance", () => null);

    public static NodeTestRun Pages { get; } =
        new("Pages", () => Chromium is null ? "Chromium is not here." : null);

    public IReadOnlyList<NodeTestResult> Results
    {
        get
        {
            lock (this)
            {
                return _results ??= RunSuite();
            }
        }
    }

    // What the tests themselves start, see browser.mjs.
    private static string? Chromium =>
        new[] { Environment.GetEnvironmentVariable("CHROMIUM"), "/usr/bin/chromium", "/usr/bin/google-chrome" }
            .FirstOrDefault(File.Exists);

    private List<NodeTestResult> RunSuite()
    {
        if ((missing() ?? Node.WhyNot(folder)) is { } reason)
        {
            return [new("all", false, string.Empty, reason)];
        }

        var run = Node.Run(
            folder,
            "node",
            ["--test", "--test-reporter=tap"],
            TimeSpan.FromMinutes(5),
            ("EMULATOR_SERVER", Path.Combine(AppContext.BaseDirectory, "ChimeVoiceTools.Emulator.Server.dll")),
            ("CHROMIUM", Chromium));
        var results = run is null ? [] : Read(run.Value.Output);
        return results.Count > 0 && run!.Value.ExitCode == (results.All(result => result.Passed) ? 0 : 1)
            ? results
            : [.. results, new NodeTestResult("the suite runs to its end", false, run?.Output ?? "It did not start.", null)];
    }

    // A line of the Test Anything Protocol begins a test's result; what is indented after it says more.
    private static List<NodeTestResult> Read(string output)
    {
        var results = new List<NodeTestResult>();
        var lines = output.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (ResultLine().Match(lines[i]) is { Success: true } match)
            {
                var details = string.Join('\n', lines.Skip(i + 1).TakeWhile(line => line.StartsWith(' ')));
                var reason = match.Groups["reason"] is { Success: true } given ? given.Value : null;
                results.Add(
                    new NodeTestResult(match.Groups["name"].Value.TrimEnd(), !match.Groups["not"].Success, details, reason));
            }
        }

        return results;
    }

    [GeneratedRegex(@"^(?<not>not )?ok \d+ - (?<name>.*?)(?: # SKIP (?<reason>.*))?$")]
    private static partial Regex ResultLine();
}
