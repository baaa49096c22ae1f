namespace ChimeVoiceTools.Tests.Emulator;

public sealed class RequestsOnServerTests : RequestTests<ServerHost>;
