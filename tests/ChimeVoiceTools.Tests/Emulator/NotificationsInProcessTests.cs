namespace ChimeVoiceTools.Tests.Emulator;

public sealed class NotificationsInProcessTests : NotificationTests<InProcessHost>;
