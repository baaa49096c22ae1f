namespace ChimeVoiceTools.Emulator.Tests.Notifications;

public sealed class NotificationsInProcessTests : NotificationTests<InProcessHost>;
