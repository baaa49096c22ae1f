using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Resources;

namespace ChimeVoiceTools.Input;

/// <summary>Times in parameters: seconds, as double.</summary>
internal static class Seconds
{
    // What timers take: a little less than 50 days.
    private const double Most = 4_000_000;

    /// <summary>A timeout, where -1 stands for none.</summary>
    public static TimeSpan Timeout(double seconds, string parameter) => seconds switch
    {
        -1 => System.Threading.Timeout.InfiniteTimeSpan,
        >= 0 and <= Most => TimeSpan.FromSeconds(seconds),
        _ => throw Rules.Broken(parameter, seconds, Text.Format(Messages.RuleTimeout, Most)),
    };

    /// <summary>A time that must lie within limits.</summary>
    public static TimeSpan Between(double seconds, double least, double most, string parameter) =>
        seconds >= least && seconds <= most
            ? TimeSpan.FromSeconds(seconds)
            : throw Rules.Broken(parameter, seconds, Text.Format(Messages.RuleSeconds, least, most));

    /// <summary>A time in whole seconds that must lie within limits.</summary>
    public static TimeSpan Whole(double seconds, double least, double most, string parameter) =>
        seconds >= least && seconds <= most && seconds == Math.Floor(seconds)
            ? TimeSpan.FromSeconds(seconds)
            : throw Rules.Broken(parameter, seconds, Text.Format(Messages.RuleWholeSeconds, least, most));

    /// <summary>
    /// A time of an emulator. What is no number, or too large for a <see cref="TimeSpan"/>, becomes a negative time, which the
    /// emulator's own rule refuses.
    /// </summary>
    public static TimeSpan ForEmulator(double seconds) => TimeSpan.FromSeconds(seconds is > -1e10 and < 1e10 ? seconds : -1);
}
