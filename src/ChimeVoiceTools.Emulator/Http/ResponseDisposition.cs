namespace ChimeVoiceTools.Emulator;

/// <summary>What a host does with an answer.</summary>
public enum ResponseDisposition
{
    /// <summary>Sends it.</summary>
    Send,

    /// <summary>Closes the connection without sending anything.</summary>
    DropConnection,

    /// <summary>Sends nothing and keeps the connection open, until the client gives up or the host stops.</summary>
    Hold,

    /// <summary>Announces the whole body, sends half of it and closes the connection.</summary>
    Truncate,
}
