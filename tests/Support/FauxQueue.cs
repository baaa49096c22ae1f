#if NET
using System.Diagnostics;
using System.Text.Json;

namespace ChimeVoiceTools.Tests.Support;

/// <summary>A queue of a stand-in of SQS that is not this repository's: npm's fauxqs.</summary>
internal sealed class FauxQueue : IDisposable
{
    private const string Folder = "Conformance";

    private readonly Process _process;

    private FauxQueue(Process process, JsonElement started)
    {
        _process = process;
        EndpointUrl = started.GetProperty("endpointUrl").GetString()!;
        QueueUrl = started.GetProperty("queueUrl").GetString()!;
    }

    /// <summary>Where the stand-in listens.</summary>
    public string EndpointUrl { get; }

    /// <summary>The queue's URL, whose host is a name below localhost; the stand-in knows the queue by all of it.</summary>
    public string QueueUrl { get; }

    /// <summary>Starts the stand-in with a queue in it. A test that can't have it is skipped.</summary>
    public static FauxQueue Start()
    {
        var reason = Node.WhyNot(Folder);
        Assert.SkipWhen(reason is not null, reason ?? string.Empty);
        var process = Node.Start(Folder, "node", ["fauxqs.mjs"]);
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
        var line = process.StandardOutput.ReadLine();
        Assert.SkipWhen(line is null, "fauxqs did not start.");
        return new FauxQueue(process, JsonDocument.Parse(line!).RootElement);
    }

    /// <summary>Ends it: the script goes on for as long as its input is open.</summary>
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
#endif
