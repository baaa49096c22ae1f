#if NET
using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace ChimeVoiceTools.Tests.Support;

/// <summary>Node.js, where it is here, and the packages that tests take from npm.</summary>
internal static class Node
{
    private static string Npm => OperatingSystem.IsWindows() ? "npm.cmd" : "npm";

    /// <summary>Runs a program to its end in a folder of the tests; null where it is not here.</summary>
    public static (int ExitCode, string Output)? Run(
        string folder, string program, string[] arguments, TimeSpan longest, params (string Name, string? Value)[] environment)
    {
        try
        {
            using var process = Start(folder, program, arguments, environment);
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
            process.StandardInput.Close();
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            if (!process.WaitForExit(longest))
            {
                process.Kill(entireProcessTree: true);
            }

            process.WaitForExit();
            lock (output)
            {
                return (process.ExitCode, output.ToString());
            }
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    /// <summary>Starts a program in a folder of the tests, with all its streams in the caller's hands.</summary>
    public static Process Start(
        string folder, string program, string[] arguments, params (string Name, string? Value)[] environment)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = PathOf(folder),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    /// <summary>Says what keeps tests from using Node.js and the packages of a folder; null where nothing does.</summary>
    public static string? WhyNot(string folder)
    {
        if (Run(folder, "node", ["--version"], TimeSpan.FromSeconds(30)) is not { ExitCode: 0 })
        {
            return "node is not here.";
        }

        // Several suites may want the packages at once, each in a process of its own.
        using var turn = new Mutex(false, "ChimeVoiceTools.Tests.Npm");
        try
        {
            turn.WaitOne();
        }
        catch (AbandonedMutexException)
        {
        }

        try
        {
            return IsInstalled(folder) || Run(folder, Npm, ["ci", "--no-audit", "--no-fund"], TimeSpan.FromMinutes(5)) is { ExitCode: 0 }
                ? null
                : "npm could not install the packages, which needs a registry.";
        }
        finally
        {
            turn.ReleaseMutex();
        }
    }

    private static string PathOf(string folder) => Path.Combine(Repository.Root, "tests", folder);

    private static bool IsInstalled(string folder)
    {
        var installed = new FileInfo(Path.Combine(PathOf(folder), "node_modules", ".package-lock.json"));
        return installed.Exists
            && installed.LastWriteTimeUtc >= File.GetLastWriteTimeUtc(Path.Combine(PathOf(folder), "package-lock.json"));
    }
}
#endif
