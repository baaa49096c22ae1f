namespace ChimeVoiceTools.Tests.Emulator;

public sealed class FaultsOnServerTests : FaultTests<ServerHost>;
