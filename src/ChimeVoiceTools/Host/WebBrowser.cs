using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Runtime.InteropServices;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Resources;

namespace ChimeVoiceTools.Host;

/// <summary>
/// Opens a page in the browser: in the one that the environment variable BROWSER names, or else in the default one.
/// </summary>
internal static class WebBrowser
{
    private const string Opener = "xdg-open";

    // A program that can't open anything says so at once; a browser itself goes on running.
    private const int LongestWait = 2000;

    /// <exception cref="ChimeException">There is no browser, or it could not be started; the message has the address.</exception>
    public static void Open(string url)
    {
        var named = Environment.GetEnvironmentVariable("BROWSER")?.Split(Path.PathSeparator).Select(Find).FirstOrDefault(
            static path => path is not null);
        try
        {
            if (named is null && RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
            {
                Process.Start(new ProcessStartInfo(url) { UseShellExecute = true })?.Dispose();
                return;
            }

            var program = named ?? Find(RuntimeInformation.IsOSPlatform(OSPlatform.OSX) ? "open" : Opener)
                ?? throw new ChimeException(
                    ErrorIds.BrowserNotFound, ChimeErrorKind.ObjectNotFound, Text.Format(Messages.BrowserNotFound, url));
            using var process = Process.Start(StartInfo(program, url))!;
            if (process.WaitForExit(LongestWait) && process.ExitCode != 0)
            {
                throw Failed($"{Path.GetFileName(program)}: {process.ExitCode}", url, null);
            }
        }
        catch (Exception exception) when (exception is Win32Exception or InvalidOperationException or IOException)
        {
            throw Failed(exception.Message.TrimEnd('.'), url, exception);
        }
    }

    // What a browser writes does not belong into the session. An address has no character that a shell or a quote acts upon.
    private static ProcessStartInfo StartInfo(string program, string url) => RuntimeInformation.IsOSPlatform(OSPlatform.Windows)
        ? new(program, url) { UseShellExecute = false, CreateNoWindow = true }
        : new("/bin/sh", $"-c \"exec \\\"$0\\\" \\\"$1\\\" > /dev/null 2>&1\" \"{program.Replace("\"", "\\\"")}\" {url}")
        {
            UseShellExecute = false,
        };

    private static string? Find(string program)
    {
        if (program.Length == 0)
        {
            return null;
        }

        var folders = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator);
        return Path.IsPathRooted(program)
            ? File.Exists(program) ? program : null
            : folders.Where(static folder => folder.Length > 0).Select(folder => Path.Combine(folder, program)).FirstOrDefault(
                File.Exists);
    }

    private static ChimeException Failed(string reason, string url, Exception? inner) => new(
        ErrorIds.BrowserNotFound, ChimeErrorKind.ObjectNotFound, Text.Format(Messages.BrowserFailed, reason, url), inner);
}
