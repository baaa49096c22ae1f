namespace ChimeVoiceTools.Emulator.State;

/// <summary>How long the service answers for what has ended; what is asked for later is not found.</summary>
internal static class Retention
{
    /// <summary>Gets how long a task or a media insights pipeline can be read after its end.</summary>
    public static TimeSpan AfterEnd { get; } = TimeSpan.FromDays(7);
}
