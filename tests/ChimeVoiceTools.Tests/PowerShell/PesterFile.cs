using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ChimeVoiceTools.Tests.PowerShell;

/// <summary>A file of Pester tests, which is run once at most, in a process of its own.</summary>
internal sealed partial class PesterFile
{
    // Writes one object for each test, and for whatever failed around the tests.
    private const string Script = """
        if (-not (Get-Module -ListAvailable Pester | Where-Object Version -ge 5.5)) { exit 3 }
        Import-Module Pester -MinimumVersion 5.5 -ErrorAction Stop
        $run = Invoke-Pester -Path $env:PESTER_FILE -PassThru -Output None
        $around = @($run.FailedContainers) + @($run.FailedBlocks) | ForEach-Object {
            $name = if ($_.ExpandedPath) { $_.ExpandedPath } else { "$($_.Item)" }
            @{ Line = 0; Name = "$name (set-up or tear-down)"; Outcome = 'Failed'; Message = "$($_.ErrorRecord | Out-String)" }
        }
        $tests = $run.Tests | ForEach-Object {
            @{ Line = $_.StartLine; Name = $_.ExpandedPath; Outcome = "$($_.Result)"; Message = "$($_.ErrorRecord | Out-String)" }
        }
        ConvertTo-Json @(@($around) + @($tests) | Where-Object { $_ }) | Set-Content -LiteralPath $env:PESTER_RESULT -Encoding utf8
        """;

    private static readonly TimeSpan LongestRun = TimeSpan.FromMinutes(8);
    private static readonly ConcurrentDictionary<string, PesterFile> Files = new();

    private readonly string _path;
    private readonly Lazy<Task<List<PesterResult>>> _results;

    private PesterFile(string path)
    {
        _path = path;
        _results = new Lazy<Task<List<PesterResult>>>(RunAsync);
        var text = File.ReadAllText(path);
        Tests = It().Matches(text).ToDictionary(it => 1 + text.AsSpan(0, it.Index).Count('\n'), it => it.Groups["name"].Value);
    }

    /// <summary>Gets the names of the tests by the lines where they begin, as the file has them.</summary>
    public IReadOnlyDictionary<int, string> Tests { get; }

    public string Name => Path.GetFileName(_path);

    public static PesterFile At(string path) => Files.GetOrAdd(path, path => new PesterFile(path));

    /// <summary>Gets the results of the test of a line, of which it has several when it has cases.</summary>
    public async Task<IReadOnlyList<PesterResult>> ResultsAsync(int line)
    {
        if (PowerShellHost.Path is null)
        {
            return [new PesterResult(line, Tests[line], "Skipped", "PowerShell (pwsh) is not on PATH, so the Pester suite did not run.")];
        }

        var all = await _results.Value;
        lock (all)
        {
            // What failed around the tests, and tests that are made elsewhere, are told once: by the first test that is asked
            // for.
            var results = all.FindAll(result => result.Line == line || !Tests.ContainsKey(result.Line));
            all.RemoveAll(result => !Tests.ContainsKey(result.Line));
            return results.Any(result => result.Line == line)
                ? results
                :
                [
                    .. results,
                    new PesterResult(
                        line,
                        Tests.GetValueOrDefault(line, Name),
                        "Failed",
                        $"Pester ran no test that begins in line {line} of {_path}."),
                ];
        }
    }

    private async Task<List<PesterResult>> RunAsync()
    {
        var resultFile = Path.GetTempFileName();
        try
        {
            var start = new ProcessStartInfo(PowerShellHost.Path!, ["-NoProfile", "-NonInteractive", "-Command", Script])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                Environment =
                {
                    ["PESTER_FILE"] = _path,
                    ["PESTER_RESULT"] = resultFile,
                    ["NO_COLOR"] = "1",

                    // Neither it nor what it starts lives long enough to win back what compiling its code a second time costs.
                    ["DOTNET_TieredPGO"] = "0",
                    ["DOTNET_TC_CallCountingDelayMs"] = "500",
                },
            };
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync();
            var errors = process.StandardError.ReadToEndAsync();
            using var timeout = new CancellationTokenSource(LongestRun);
            try
            {
                await process.WaitForExitAsync(timeout.Token);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                return [Failed($"{Name} did not end within {LongestRun}.")];
            }

            return process.ExitCode switch
            {
                0 => JsonSerializer.Deserialize<List<PesterResult>>(await File.ReadAllTextAsync(resultFile)) ?? [],
                3 => [.. Tests.Select(test => new PesterResult(
                    test.Key, test.Value, "Skipped", "Pester 5.5 or later is not installed, so the Pester suite did not run."))],
                _ => [Failed($"pwsh ended with exit code {process.ExitCode}.\n{await output}\n{await errors}")],
            };
        }
        finally
        {
            File.Delete(resultFile);
        }
    }

    private PesterResult Failed(string message) => new(0, Name, "Failed", message);

    [GeneratedRegex("""^[ \t]*It\s+(['"])(?<name>.+?)\1""", RegexOptions.Multiline)]
    private static partial Regex It();
}
