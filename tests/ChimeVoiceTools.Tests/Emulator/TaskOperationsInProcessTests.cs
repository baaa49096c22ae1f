namespace ChimeVoiceTools.Tests.Emulator;

public sealed class TaskOperationsInProcessTests : TaskOperationTests<InProcessHost>;
