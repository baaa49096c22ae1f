using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Runtime.InteropServices;
using System.Text;
using Amazon.Runtime;
using ChimeVoiceTools.Engine.Http;
using ChimeVoiceTools.Engine.Resources;

namespace ChimeVoiceTools.Engine.Credentials;

/// <summary>The credentials that a process prints.</summary>
/// <remarks>
/// AWSSDK.Core's own reads on for as long as the process prints, leaves its children behind when it has waited for two minutes,
/// and repeats what it wrote to its error stream, a secret perhaps.
/// </remarks>
/// <param name="command">The command, as the profile has it.</param>
/// <param name="time">The clock.</param>
/// <param name="unused">Gives what ends when nobody waits for the credentials any more.</param>
internal sealed class ProcessCredentials(string command, TimeProvider time, Func<Task> unused) : RefreshingAWSCredentials
{
    private const int MaxOutputCharacters = 1024 * 1024;

    private static readonly TimeSpan MaxTime = TimeSpan.FromMinutes(1);

    // What a process has printed is there when it ends, unless a process that it has left behind still holds the pipe.
    private static readonly TimeSpan OutputTime = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    protected override CredentialsRefreshState GenerateNewCredentials() => GenerateNewCredentialsAsync().GetAwaiter().GetResult();

    /// <inheritdoc/>
    protected override async Task<CredentialsRefreshState> GenerateNewCredentialsAsync()
    {
        var stop = unused();
        var tooLong = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var limit = TimeLimit.Start(MaxTime, time);
        using var registration = limit.Token.Register(() => tooLong.TrySetResult(true));
        using var process = Start();
        try
        {
            var reading = ReadAsync(process);
            var first = await Task.WhenAny(reading, stop, tooLong.Task).ConfigureAwait(false);
            if (first == reading)
            {
                return CredentialsJson.Read(await reading.ConfigureAwait(false), "SessionToken");
            }

            _ = reading.ContinueWith(
                static ended => _ = ended.Exception,
                CancellationToken.None,
                TaskContinuationOptions.OnlyOnFaulted,
                TaskScheduler.Default);
            throw first == stop
                ? new OperationCanceledException()
                : new AmazonClientException(Text.Format(Messages.ProcessTooLong, MaxTime.TotalSeconds));
        }
        finally
        {
            Kill(process);
        }
    }

    private Process Start()
    {
        var isWindows = RuntimeInformation.IsOSPlatform(OSPlatform.Windows);
        try
        {
            return Process.Start(new ProcessStartInfo
            {
                FileName = isWindows ? "cmd.exe" : "sh",
                Arguments = isWindows ? "/c " + command : "-c \"" + command.Replace("\\", "\\\\").Replace("\"", "\\\"") + "\"",
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                CreateNoWindow = true,
            })!;
        }
        catch (Win32Exception)
        {
            throw new AmazonClientException(Messages.ProcessNotStarted);
        }
    }

    private static async Task<string> ReadAsync(Process process)
    {
        var exited = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => exited.TrySetResult(true);
        if (process.HasExited)
        {
            exited.TrySetResult(true);
        }

        // A full pipe would hold the process up.
        _ = DiscardAsync(process.StandardError);
        var output = ReadToEndAsync(process.StandardOutput);

        // Too long an output is an error at once, and not when the process ends by itself.
        if (await Task.WhenAny(exited.Task, output).ConfigureAwait(false) == output)
        {
            await output.ConfigureAwait(false);
            await exited.Task.ConfigureAwait(false);
        }

        if (process.ExitCode != 0)
        {
            throw new AmazonClientException(Text.Format(Messages.ProcessFailed, process.ExitCode));
        }

        return await Task.WhenAny(output, Task.Delay(OutputTime)).ConfigureAwait(false) == output
            ? await output.ConfigureAwait(false)
            : throw new AmazonClientException(Messages.ProcessOutputOpen);
    }

    private static async Task<string> ReadToEndAsync(StreamReader reader)
    {
        var text = new StringBuilder();
        var chunk = new char[4096];
        int count;
        while ((count = await reader.ReadAsync(chunk, 0, chunk.Length).ConfigureAwait(false)) > 0)
        {
            text.Append(chunk, 0, count);
            if (text.Length > MaxOutputCharacters)
            {
                throw new AmazonClientException(Text.Format(Messages.ProcessPrintsTooMuch, MaxOutputCharacters / 1024));
            }
        }

        return text.ToString();
    }

    private static async Task DiscardAsync(StreamReader reader)
    {
        try
        {
            var chunk = new char[4096];
            while (await reader.ReadAsync(chunk, 0, chunk.Length).ConfigureAwait(false) > 0)
            {
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // The process was ended.
        }
    }

    private static void Kill(Process process)
    {
        try
        {
            if (process.HasExited)
            {
                return;
            }

#if NET
            process.Kill(entireProcessTree: true);
#else
            using Process? killing = RuntimeInformation.IsOSPlatform(OSPlatform.Windows)
                ? Process.Start(
                    new ProcessStartInfo(
                        "taskkill.exe", $"/PID {process.Id} /T /F") { UseShellExecute = false, CreateNoWindow = true })
                : null;
            if (killing?.WaitForExit(5000) != true)
            {
                process.Kill();
            }
#endif
        }
        catch (Exception exception) when (
            exception is InvalidOperationException or Win32Exception or NotSupportedException or AggregateException)
        {
            // It has ended by itself, or is not ours to end.
        }
    }
}
