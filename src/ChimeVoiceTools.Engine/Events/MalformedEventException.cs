namespace ChimeVoiceTools.Engine.Events;

/// <summary>JSON that is no voice analytics event; caught where the document is known that it stands in.</summary>
internal sealed class MalformedEventException(string reason) : Exception(reason);
