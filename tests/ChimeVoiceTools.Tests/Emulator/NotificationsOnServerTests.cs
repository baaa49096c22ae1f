namespace ChimeVoiceTools.Tests.Emulator;

public sealed class NotificationsOnServerTests : NotificationTests<ServerHost>;
