using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace ChimeVoiceTools.Tests.PowerShell;

/// <summary>A file of Pester tests, which is run once at most.</summary>
internal sealed partial class PesterFile
{
    private static readonly ConcurrentDictionary<string, PesterFile> Files = new();
    private static readonly ConcurrentDictionary<string, PesterProcess> Processes = new();

    private readonly string _path;
    private Task<List<PesterResult>>? _results;

    private PesterFile(string path)
    {
        _path = path;
        var text = File.ReadAllText(path);
        Tests = It().Matches(text).ToDictionary(it => 1 + text.AsSpan(0, it.Index).Count('\n'), it => it.Groups["name"].Value);
    }

    /// <summary>Gets the names of the tests by the lines where they begin, as the file has them.</summary>
    public IReadOnlyDictionary<int, string> Tests { get; }

    public string Name => Path.GetFileName(_path);

    public static PesterFile At(string path) => Files.GetOrAdd(path, path => new PesterFile(path));

    /// <summary>Gets the results of the test of a line, of which it has several when it has cases.</summary>
    /// <param name="line">The line where the test begins.</param>
    /// <param name="processName">Names the process that runs the file; null for one of its own.</param>
    public async Task<IReadOnlyList<PesterResult>> ResultsAsync(int line, string? processName)
    {
        if (PowerShellHost.Path is null)
        {
            return [new PesterResult(line, Tests[line], "Skipped", "PowerShell (pwsh) is not on PATH, so the Pester suite did not run.")];
        }

        var all = await (_results ??= RunAsync(processName));
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

    // The files that one process runs are run one after the other, since they are of one class.
    private async Task<List<PesterResult>> RunAsync(string? processName)
    {
        var process = processName is null ? new PesterProcess()
            : Processes.GetValueOrDefault(processName) is { IsRunning: true } running ? running
            : Processes[processName] = new PesterProcess();
        try
        {
            return await process.RunAsync(_path) ?? [.. Tests.Select(test => new PesterResult(
                test.Key, test.Value, "Skipped", "Pester 5.5 or later is not installed, so the Pester suite did not run."))];
        }
        catch (InvalidOperationException exception)
        {
            return [new PesterResult(0, Name, "Failed", exception.Message)];
        }
        finally
        {
            if (processName is null)
            {
                process.Dispose();
            }
        }
    }

    [GeneratedRegex("""^[ \t]*It\s+(['"])(?<name>.+?)\1""", RegexOptions.Multiline)]
    private static partial Regex It();
}
