namespace ChimeVoiceTools.Tests.Emulator;

public sealed class ProfileOperationsOnServerTests : ProfileOperationTests<ServerHost>;
