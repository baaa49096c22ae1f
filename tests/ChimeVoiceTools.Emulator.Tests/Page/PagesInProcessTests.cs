namespace ChimeVoiceTools.Emulator.Tests.Page;

public sealed class PagesInProcessTests : PageTests<InProcessHost>;
