namespace ChimeVoiceTools.Emulator.Tests.Handlers;

public sealed class ProfileOperationsInProcessTests : ProfileOperationTests<InProcessHost>;
