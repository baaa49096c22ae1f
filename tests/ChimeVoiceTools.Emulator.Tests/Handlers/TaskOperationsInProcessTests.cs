namespace ChimeVoiceTools.Emulator.Tests.Handlers;

public sealed class TaskOperationsInProcessTests : TaskOperationTests<InProcessHost>;
