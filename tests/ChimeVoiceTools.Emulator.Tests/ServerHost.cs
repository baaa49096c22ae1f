using ChimeVoiceTools.Emulator;
using ChimeVoiceTools.Emulator.Server;

namespace ChimeVoiceTools.Emulator.Tests;

public sealed class ServerHost : IEmulatorHost
{
    private KestrelHost? _host;

    public string EndpointUrl => _host!.EndpointUrl;

    public EmulatedService Service => _host!.Service;

    public void Start(EmulatorOptions options) => _host = KestrelHost.StartAsync(options).GetAwaiter().GetResult();

    public void Dispose() => _host?.DisposeAsync().AsTask().GetAwaiter().GetResult();
}
