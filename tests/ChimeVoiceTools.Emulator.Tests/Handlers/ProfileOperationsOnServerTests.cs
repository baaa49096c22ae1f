namespace ChimeVoiceTools.Emulator.Tests.Handlers;

public sealed class ProfileOperationsOnServerTests : ProfileOperationTests<ServerHost>;
