namespace ChimeVoiceTools.Emulator.Tests.Faults;

public sealed class FaultsInProcessTests : FaultTests<InProcessHost>;
