using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ChimeVoiceTools.Tests.PowerShell;

/// <summary>
/// Runs the Pester suite where PowerShell and Pester are, each file in a process of its own, and reports each of
/// its tests as one test of this run. Where they are not, each of its tests is reported as skipped.
/// </summary>
public sealed partial class PesterSuite
{
    private static readonly TimeSpan LongestFile = TimeSpan.FromMinutes(8);
    private static readonly string[] Folders = ["tests/Pester", "docs"];

    // Writes one object for each test, and for whatever failed around the tests.
    private const string Script = """
        if (-not (Get-Module -ListAvailable Pester | Where-Object Version -ge 5.5)) { exit 3 }
        Import-Module Pester -MinimumVersion 5.5 -ErrorAction Stop
        $run = Invoke-Pester -Path $env:PESTER_FILE -PassThru -Output None
        $around = @($run.FailedContainers) + @($run.FailedBlocks) | ForEach-Object {
            $name = if ($_.ExpandedPath) { $_.ExpandedPath } else { "$($_.Item)" }
            @{ Name = "$name (set-up or tear-down)"; Outcome = 'Failed'; Message = "$($_.ErrorRecord | Out-String)" }
        }
        $tests = $run.Tests | ForEach-Object {
            @{ Name = $_.ExpandedPath; Outcome = "$($_.Result)"; Message = "$($_.ErrorRecord | Out-String)" }
        }
        ConvertTo-Json @(@($around) + @($tests) | Where-Object { $_ }) | Set-Content -LiteralPath $env:PESTER_RESULT -Encoding utf8
        """;

    [Theory(DisplayName = "Pester suite")]
    [MemberData(nameof(Tests), DisableDiscoveryEnumeration = true)]
    public void Passes(PesterResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        Assert.True(result.Outcome == "Passed", result.Message);
    }

    public static IEnumerable<TheoryDataRow<PesterResult>> Tests()
    {
        string[] files = [.. Folders.SelectMany(folder =>
            Directory.GetFiles(Path.Combine(Repository.Root, folder), "*.Tests.ps1", SearchOption.AllDirectories))];
        Assert.NotEmpty(files);
        if (PowerShellHost.Path is null)
        {
            return files.SelectMany(file => Skipped(file, "PowerShell (pwsh) is not on PATH, so the Pester suite did not run."));
        }

        var rows = new ConcurrentBag<TheoryDataRow<PesterResult>>();
        Parallel.ForEach(files, new ParallelOptions { MaxDegreeOfParallelism = 2 }, file =>
        {
            foreach (TheoryDataRow<PesterResult> row in Run(file))
            {
                rows.Add(row);
            }
        });
        return rows.OrderBy(row => row.TestDisplayName, StringComparer.Ordinal);
    }

    private static List<TheoryDataRow<PesterResult>> Run(string file)
    {
        string name = Path.GetFileName(file);
        string resultFile = Path.GetTempFileName();
        try
        {
            var start = new ProcessStartInfo(PowerShellHost.Path!, ["-NoProfile", "-NonInteractive", "-Command", Script])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                Environment = { ["PESTER_FILE"] = file, ["PESTER_RESULT"] = resultFile, ["NO_COLOR"] = "1" },
            };
            using Process process = Process.Start(start)!;
            process.StandardInput.Close();
            Task<string> output = process.StandardOutput.ReadToEndAsync();
            Task<string> errors = process.StandardError.ReadToEndAsync();
            if (!process.WaitForExit(LongestFile))
            {
                process.Kill(entireProcessTree: true);
                return [Row(name, new PesterResult(name, "Failed", $"{name} did not end within {LongestFile}."))];
            }

            if (process.ExitCode == 3)
            {
                return Skipped(file, "Pester 5.5 or later is not installed, so the Pester suite did not run.");
            }

            List<PesterResult> results = process.ExitCode == 0
                ? JsonSerializer.Deserialize<List<PesterResult>>(File.ReadAllText(resultFile)) ?? []
                : [new PesterResult(name, "Failed", $"pwsh ended with exit code {process.ExitCode}.\n{output.Result}\n{errors.Result}")];
            return results.Count > 0
                ? results.ConvertAll(result => Row(name, result))
                : [Row(name, new PesterResult(name, "Failed", $"{name} holds no test."))];
        }
        finally
        {
            File.Delete(resultFile);
        }
    }

    private static List<TheoryDataRow<PesterResult>> Skipped(string file, string reason) =>
        [.. It().Matches(File.ReadAllText(file)).Select(match => Row(
            Path.GetFileName(file), new PesterResult(match.Groups["name"].Value, "Skipped", reason)))];

    private static TheoryDataRow<PesterResult> Row(string file, PesterResult result) => new(result)
    {
        TestDisplayName = $"{file}: {result.Name}",
        Skip = result.Outcome is "Skipped" or "NotRun" or "Inconclusive" ? (result.Message is { Length: > 0 } reason ? reason : "Pester skipped it.") : null,
    };

    [GeneratedRegex("""^\s*It\s+(['"])(?<name>.+?)\1""", RegexOptions.Multiline)]
    private static partial Regex It();
}
