namespace ChimeVoiceTools.Emulator.Tests.Handlers;

public sealed class QueueOperationsOnServerTests : QueueOperationTests<ServerHost>;
