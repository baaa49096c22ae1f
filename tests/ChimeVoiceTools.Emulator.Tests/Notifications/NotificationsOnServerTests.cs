namespace ChimeVoiceTools.Emulator.Tests.Notifications;

public sealed class NotificationsOnServerTests : NotificationTests<ServerHost>;
