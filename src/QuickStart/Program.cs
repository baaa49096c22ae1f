// The README's first command: the module's main job against the emulator. Where PowerShell is, with the real
// cmdlets; where it is not, with the engine that the cmdlets are made of.

using System.Diagnostics;
using System.Reflection;
using ChimeVoiceTools;
using ChimeVoiceTools.Emulator;
using ChimeVoiceTools.Emulator.Hosting;
using ChimeVoiceTools.Engine.Connections;
using ChimeVoiceTools.Engine.Endpoints;
using ChimeVoiceTools.Engine.Tasks;

var manifest = typeof(Program).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(
    data => data.Key == "Manifest").Value!;
var powerShell = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
    .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
    .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? "pwsh.exe" : "pwsh"))
    .FirstOrDefault(File.Exists);

if (powerShell is not null)
{
    using var process = Process.Start(
        powerShell, ["-NoProfile", "-File", Path.Combine(AppContext.BaseDirectory, "QuickStart.ps1"), manifest]);
    await process.WaitForExitAsync();
    return process.ExitCode;
}

Console.WriteLine("PowerShell (pwsh) is not on PATH, so the cmdlets can't be shown.");
Console.WriteLine("What follows is the engine that they are made of, on an emulator in the same process.");
Console.WriteLine();

using var host = HttpListenerHost.Start(new EmulatorOptions { TaskDuration = TimeSpan.FromSeconds(3) });
EmulatorEndpoints.Started(host.EndpointUrl, host.Service.Region, static () => TimeSpan.FromSeconds(3));
Console.WriteLine($"The emulator listens at {host.EndpointUrl}.");

var connection = await ConnectionPool.GetAsync(
    new ConnectionOptions { EndpointUrl = host.EndpointUrl }, TaskOrigin.None, CancellationToken.None);
var operations = new TaskOperations(connection, Console.WriteLine);
var ended = await Task.WhenAll(
    FollowAsync(new VoiceToneAnalysisStart { VoiceConnectorId = host.Service.VoiceConnectorId, TransactionId = "call-1" }),
    FollowAsync(new SpeakerSearchStart
    {
        VoiceConnectorId = host.Service.VoiceConnectorId,
        TransactionId = "call-2",
        VoiceProfileDomainId = host.Service.VoiceProfileDomainId,
    }));
return ended.All(task => task.Status == TaskStatuses.Succeeded) ? 0 : 1;

// Starts a task and prints each status on its way from the queue to the result.
async Task<ChimeTask> FollowAsync(TaskStart start)
{
    var task = await operations.StartAsync(start, TimeSpan.Zero, CancellationToken.None);
    Print(task);
    while (!task.IsFinished)
    {
        await Task.Delay(100);
        var now = await operations.GetAsync(task, CancellationToken.None);
        if (now.Status != task.Status)
        {
            Print(now);
        }

        task = now;
    }

    return task;
}

static void Print(ChimeTask task)
{
    var kind = task is SpeakerSearchTask ? "Speaker search" : "Voice tone analysis";
    var match = task is SpeakerSearchTask { BestMatch: { } best } ? $", best match {best}" : string.Empty;
    Console.WriteLine($"{kind} of {task.TransactionId}: {task.Status}{match}");
}
