using ChimeVoiceTools.Emulator;

namespace ChimeVoiceTools.Emulator.Tests;

/// <summary>A host that runs the emulated service for a test.</summary>
public interface IEmulatorHost : IDisposable
{
    string EndpointUrl { get; }

    EmulatedService Service { get; }

    void Start(EmulatorOptions options);
}
