namespace ChimeVoiceTools.Emulator.Tests.Scenarios;

public sealed class ScenariosOnServerTests : ScenarioTests<ServerHost>;
