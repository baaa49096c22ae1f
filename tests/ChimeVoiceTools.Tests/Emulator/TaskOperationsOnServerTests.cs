namespace ChimeVoiceTools.Tests.Emulator;

public sealed class TaskOperationsOnServerTests : TaskOperationTests<ServerHost>;
