namespace ChimeVoiceTools.Tests.Emulator;

public sealed class ScenariosOnServerTests : ScenarioTests<ServerHost>;
