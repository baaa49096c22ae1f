using System.Text;
using System.Text.Json;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Resources;

namespace ChimeVoiceTools.Engine.Events;

/// <summary>
/// Reads one whole JSON document: a notification, or what SNS, SQS, Lambda and their command lines put around one
/// or several.
/// </summary>
internal sealed class EventParser
{
    /// <summary>The member that makes a JSON object a notification, as it stands in the text.</summary>
    public const string DetailTypeMember = "\"detail-type\"";

    private const string SpeakerSearch = "SpeakerSearchStatus";
    private const string VoiceTone = "VoiceToneAnalysisStatus";
    private const string VoiceAnalytics = "VoiceAnalyticsStatus";
    private const string OwnServiceType = "VoiceAnalytics";
    private const string OwnSource = "aws.chime";

    // SNS in SQS in a list of messages, and some more.
    private const int DeepestEnvelope = 8;

    // Also the samples of the developer guide have a comma too many here and there.
    private static readonly JsonReaderOptions Options = new() { AllowTrailingCommas = true };

    private static readonly string[] InnerNames = ["Message", "Body", "body", "Records", "Messages", "Sns"];

    private readonly DetailReader _detail = new();
    private string? _lastAccount;
    private string? _lastRegion;

    /// <summary>The state of a reader before its first token.</summary>
    public static JsonReaderState Start { get; } = new(Options);

    /// <summary>Reads a document.</summary>
    /// <param name="json">The document, which is well formed.</param>
    /// <param name="text">The same as text.</param>
    /// <param name="onEvent">Takes each event in it, in order.</param>
    /// <param name="onError">Takes the error for each thing in it that is no event, and the document's text.</param>
    public void Parse(ReadOnlySpan<byte> json, string text, Action<ChimeVoiceEvent> onEvent, Action<ChimeException, string> onError) =>
        Parse(json, text, new Target(text, onEvent, onError), string.Empty, 0);

    private void Parse(ReadOnlySpan<byte> json, string? text, Target target, string place, int depth)
    {
        ChimeVoiceEvent notification;
        try
        {
            if (depth > DeepestEnvelope)
            {
                throw new MalformedEventException(Messages.EventTooDeep);
            }

            var reader = new Utf8JsonReader(json, Options);
            reader.Read();
            switch (reader.TokenType)
            {
                case JsonTokenType.StartArray:
                    ParseElements(json, target, place, depth);
                    return;
                case JsonTokenType.String when reader.ValueSpan.IndexOf((byte)'{') >= 0:
                    ParseText(reader.GetString()!, target, place, depth);
                    return;
                case JsonTokenType.StartObject:
                    break;
                default:
                    throw new MalformedEventException(Messages.EventNoObject);
            }

            if (!ReadMembers(ref reader, json, target, place, depth, out Envelope envelope))
            {
                return;
            }

            notification = Make(envelope);
        }
        catch (MalformedEventException exception)
        {
            target.Report(exception.Message, place);
            return;
        }
        catch (InvalidOperationException)
        {
            // What the reader throws for an escape that stands for half of a character.
            target.Report(Messages.EventNoUnicode, place);
            return;
        }

        notification.Raw = text ?? Encoding.UTF8.GetString(json.ToArray());
        target.OnEvent(notification);
    }

    /// <summary>Reads an object; false when it held events, and they have been handed over.</summary>
    private bool ReadMembers(ref Utf8JsonReader reader, ReadOnlySpan<byte> json, Target target, string place, int depth, out Envelope envelope)
    {
        envelope = default;
        _detail.Clear();
        string? innerName = null;
        int innerStart = 0;
        int innerEnd = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string? inner = null;
            if (reader.ValueTextEquals("detail-type"u8))
            {
                reader.Read();
                envelope.DetailType = JsonValues.Text(ref reader, "detail-type", SpeakerSearch, VoiceTone, VoiceAnalytics);
            }
            else if (reader.ValueTextEquals("detail"u8))
            {
                reader.Read();
                envelope.HasDetail = reader.TokenType == JsonTokenType.StartObject;
                if (envelope.HasDetail)
                {
                    _detail.Read(ref reader);
                }
                else
                {
                    reader.Skip();
                }
            }
            else if (reader.ValueTextEquals("id"u8))
            {
                reader.Read();
                envelope.Id = JsonValues.Text(ref reader, "id");
            }
            else if (reader.ValueTextEquals("time"u8))
            {
                reader.Read();
                envelope.Time = JsonValues.Time(ref reader, "time");
            }
            else if (reader.ValueTextEquals("region"u8))
            {
                reader.Read();
                envelope.Region = _lastRegion = JsonValues.Text(ref reader, "region", _lastRegion);
            }
            else if (reader.ValueTextEquals("account"u8))
            {
                reader.Read();
                envelope.Account = _lastAccount = JsonValues.Text(ref reader, "account", _lastAccount);
            }
            else if (reader.ValueTextEquals("source"u8))
            {
                reader.Read();
                envelope.Source = JsonValues.Text(ref reader, "source", OwnSource);
            }
            else if (reader.ValueTextEquals("service-type"u8))
            {
                reader.Read();
                envelope.ServiceType = JsonValues.Text(ref reader, "service-type", OwnServiceType);
            }
            else if ((inner = Inner(ref reader)) is not null)
            {
                reader.Read();
                innerName = inner;
                innerStart = (int)reader.TokenStartIndex;
                reader.Skip();
                innerEnd = (int)reader.BytesConsumed;
            }
            else
            {
                reader.Skip();
            }
        }

