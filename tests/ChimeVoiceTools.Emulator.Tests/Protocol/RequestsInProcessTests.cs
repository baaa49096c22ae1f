namespace ChimeVoiceTools.Emulator.Tests.Protocol;

public sealed class RequestsInProcessTests : RequestTests<InProcessHost>;
