namespace ChimeVoiceTools.Emulator.Tests.Handlers;

public sealed class PipelineOperationsOnServerTests : PipelineOperationTests<ServerHost>;
