using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace ChimeVoiceTools.Tests.Conformance;

/// <summary>Runs the conformance suite once, and tells the result of each of its tests.</summary>
internal static partial class NodeTestRun
{
    private static readonly Lazy<List<NodeTestResult>> Run = new(RunSuite);

    public static IReadOnlyList<NodeTestResult> Results => Run.Value;

    private static string Folder => Path.Combine(Repository.Root, "tests", "Conformance");

    private static List<NodeTestResult> RunSuite()
    {
        if (Execute("node", ["--version"], TimeSpan.FromSeconds(30)) is not { ExitCode: 0 })
        {
            return [Skipped("node is not here.")];
        }

        if (!IsInstalled() && Execute(Npm, ["ci", "--no-audit", "--no-fund"], TimeSpan.FromMinutes(5)) is not { ExitCode: 0 })
        {
            return [Skipped("npm could not install AWS's client, which needs a registry.")];
        }

        var run = Execute("node", ["--test", "--test-reporter=tap"], TimeSpan.FromMinutes(5));
        var results = run is null ? [] : Read(run.Output);
        return results.Count > 0 && run!.ExitCode == (results.All(result => result.Passed) ? 0 : 1)
            ? results
            : [.. results, new NodeTestResult("the suite runs to its end", false, run?.Output ?? "It did not start.", null)];
    }

    private static string Npm => OperatingSystem.IsWindows() ? "npm.cmd" : "npm";

    private static NodeTestResult Skipped(string reason) => new("all", false, string.Empty, reason);

    private static bool IsInstalled()
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

    private static ExecutionResult? Execute(string program, string[] arguments, TimeSpan longest)
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
