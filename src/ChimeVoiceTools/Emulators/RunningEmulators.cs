using System.Management.Automation.Runspaces;
using ChimeVoiceTools.Emulator;
using ChimeVoiceTools.Emulator.Hosting;
using ChimeVoiceTools.Engine.Endpoints;

namespace ChimeVoiceTools.Emulators;

/// <summary>The emulators of this process. Each ends with the runspace that started it, or with the module there.</summary>
internal static class RunningEmulators
{
    private static readonly object Gate = new();
    private static readonly List<RunningEmulator> Emulators = [];
    private static readonly HashSet<Guid> WatchedRunspaces = [];

    static RunningEmulators() => ModuleLifetime.Removing += static (_, _) => StopAll(Runspace.DefaultRunspace.InstanceId);

    /// <summary>Starts an emulator for the current runspace.</summary>
    public static RunningEmulator Start(EmulatorOptions options)
    {
        var runspace = Runspace.DefaultRunspace;
        var emulator = new RunningEmulator(HttpListenerHost.Start(options), options, runspace.InstanceId);
        EmulatorEndpoints.Started(emulator.EndpointUrl, options.Region, () => emulator.TaskDuration);
        lock (Gate)
        {
            Emulators.Add(emulator);
            if (WatchedRunspaces.Add(runspace.InstanceId))
            {
                runspace.StateChanged += OnStateChanged;
            }
        }

        return emulator;
    }

    /// <summary>The emulators of the current runspace, in the order of their start.</summary>
    public static IReadOnlyList<RunningEmulator> OfThisRunspace()
    {
        var runspace = Runspace.DefaultRunspace.InstanceId;
        lock (Gate)
        {
            return [.. Emulators.Where(emulator => emulator.Runspace == runspace)];
        }
    }

    /// <summary>Stops one emulator.</summary>
    public static void Stop(RunningEmulator emulator)
    {
        lock (Gate)
        {
            if (!Emulators.Remove(emulator))
            {
                return;
            }
        }

        emulator.Stop();
    }

    private static void OnStateChanged(object? sender, RunspaceStateEventArgs change)
    {
        if (sender is Runspace runspace && change.RunspaceStateInfo.State is RunspaceState.Closed or RunspaceState.Broken)
        {
            runspace.StateChanged -= OnStateChanged;
            StopAll(runspace.InstanceId);
        }
    }

    private static void StopAll(Guid runspace)
    {
        List<RunningEmulator> own;
        lock (Gate)
        {
            own = [.. Emulators.Where(emulator => emulator.Runspace == runspace)];
        }

        own.ForEach(Stop);
    }
}
