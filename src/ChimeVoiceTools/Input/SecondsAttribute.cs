using System.Globalization;
using System.Management.Automation;
using ChimeVoiceTools.Engine.Resources;

namespace ChimeVoiceTools.Input;

/// <summary>
/// Takes a number of seconds as a TimeSpan too, and as text with a colon such as 00:01:30; an infinite one is -1.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SecondsAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) switch
        {
            TimeSpan time => Count(time),
            string text when text.Contains(":") => TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var time)
                ? Count(time)
                : throw new ArgumentTransformationMetadataException(Text.Format(Messages.RuleTimeSpan, text)),
            _ => inputData,
        };

    private static double Count(TimeSpan time) => time == Timeout.InfiniteTimeSpan ? -1
        : time >= TimeSpan.Zero ? time.TotalSeconds
        : throw new ArgumentTransformationMetadataException(Text.Format(Messages.RuleTimeSpan, time));
}
