namespace ChimeVoiceTools.Emulator.Tests.Page;

public sealed class PagesOnServerTests : PageTests<ServerHost>;
