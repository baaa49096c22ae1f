namespace ChimeVoiceTools.Emulator.Tests.Lifecycles;

public sealed class PipelineLivesOnServerTests : PipelineLifeTests<ServerHost>;
