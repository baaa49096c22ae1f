namespace ChimeVoiceTools.Emulator.Tests.Handlers;

public sealed class TaskOperationsOnServerTests : TaskOperationTests<ServerHost>;
