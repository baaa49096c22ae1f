namespace ChimeVoiceTools.Tests.Emulator;

public sealed class ScenariosInProcessTests : ScenarioTests<InProcessHost>;
