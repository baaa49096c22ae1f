namespace ChimeVoiceTools.Emulators;

/// <summary>Converts times in the parameters of emulators.</summary>
internal static class EmulatorTime
{
    /// <summary>
    /// Converts seconds. What is no number, or too large for a <see cref="TimeSpan"/>, becomes a negative time, which the
    /// emulator's own rule refuses.
    /// </summary>
    public static TimeSpan FromSeconds(double seconds) => TimeSpan.FromSeconds(seconds is > -1e10 and < 1e10 ? seconds : -1);
}
