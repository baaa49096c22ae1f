namespace ChimeVoiceTools.Emulator.Tests.Handlers;

public sealed class PipelineOperationsInProcessTests : PipelineOperationTests<InProcessHost>;
