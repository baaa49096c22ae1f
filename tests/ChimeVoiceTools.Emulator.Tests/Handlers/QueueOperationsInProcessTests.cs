namespace ChimeVoiceTools.Emulator.Tests.Handlers;

public sealed class QueueOperationsInProcessTests : QueueOperationTests<InProcessHost>;
