using ChimeVoiceTools.Emulator;

namespace ChimeVoiceTools.Emulator.Tests;

public sealed class InProcessHost : IEmulatorHost
{
    private HttpListenerHost? _host;

    public string EndpointUrl => _host!.EndpointUrl;

    public EmulatedService Service => _host!.Service;

    public void Start(EmulatorOptions options) => _host = HttpListenerHost.Start(options);

    public void Dispose() => _host?.Dispose();
}
