namespace ChimeVoiceTools.Tests.Emulator;

public sealed class FaultsInProcessTests : FaultTests<InProcessHost>;
