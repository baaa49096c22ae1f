namespace ChimeVoiceTools.Emulator.Tests.Scenarios;

public sealed class ScenariosInProcessTests : ScenarioTests<InProcessHost>;
