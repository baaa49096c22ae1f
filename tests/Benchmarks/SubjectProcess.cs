using System.Diagnostics;

namespace ChimeVoiceTools.Benchmarks;

/// <summary>A subject in a process of its own.</summary>
internal sealed class SubjectProcess : IDisposable
{
    private readonly Process _process;

    private SubjectProcess(Process process, string name)
    {
        _process = process;
        Name = name;
        EndpointUrl = new Uri(
            process.StandardOutput.ReadLine() ?? throw new InvalidOperationException($"The subject {name} did not start."));
        Path = process.StandardOutput.ReadLine()!;
    }

    public string Name { get; }

    public Uri EndpointUrl { get; }

    public string Path { get; }

    public static SubjectProcess Start(string name)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };

        // Under "dotnet Benchmarks.dll" the process is dotnet, which needs to be told what to run.
        if (System.IO.Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
        {
            start.ArgumentList.Add(typeof(SubjectProcess).Assembly.Location);
        }

        start.ArgumentList.Add("serve");
        start.ArgumentList.Add(name);
        return new SubjectProcess(Process.Start(start)!, name);
    }

    public TimeSpan ProcessorTime()
    {
        _process.Refresh();
        return _process.TotalProcessorTime;
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(TimeSpan.FromSeconds(10)))
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
