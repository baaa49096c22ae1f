namespace ChimeVoiceTools.Tests.Emulator;

public sealed class RequestsInProcessTests : RequestTests<InProcessHost>;
