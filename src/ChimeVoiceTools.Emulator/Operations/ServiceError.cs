namespace ChimeVoiceTools.Emulator.Operations;

/// <summary>An error of the service: its exception's name, its HTTP status and its code.</summary>
internal sealed record ServiceError(string Name, int Status, string Code);
