namespace ChimeVoiceTools.Tests.Emulator;

public sealed class ProfileOperationsInProcessTests : ProfileOperationTests<InProcessHost>;
