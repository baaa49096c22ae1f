namespace ChimeVoiceTools.Engine.Waiting;

/// <summary>Something that is due at a time.</summary>
internal abstract class Scheduled
{
    /// <summary>When it is due, as a timestamp.</summary>
    public long DueAt { get; set; }
}
