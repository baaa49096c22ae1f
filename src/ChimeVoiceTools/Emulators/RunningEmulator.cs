using ChimeVoiceTools.Emulator;
using ChimeVoiceTools.Emulator.Hosting;
using ChimeVoiceTools.Engine.Endpoints;

namespace ChimeVoiceTools.Emulators;

/// <summary>An emulator that this process runs, and the runspace that it belongs to.</summary>
internal sealed class RunningEmulator(HttpListenerHost host, EmulatorOptions options, Guid runspace)
{
    public Guid Runspace { get; } = runspace;

    public string EndpointUrl => host.EndpointUrl;

    public EmulatedService Service => host.Service;

    /// <summary>How long its tasks take in real time.</summary>
    public TimeSpan TaskDuration => TimeSpan.FromTicks((long)(options.TaskDuration.Ticks / Service.Speed));

    /// <summary>What users see of it.</summary>
    public VoiceEmulator Describe(bool isRunning = true) => new()
    {
        EndpointUrl = host.EndpointUrl,
        Region = host.Service.Region,
        Port = host.Port,
        IsRunning = isRunning,
        IsDefault = DefaultEndpoint.Is(host.EndpointUrl),
        QueueUrl = host.Service.QueueUrl,
        DeadLetterQueueUrl = host.Service.DeadLetterQueueUrl,
        VoiceConnectorId = host.Service.VoiceConnectorId,
        VoiceProfileDomainId = host.Service.VoiceProfileDomainId,
        VoiceProfileIds = [.. host.Service.VoiceProfileIds],
        TaskDuration = options.TaskDuration.TotalSeconds,
        Speed = host.Service.Speed,
        CurrentTime = host.Service.UtcNow,
    };

    /// <summary>Stops it, and puts back the endpoint that was the default before it.</summary>
    public void Stop()
    {
        DefaultEndpoint.Restore(EndpointUrl);
        EmulatorEndpoints.Stopped(EndpointUrl);
        host.Dispose();
    }
}
