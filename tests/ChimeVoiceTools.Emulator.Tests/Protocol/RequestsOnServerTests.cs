namespace ChimeVoiceTools.Emulator.Tests.Protocol;

public sealed class RequestsOnServerTests : RequestTests<ServerHost>;
