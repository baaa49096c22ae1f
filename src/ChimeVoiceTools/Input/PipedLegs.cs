using System.Collections;
using System.Globalization;
using System.Management.Automation;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.MediaInsights;

namespace ChimeVoiceTools.Input;

/// <summary>
/// Reads which legs of a call are meant: streaming events of this module, live, deserialized or out of a CSV file, or what
/// parameters say.
/// </summary>
internal static class PipedLegs
{
    private const string Started = "STARTED";

    // What Select-Object makes of an event has any properties, and this name before that of its type.
    private const string SelectedOwnTypes = "Selected." + nameof(ChimeVoiceTools) + ".";

    /// <summary>Whether an object is an event, of whatever kind.</summary>
    public static bool IsEvent(PSObject input) =>
        PipedObject.Text(input, nameof(CallStreamingEvent.StreamingStatus)) is not null
            || PipedObject.Text(input, nameof(ChimeVoiceEvent.DetailType)) is not null;

    /// <summary>Whether an object is an event, or was made of one: a start of it is the same start every time.</summary>
    public static bool IsOfEvent(PSObject input) => IsEvent(input)
        || PipedObject.Text(input, nameof(MediaInsightsPipeline.IsOfEvent)) == bool.TrueString
        || input.TypeNames.Any(static name =>
            name.StartsWith(SelectedOwnTypes, StringComparison.Ordinal) && name.EndsWith("Event", StringComparison.Ordinal));

    /// <summary>Whether an event says that the stream of a leg has begun.</summary>
    public static bool HasStarted(CallStreamingEvent leg) =>
        string.Equals(leg.StreamingStatus, Started, StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads an event; one of another kind has no streaming status.</summary>
    /// <exception cref="ChimeException">A property can't be read.</exception>
    public static CallStreamingEvent Read(PSObject input) => input.BaseObject as CallStreamingEvent ?? new CallStreamingEvent
    {
        DetailType = PipedObject.Text(input, nameof(ChimeVoiceEvent.DetailType)),
        StreamingStatus = PipedObject.Text(input, nameof(CallStreamingEvent.StreamingStatus)),
        VoiceConnectorId = PipedObject.Text(input, nameof(ChimeVoiceEvent.VoiceConnectorId)),
        TransactionId = PipedObject.Text(input, nameof(ChimeVoiceEvent.TransactionId)),
        CallId = PipedObject.Text(input, nameof(ChimeVoiceEvent.CallId)),
        Direction = PipedObject.Text(input, nameof(CallStreamingEvent.Direction)),
        FromNumber = PipedObject.Text(input, nameof(CallStreamingEvent.FromNumber)),
        ToNumber = PipedObject.Text(input, nameof(CallStreamingEvent.ToNumber)),
        StreamArn = PipedObject.Text(input, nameof(ChimeVoiceEvent.StreamArn)),
        StartFragmentNumber = PipedObject.Text(input, nameof(ChimeVoiceEvent.StartFragmentNumber)),
        ParticipantRole = PipedObject.Text(input, nameof(ChimeVoiceEvent.ParticipantRole)),
        IsCaller = PipedObject.Value(input, nameof(ChimeVoiceEvent.IsCaller)) is { } isCaller and not ""
            ? BooleanTextAttribute.Parse(isCaller, nameof(ChimeVoiceEvent.IsCaller))
            : null,
    };

    /// <summary>Puts together what parameters say: an entry for each stream, or for each channel of the only one.</summary>
    /// <exception cref="ChimeException">There are more of one than of the others.</exception>
    public static IReadOnlyList<MediaInsightsStream> Streams(
        string[]? streamArns, string[]? channelIds, string[]? roles, string[]? fragments)
    {
        var arns = Given(streamArns);
        var channels = Array.ConvertAll(Given(channelIds), ReadChannel);
        var speakers = Given(roles);
        var begins = Given(fragments);
        var count = arns.Length == 1 ? Math.Max(1, Math.Max(channels.Length, speakers.Length)) : arns.Length;
        RequireAtMost(count, channels, nameof(MediaInsightsStream.ChannelId));
        RequireAtMost(count, speakers, nameof(MediaInsightsStream.ParticipantRole));
        RequireAtMost(arns.Length, begins, nameof(MediaInsightsStream.FragmentNumber));
        return
        [
            .. Enumerable.Range(0, count).Select(index =>
            {
                var role = speakers.ElementAtOrDefault(index) is { } given
                    ? Array.Find(
                        MediaInsightsPipelineCreation.ParticipantRoles,
                        known => known.Equals(given, StringComparison.OrdinalIgnoreCase))
                        ?? given
                    : null;
                return new MediaInsightsStream
                {
                    StreamArn = arns[Math.Min(index, arns.Length - 1)],
                    ChannelId = index < channels.Length ? channels[index] : DefaultChannel(role, index),
                    ParticipantRole = role,
                    FragmentNumber = begins.ElementAtOrDefault(Math.Min(index, arns.Length - 1)),
                };
            }),
        ];
    }

    /// <summary>Adds entries to metadata; one of the same name takes the other's place.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Merge(
        IReadOnlyList<KeyValuePair<string, string>> known, IDictionary? added)
    {
        if (added is null)
        {
            return known;
        }

        KeyValuePair<string, string>[] entries = [.. added.Cast<DictionaryEntry>()
            .Select(static entry => new KeyValuePair<string, string>(ToText(entry.Key), ToText(entry.Value)))];
        return [.. known.Where(entry => !Array.Exists(entries, other => other.Key == entry.Key)), .. entries];
    }

    // As in the pipelines that a voice connector makes: the agent has channel 0.
    private static int DefaultChannel(string? role, int index) =>
        role is null ? index : Array.IndexOf(MediaInsightsPipelineCreation.ParticipantRoles, role) is 1 ? 1 : 0;

    private static int ReadChannel(string text) =>
        int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var channel)
        ? channel
        : throw Rules.Broken(nameof(MediaInsightsStream.ChannelId), text, Engine.Resources.Messages.RuleChannelId);

    private static void RequireAtMost<T>(int count, T[] given, string parameter)
    {
        if (given.Length > count)
        {
            throw Rules.Broken(parameter, string.Join(", ", given), Messages.RuleMoreThanStreams);
        }
    }

    private static string[] Given(string[]? values) => [.. (values ?? []).Where(static value => !string.IsNullOrEmpty(value))];

    private static string ToText(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty;
}
