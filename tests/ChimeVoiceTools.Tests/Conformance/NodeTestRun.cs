using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace ChimeVoiceTools.Tests.Conformance;

/// <summary>Runs a suite of node's tests once, and tells the result of each of its tests.</summary>
/// <param name="folder">The folder of the suite, under <c>tests</c>.</param>
/// <param name="needs">What npm installs for it.</param>
/// <param name="missing">Says what else is not here that it needs; null where nothing is missing.</param>
internal sealed partial class NodeTestRun(string folder, string needs, Func<string?> missing)
{
    private List<NodeTestResult>? _results;

    public static NodeTestRun Conformance { get; } = new("Conformance", "AWS's client", () => null);

    public static NodeTestRun Pages { get; } =
        new("Pages", "playwright-core", () => Chromium is null ? "Chromium is not here." : null);

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

    private static string Npm => OperatingSystem.IsWindows() ? "npm.cmd" : "npm";

    // What the tests themselves start, see browser.mjs.
    private static string? Chromium =>
        new[] { Environment.GetEnvironmentVariable("CHROMIUM"), "/usr/bin/chromium", "/usr/bin/google-chrome" }
            .FirstOrDefault(File.Exists);

    private string Folder => Path.Combine(Repository.Root, "tests", folder);

    private List<NodeTestResult> RunSuite()
    {
        if (missing() is { } reason)
        {
            return [Skipped(reason)];
        }

        if (Execute("node", ["--version"], TimeSpan.FromSeconds(30)) is not { ExitCode: 0 })
        {
            return [Skipped("node is not here.")];
        }

        if (!IsInstalled() && Execute(Npm, ["ci", "--no-audit", "--no-fund"], TimeSpan.FromMinutes(5)) is not { ExitCode: 0 })
        {
            return [Skipped($"npm could not install {needs}, which needs a registry.")];
        }

        var run = Execute("node", ["--test", "--test-reporter=tap"], TimeSpan.FromMinutes(5));
        var results = run is null ? [] : Read(run.Output);
        return results.Count > 0 && run!.ExitCode == (results.All(result => result.Passed) ? 0 : 1)
            ? results
            : [.. results, new NodeTestResult("the suite runs to its end", false, run?.Output ?? "It did not start.", null)];
    }

    private static NodeTestResult Skipped(string reason) => new("all", false, string.Empty, reason);

    private bool IsInstalled()
    {
        var installed = new FileInfo(Path.Combine(Folder, "node_modules", ".package-lock.json"));
        return installed.Exists
            && installed.LastWriteTimeUtc >= File.GetLastWriteTimeUtc(Path.Combine(Folder, "package-lock.json"));
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
                results.Add(
                    new NodeTestResult(match.Groups["name"].Value.TrimEnd(), !match.Groups["not"].Success, details, null));
            }
        }

        return results;
    }

    private ExecutionResult? Execute(string program, string[] arguments, TimeSpan longest)
    {
        try
        {
            var start = new ProcessStartInfo(program, arguments)
            {
                WorkingDirectory = Folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            start.Environment["EMULATOR_SERVER"] = Path.Combine(AppContext.BaseDirectory, "ChimeVoiceTools.Emulator.Server.dll");
            start.Environment["CHROMIUM"] = Chromium;
            using var process = Process.Start(start)!;
            var output = new StringBuilder();
            void Add(object? _, DataReceivedEventArgs line)
            {
                lock (output)
                {
                    output.Append(line.Data).Append('\n');
                }
            }

            process.OutputDataReceived += Add;
            process.ErrorDataReceived += Add;
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            if (!process.WaitForExit(longest))
            {
                process.Kill(entireProcessTree: true);
            }

            process.WaitForExit();
            lock (output)
            {
                return new ExecutionResult(process.ExitCode, output.ToString());
            }
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    [GeneratedRegex(@"^(?<not>not )?ok \d+ - (?<name>.*)$")]
    private static partial Regex ResultLine();

    private sealed record ExecutionResult(int ExitCode, string Output);
}