        if (envelope.DetailType is not null || innerName is null)
        {
            return true;
        }

        Parse(json.Slice(innerStart, innerEnd - innerStart), null, target, place + Text.Format(Messages.EventInside, innerName), depth + 1);
        return false;
    }

    /// <summary>The name of the member, where it is one that holds events: of SNS, of SQS and of Lambda.</summary>
    private static string? Inner(ref Utf8JsonReader reader)
    {
        foreach (string name in InnerNames)
        {
            if (reader.ValueTextEquals(name))
            {
                return name;
            }
        }

        return null;
    }

    private void ParseElements(ReadOnlySpan<byte> json, Target target, string place, int depth)
    {
        var reader = new Utf8JsonReader(json, Options);
        reader.Read();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            int start = (int)reader.TokenStartIndex;
            reader.Skip();
            Parse(json.Slice(start, (int)reader.BytesConsumed - start), null, target, place, depth + 1);
        }
    }

    /// <summary>Reads a document that stands as text in another one.</summary>
    private void ParseText(string text, Target target, string place, int depth)
    {
        byte[] json = Encoding.UTF8.GetBytes(text);
        try
        {
            var reader = new Utf8JsonReader(json, Options);
            reader.Read();
            reader.Skip();
            reader.Read();
        }
        catch (JsonException exception)
        {
            throw new MalformedEventException(Text.Format(
                Messages.EventNotJson, (exception.LineNumber ?? 0) + 1, (exception.BytePositionInLine ?? 0) + 1));
        }

        Parse(json, text, target, place, depth + 1);
    }

    private ChimeVoiceEvent Make(in Envelope envelope)
    {
        if (envelope.DetailType is not { Length: > 0 } type)
        {
            throw new MalformedEventException(Messages.EventWithoutType);
        }

        // A type that is newer than this module is still voice analytics' when it says so.
        bool isKnown = type is SpeakerSearch or VoiceTone or VoiceAnalytics;
        if (envelope.ServiceType is null ? !isKnown || envelope.Source is not (null or OwnSource) : envelope.ServiceType != OwnServiceType)
        {
            throw new MalformedEventException(Text.Format(Messages.EventOfOthers, type));
        }

        if (!envelope.HasDetail)
        {
            throw new MalformedEventException(Text.Format(Messages.EventMemberObject, "detail"));
        }

        ChimeVoiceEvent notification = type switch
        {
            SpeakerSearch => new SpeakerSearchEvent { Results = _detail.Results },
            VoiceTone => new VoiceToneEvent { CurrentTone = _detail.CurrentTone, OverallTone = _detail.OverallTone },
            _ => new VoiceAnalyticsEvent
            {
                BestMatchedVoiceProfileId = _detail.BestMatchedVoiceProfileId,
                CustomerValidatedCallerIdentity = _detail.CustomerValidatedCallerIdentity,
                CreateVoiceProfileTransactions = _detail.CreateVoiceProfileTransactions,
                UpdateVoiceProfileTransactions = _detail.UpdateVoiceProfileTransactions,
            },
        };
        notification.Id = envelope.Id;
        notification.Time = envelope.Time;
        notification.DetailType = type;
        notification.Region = envelope.Region;
        notification.Account = envelope.Account;
        notification.Source = envelope.Source;
        _detail.CopyTo(notification);
        return notification;
    }

    /// <summary>What a notification has beside its detail.</summary>
    private struct Envelope
    {
        public string? Id;
        public DateTime? Time;
        public string? DetailType;
        public string? ServiceType;
        public string? Source;
        public string? Account;
        public string? Region;
        public bool HasDetail;
    }

    /// <summary>Who takes what a document holds.</summary>
    private sealed class Target(string document, Action<ChimeVoiceEvent> onEvent, Action<ChimeException, string> onError)
    {
        public Action<ChimeVoiceEvent> OnEvent { get; } = onEvent;

        public void Report(string reason, string place) => onError(EventErrors.NoEvent(document, place + reason), document);
    }
}
