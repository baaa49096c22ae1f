using System.Diagnostics;

namespace ChimeVoiceTools.Engine.Consent;

/// <summary>Who writes the lines of this process.</summary>
internal static class LedgerWriterIdentity
{
    public static string User { get; } = LedgerFile.IsWindows
        ? $"{Environment.UserDomainName}\\{Environment.UserName}"
        : Environment.UserName;

    public static string HostName { get; } = Environment.MachineName;

    public static int ProcessId { get; } = ReadProcessId();

    private static int ReadProcessId()
    {
        using var process = Process.GetCurrentProcess();
        return process.Id;
    }
}
