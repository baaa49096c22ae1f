using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using ChimeVoiceTools.Engine.Resources;

namespace ChimeVoiceTools.Engine.Events;

/// <summary>
/// Reads the details of events right into the objects that users see, whose members have the names of the JSON. What is
/// nested in the JSON and flat in the object, or has another name there, stands here.
/// </summary>
internal static class EventJson
{
    private static readonly string[] EnvelopeMembers =
    [
        "id", "time", "source", "account", "region", "detailType", "raw", "endpointUrl", "queueUrl", "receiptHandle",
    ];

    private static readonly JsonSerializerOptions Options = new(EventJsonContext.Default.Options)
    {
        TypeInfoResolver = EventJsonContext.Default.WithAddedModifier(FitToJson),
    };

    /// <summary>Reads an object.</summary>
    /// <param name="element">The object.</param>
    /// <param name="name">What to call it in an error.</param>
    /// <exception cref="MalformedEventException">It is no object, or a member is not what it should be.</exception>
    public static T Read<T>(JsonElement element, string name)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw new MalformedEventException(Text.Format(Messages.EventMemberObject, name));
        }

        try
        {
            return element.Deserialize((JsonTypeInfo<T>)Options.GetTypeInfo(typeof(T)))!;
        }
        catch (JsonException exception)
        {
            var rule = exception is EventMemberException ? exception.Message : Messages.EventMemberForm;
            throw new MalformedEventException(Text.Format(rule, exception.Path?.TrimStart('$', '.')));
        }
    }

    private static void FitToJson(JsonTypeInfo type)
    {
        if (typeof(ChimeVoiceEvent).IsAssignableFrom(type.Type))
        {
            FitToDetail(type);
        }
        else if (type.Type == typeof(VoiceTone))
        {
            type.Properties.Single(static property => property.Name == "label").Name = "voiceToneLabel";
            AddMember<VoiceTone, ToneScore>(type, "voiceToneScore", static (tone, score) =>
                (tone.Positive, tone.Negative, tone.Neutral) = (score.Positive, score.Negative, score.Neutral));
        }
    }

    private static void FitToDetail(JsonTypeInfo type)
    {
        foreach (var property in type.Properties.ToArray())
        {
            // The envelope's and the queue's are not the detail's: a pipeline's own metadata stands in the detail too, under any
            // names.
            if (property.Set is not { } set || EnvelopeMembers.Contains(property.Name))
            {
                type.Properties.Remove(property);
                continue;
            }

            property.Set = (owner, value) =>
            {
                if (value is not null)
                {
                    set(owner, value);
                }
            };
        }

        AddMember<ChimeVoiceEvent, CallMembers>(type, "callDetails", static (voiceEvent, call) =>
        {
            voiceEvent.TransactionId ??= call.TransactionId;
            voiceEvent.VoiceConnectorId ??= call.VoiceConnectorId;
            voiceEvent.CallId ??= call.CallId;
            voiceEvent.IsCaller ??= call.IsCaller;
        });
        AddMember<VoiceToneEvent, ToneDetails>(type, "voiceToneAnalysisDetails", static (voiceEvent, details) =>
        {
            voiceEvent.CurrentTone = details.CurrentAverageVoiceTone;
            voiceEvent.OverallTone = details.OverallAverageVoiceTone;

            // The developer guide has it here in one example, and in the detail itself in another.
            voiceEvent.StartFragmentNumber ??= details.StartFragmentNumber;
        });
        AddMember<SpeakerSearchEvent, SearchDetails>(type, "speakerSearchDetails", static (voiceEvent, details) =>
            voiceEvent.Results = [.. WithoutNulls(details.Results).OrderByDescending(static result => result.ConfidenceScore)]);
        AddMember<VoiceAnalyticsEvent, CallSummary>(type, "speakerSearchResults", static (voiceEvent, summary) =>
        {
            voiceEvent.BestMatchedVoiceProfileId = summary.BestMatchedVoiceProfileId;
            voiceEvent.CustomerValidatedCallerIdentity = summary.CustomerValidatedCallerIdentity;
            voiceEvent.CreateVoiceProfileTransactions = [.. WithoutNulls(summary.CreateVoiceProfileTransactions)];
            voiceEvent.UpdateVoiceProfileTransactions = [.. WithoutNulls(summary.UpdateVoiceProfileTransactions)];
        });
        AddMember<MediaInsightsPipelineEvent, MediaInsightsElementStatus?[]>(
            type, "mediaInsightsPipelineElementStatuses", static (voiceEvent, statuses) =>
            voiceEvent.MediaInsightsPipelineElementStatuses = [.. WithoutNulls(statuses)]);
    }

    private static void AddMember<TOwner, TValue>(JsonTypeInfo type, string name, Action<TOwner, TValue> set)
        where TValue : class
    {
        if (!typeof(TOwner).IsAssignableFrom(type.Type))
        {
            return;
        }

        if (type.Properties.FirstOrDefault(existing => existing.Name == name) is { } replaced)
        {
            type.Properties.Remove(replaced);
        }

        var property = type.CreateJsonPropertyInfo(typeof(TValue), name);
        property.Set = (owner, value) =>
        {
            if (value is not null)
            {
                set((TOwner)owner, (TValue)value);
            }
        };
        type.Properties.Add(property);
    }

    private static IEnumerable<T> WithoutNulls<T>(T?[]? items)
        where T : class => (items ?? []).OfType<T>();

    internal sealed class CallMembers
    {
        public string? TransactionId { get; set; }

        public string? VoiceConnectorId { get; set; }

        public string? CallId { get; set; }

        public bool? IsCaller { get; set; }
    }

    internal sealed class ToneDetails
    {
        public VoiceTone? CurrentAverageVoiceTone { get; set; }

        public VoiceTone? OverallAverageVoiceTone { get; set; }

        public string? StartFragmentNumber { get; set; }
    }

    internal sealed class ToneScore
    {
        public double? Positive { get; set; }

        public double? Negative { get; set; }

        public double? Neutral { get; set; }
    }

    internal sealed class SearchDetails
    {
        public SpeakerSearchResult?[]? Results { get; set; }
    }

    internal sealed class CallSummary
    {
        public string? BestMatchedVoiceProfileId { get; set; }

        public string? CustomerValidatedCallerIdentity { get; set; }

        public VoiceProfileTransaction?[]? CreateVoiceProfileTransactions { get; set; }

        public VoiceProfileTransaction?[]? UpdateVoiceProfileTransactions { get; set; }
    }

    internal sealed class Envelope
    {
        public string? Id { get; set; }

        public DateTime? Time { get; set; }

        public string? Source { get; set; }

        public string? Account { get; set; }

        public string? Region { get; set; }

        [JsonPropertyName("detail-type")]
        public string? DetailType { get; set; }

        [JsonPropertyName("service-type")]
        public string? ServiceType { get; set; }
    }
}

/// <summary>What the source generator writes for the types of the events' JSON.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    PropertyNameCaseInsensitive = true,
    AllowTrailingCommas = true,
    Converters =
    [
        typeof(TextConverter),
        typeof(FlagConverter),
        typeof(ScoreConverter),
        typeof(NumberConverter),
        typeof(SmallNumberConverter),
        typeof(TimeConverter), typeof(HeadersConverter),
    ])]
[JsonSerializable(typeof(EventJson.Envelope))]
[JsonSerializable(typeof(EventJson.CallMembers))]
[JsonSerializable(typeof(EventJson.ToneDetails))]
[JsonSerializable(typeof(EventJson.ToneScore))]
[JsonSerializable(typeof(EventJson.SearchDetails))]
[JsonSerializable(typeof(EventJson.CallSummary))]
[JsonSerializable(typeof(VoiceToneEvent))]
[JsonSerializable(typeof(SpeakerSearchEvent))]
[JsonSerializable(typeof(VoiceAnalyticsEvent))]
[JsonSerializable(typeof(CallStreamingEvent))]
[JsonSerializable(typeof(MediaInsightsPipelineEvent))]
internal sealed partial class EventJsonContext : JsonSerializerContext;
