using System.Collections;
using System.Management.Automation;

namespace ChimeVoiceTools.Input;

/// <summary>Reads which streams of a media insights pipeline are meant.</summary>
internal static class PipedStreams
{
    /// <summary>
    /// Finds the streams and channels: what was given or bound, else what the object says, else all that a pipeline has.
    /// </summary>
    /// <param name="input">What was piped in: a task's or a stream's object, or a pipeline with its streams.</param>
    /// <param name="streamArn">What the parameter for the stream holds.</param>
    /// <param name="channelId">What the parameter for the channel holds.</param>
    /// <returns>One or more; where nothing names a stream or a channel, one without it, which the rules refuse.</returns>
    public static IReadOnlyList<(string? StreamArn, int? ChannelId)> Of(PSObject? input, string? streamArn, int? channelId)
    {
        streamArn = TaskSets.NullIfEmpty(streamArn) ?? PipedObject.Text(input, nameof(ChimeTask.StreamArn));
        channelId ??= PipedObject.Number(input, nameof(ChimeTask.ChannelId));
        if (streamArn is null && input is not null && PipedObject.Value(input, "Streams") is IEnumerable streams and not string)
        {
            (string?, int?)[] all =
            [
                .. streams.Cast<object?>().Where(static stream => stream is not null).Select(
                    static stream => PSObject.AsPSObject(stream!)).Select(
                    static stream => (
                        PipedObject.Text(stream, nameof(ChimeTask.StreamArn)),
                        PipedObject.Number(stream, nameof(ChimeTask.ChannelId)))),
            ];
            if (all.Length > 0)
            {
                return all;
            }
        }

        return [(streamArn, channelId)];
    }
}
