namespace ChimeVoiceTools.Emulator.Tests.Faults;

public sealed class FaultsOnServerTests : FaultTests<ServerHost>;
