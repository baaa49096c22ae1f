using System.Text;
using System.Text.Json;
using ChimeVoiceTools.Engine.Resources;

namespace ChimeVoiceTools.Engine.Events;

/// <summary>Reads one JSON document: an event, or the envelopes that carry one or several.</summary>
internal static class EventParser
{
    private const string OwnServiceType = "VoiceAnalytics";
    private const string Detail = "detail";
    private const string OwnSource = "aws.chime";

    // Records of messages of SQS with SNS inside need eight, lists and texts counted.
    private const int MaxDepth = 16;

    // AWS's own samples have a comma too many here and there.
    private static readonly JsonDocumentOptions Options = new() { AllowTrailingCommas = true };

    // Of SNS, SQS, Lambda, Kinesis and AWS's command line.
    private static readonly string[] CarrierMembers =
    [
        "Message", "Body", "body", "Records", "Messages", "Sns", "kinesis", "Data", "data",
    ];

    /// <summary>Reads a document. Whatever it is, no exception comes of it.</summary>
    /// <returns>What is in it, in order: an event, or the reason why something is none.</returns>
    public static List<(ChimeVoiceEvent? Event, string? Reason)> Parse(string text)
    {
        List<(ChimeVoiceEvent?, string?)> found = [];
        Read(found, string.Empty, () => ParseText(found, text, string.Empty, 0));
        return found;
    }

    private static void Read(List<(ChimeVoiceEvent?, string?)> found, string where, Action read)
    {
        try
        {
            read();
        }
        catch (InvalidOperationException)
        {
            // What System.Text.Json throws for an escape that stands for half of a character.
            found.Add((null, where + Messages.EventNoUnicode));
        }
        catch (Exception exception)
        {
            found.Add((null, where + DisplayText.Of(exception.Message)));
        }
    }

    private static void ParseText(List<(ChimeVoiceEvent?, string?)> found, string text, string where, int depth)
    {
        JsonDocument document;
        try
        {
            text = Base64.Decode(text) ?? text;
            document = JsonDocument.Parse(text, Options);
        }
        catch (JsonException exception)
        {
            throw new MalformedEventException(
                Text.Format(
                    Messages.EventNotJson,
                    exception.LineNumber.GetValueOrDefault() + 1,
                    exception.BytePositionInLine.GetValueOrDefault() + 1));
        }
        catch (ArgumentException)
        {
            throw new MalformedEventException(Messages.EventNoUnicode);
        }

        using (document)
        {
            ParseElement(found, document.RootElement, text, where, depth);
        }
    }

    private static void ParseElement(
        List<(ChimeVoiceEvent?, string?)> found, JsonElement element, string? text, string where, int depth)
    {
        if (depth > MaxDepth)
        {
            throw new MalformedEventException(Messages.EventTooDeep);
        }

        switch (element.ValueKind)
        {
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    Read(found, where, () => ParseElement(found, item, null, where, depth + 1));
                }

                break;
            case JsonValueKind.String:
                ParseText(found, element.GetString()!, where, depth + 1);
                break;
            case JsonValueKind.Object when element.TryGetProperty("detail-type", out _):
                var voiceEvent = ParseEvent(element);
                voiceEvent.Raw = text ?? element.GetRawText();
                found.Add((voiceEvent, null));
                break;
            case JsonValueKind.Object:
                var member = Array.Find(CarrierMembers, name => element.TryGetProperty(name, out _))
                    ?? throw new MalformedEventException(Messages.EventWithoutType);
                var inside = where + Text.Format(Messages.EventInside, member);
                Read(found, inside, () => ParseElement(found, element.GetProperty(member), null, inside, depth + 1));
                break;
            default:
                throw new MalformedEventException(Messages.EventNoObject);
        }
    }

    private static ChimeVoiceEvent ParseEvent(JsonElement element)
    {
        var envelope = EventJson.Read<EventJson.Envelope>(element, string.Empty);
        var voiceEvent = ParseDetail(envelope, element.TryGetProperty(Detail, out var detail) ? detail : default);
        voiceEvent.Id = envelope.Id;
        voiceEvent.Time = envelope.Time;
        voiceEvent.DetailType = envelope.DetailType;
        voiceEvent.Source = envelope.Source;
        voiceEvent.Account = envelope.Account;
        voiceEvent.Region = envelope.Region;
        return voiceEvent;
    }

    private static ChimeVoiceEvent ParseDetail(EventJson.Envelope envelope, JsonElement detail)
    {
        var isOwn = envelope.ServiceType is null ? envelope.Source is null or OwnSource : envelope.ServiceType == OwnServiceType;
        switch (envelope.DetailType)
        {
            case null or "":
                throw new MalformedEventException(Messages.EventWithoutType);
            case "VoiceToneAnalysisStatus" when isOwn:
                return EventJson.Read<VoiceToneEvent>(detail, Detail);
            case "SpeakerSearchStatus" when isOwn:
                return EventJson.Read<SpeakerSearchEvent>(detail, Detail);
            case "Chime VoiceConnector Streaming Status" when isOwn:
                return EventJson.Read<CallStreamingEvent>(detail, Detail);
            case "Media Insights State Change" when isOwn:
                var pipelineEvent = EventJson.Read<MediaInsightsPipelineEvent>(detail, Detail);
                pipelineEvent.MediaInsightsPipelineId ??= pipelineEvent.MediaInsightsPipelineArn?.Split('/').Last();
                return pipelineEvent;

            // A type that is newer than this module is still voice analytics' when it says so.
            case "VoiceAnalyticsStatus" when isOwn:
            case var _ when envelope.ServiceType == OwnServiceType:
                return EventJson.Read<VoiceAnalyticsEvent>(detail, Detail);
            default:
                throw new MalformedEventException(Text.Format(Messages.EventOfOthers, DisplayText.Of(envelope.DetailType)));
        }
    }
}

/// <summary>Finds JSON that is written in base64, as the records of a Kinesis data stream are.</summary>
internal static class Base64
{
    /// <summary>Returns the JSON, or null when the text is none in base64.</summary>
    public static string? Decode(string text)
    {
        if (text.Length < 4
            || text.Any(
                static character => character is not (
                    (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or (>= '0' and <= '9')
                        or '+' or '/' or '=' or '\r' or '\n' or ' ')))
        {
            return null;
        }

        try
        {
            var decoded = Encoding.UTF8.GetString(Convert.FromBase64String(text)).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
            return decoded.Length > 0 && decoded[0] is '{' or '[' ? decoded : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
