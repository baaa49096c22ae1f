namespace ChimeVoiceTools.Tests.PowerShell;

/// <summary>The PowerShell of this machine.</summary>
public static class PowerShellHost
{
    /// <summary>Where pwsh is; null when it is not on PATH.</summary>
    public static string? Path { get; } = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
        .Split(System.IO.Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => System.IO.Path.Combine(folder, OperatingSystem.IsWindows() ? "pwsh.exe" : "pwsh"))
        .FirstOrDefault(File.Exists);
}
