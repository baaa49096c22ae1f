namespace ChimeVoiceTools.Emulator.Tests.Lifecycles;

public sealed class PipelineLivesInProcessTests : PipelineLifeTests<InProcessHost>;
