using System.Diagnostics;
using System.IO.Pipes;
using System.Text.Json;

namespace ChimeVoiceTools.Tests.PowerShell;

/// <summary>A PowerShell that runs files of Pester tests one after the other.</summary>
/// <remarks>What a file's tests compile, of Pester and of the module, is compiled for the files after it too.</remarks>
internal sealed class PesterProcess : IDisposable
{
    // Reads paths of files, and answers each with one object for each test and for whatever failed around the tests. What a
    // file left in the environment does not reach the next one.
    private const string Script = """
        $pester = Get-Module -ListAvailable Pester | Where-Object Version -ge 5.5
        if ($pester) { Import-Module Pester -MinimumVersion 5.5 -ErrorAction Stop }
        $pipe = [IO.Pipes.NamedPipeClientStream]::new('.', $env:PESTER_PIPE, 'InOut', 'CurrentUserOnly')
        $pipe.Connect()
        $reader = [IO.StreamReader]::new($pipe)
        $writer = [IO.StreamWriter]::new($pipe)
        $writer.AutoFlush = $true
        while ($path = $reader.ReadLine()) {
            if (-not $pester) { $writer.WriteLine('null'); continue }
            $environment = Get-ChildItem Env:
            $run = Invoke-Pester -Path $path -PassThru -Output None
            Get-ChildItem Env: | Remove-Item
            $environment | ForEach-Object { Set-Item "Env:$($_.Name)" $_.Value }
            $around = @($run.FailedContainers) + @($run.FailedBlocks) | ForEach-Object {
                $name = if ($_.ExpandedPath) { $_.ExpandedPath } else { "$($_.Item)" }
                @{ Line = 0; Name = "$name (set-up or tear-down)"; Outcome = 'Failed'; Message = "$($_.ErrorRecord | Out-String)" }
            }
            $tests = $run.Tests | ForEach-Object {
                @{ Line = $_.StartLine; Name = $_.ExpandedPath; Outcome = "$($_.Result)"; Message = "$($_.ErrorRecord | Out-String)" }
            }
            $writer.WriteLine((ConvertTo-Json @(@($around) + @($tests) | Where-Object { $_ }) -Compress))
        }
        """;

    private static readonly TimeSpan LongestRun = TimeSpan.FromMinutes(8);

    private readonly NamedPipeServerStream _pipe;
    private readonly StreamReader _reader;
    private readonly StreamWriter _writer;
    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _errors;

    public PesterProcess()
    {
        var name = $"pester-{Guid.NewGuid():N}";
        _pipe = new NamedPipeServerStream(
            name, PipeDirection.InOut, 1, PipeTransmissionMode.Byte, PipeOptions.Asynchronous | PipeOptions.CurrentUserOnly);
        _reader = new StreamReader(_pipe);
        _writer = new StreamWriter(_pipe);
        _process = Process.Start(new ProcessStartInfo(
            PowerShellHost.Path!, ["-NoProfile", "-NonInteractive", "-Command", Script])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["PESTER_PIPE"] = name,
                ["NO_COLOR"] = "1",
                ["POWERSHELL_TELEMETRY_OPTOUT"] = "1",

                // Neither it nor what it starts lives long enough to win back what compiling its code a second time costs.
                ["DOTNET_TieredPGO"] = "0",
                ["DOTNET_TC_CallCountingDelayMs"] = "500",
            },
        })!;
        _process.StandardInput.Close();
        _output = _process.StandardOutput.ReadToEndAsync();
        _errors = _process.StandardError.ReadToEndAsync();
    }

    /// <summary>Gets whether it can run another file.</summary>
    public bool IsRunning => !_process.HasExited;

    /// <summary>Runs a file of tests.</summary>
    /// <returns>The results; null where there is no Pester.</returns>
    /// <exception cref="InvalidOperationException">The process ended before the file did, or was ended for taking too long.</exception>
    public async Task<List<PesterResult>?> RunAsync(string path)
    {
        using var timeout = new CancellationTokenSource(LongestRun);
        try
        {
            if (!_pipe.IsConnected)
            {
                await Task.WhenAny(_pipe.WaitForConnectionAsync(timeout.Token), _process.WaitForExitAsync(timeout.Token));
            }

            await _writer.WriteLineAsync(path.AsMemory(), timeout.Token);
            await _writer.FlushAsync(timeout.Token);
            if (await _reader.ReadLineAsync(timeout.Token) is { } results)
            {
                return JsonSerializer.Deserialize<List<PesterResult>>(results);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException or InvalidOperationException)
        {
            _process.Kill(entireProcessTree: true);
        }

        await _process.WaitForExitAsync(CancellationToken.None);
        throw new InvalidOperationException(
            $"pwsh ended in {path}, with exit code {_process.ExitCode}.\n{await _output}\n{await _errors}");
    }

    /// <summary>Lets the process end.</summary>
    public void Dispose()
    {
        _pipe.Dispose();
        _process.Dispose();
    }
}
