using System.Text.Json;
using ChimeVoiceTools.Engine.Resources;

namespace ChimeVoiceTools.Engine.Events;

/// <summary>
/// Reads the detail of a notification of any kind, since its kind may only be known later: JSON has no order.
/// Used again for each notification.
/// </summary>
internal sealed class DetailReader
{
    // Words that come over and over are kept once, in memory and in time.
    private static readonly string[] Statuses =
    [
        "VoiceToneAnalysisSuccessful",
        "VoiceToneAnalysisCompleted",
        "VoiceToneAnalysisFailure",
        "IdentificationSuccessful",
        "IdentificationNoMatchesFound",
        "IdentificationFailure",
        "VoiceprintGenerationSuccess",
        "VoiceprintGenerationSuccessful",
        "VoiceprintGenerationFailure",
        "VoiceAnalyticsReady",
        "PostCallVoiceAnalytics",
    ];

    private static readonly string[] Labels = ["neutral", "negative", "positive"];

    private string? _detailStatus;
    private string? _taskId;
    private string? _transactionId;
    private string? _voiceConnectorId;
    private string? _callId;
    private bool? _isCaller;
    private string? _statusMessage;
    private string? _participantRole;
    private string? _mediaInsightsPipelineId;
    private string? _sourceArn;
    private string? _streamArn;
    private int? _channelId;
    private string? _startFragmentNumber;
    private string? _lastVoiceConnectorId;

    public VoiceTone? CurrentTone { get; private set; }

    public VoiceTone? OverallTone { get; private set; }

    /// <summary>Best first.</summary>
    public SpeakerSearchResult[] Results { get; private set; } = [];

    public string? BestMatchedVoiceProfileId { get; private set; }

    public string? CustomerValidatedCallerIdentity { get; private set; }

    public VoiceProfileTransaction[] CreateVoiceProfileTransactions { get; private set; } = [];

    public VoiceProfileTransaction[] UpdateVoiceProfileTransactions { get; private set; } = [];

    /// <summary>Forgets the notification before.</summary>
    public void Clear()
    {
        _detailStatus = _taskId = _transactionId = _voiceConnectorId = _callId = _statusMessage = null;
        _participantRole = _mediaInsightsPipelineId = _sourceArn = _streamArn = _startFragmentNumber = null;
        _isCaller = null;
        _channelId = null;
        CurrentTone = OverallTone = null;
        Results = [];
        BestMatchedVoiceProfileId = CustomerValidatedCallerIdentity = null;
        CreateVoiceProfileTransactions = UpdateVoiceProfileTransactions = [];
    }

    /// <summary>Gives an event what all kinds have.</summary>
    public void CopyTo(ChimeVoiceEvent notification)
    {
        notification.DetailStatus = _detailStatus;
        notification.TaskId = _taskId;
        notification.TransactionId = _transactionId;
        notification.VoiceConnectorId = _voiceConnectorId;
        notification.CallId = _callId;
        notification.IsCaller = _isCaller;
        notification.StatusMessage = _statusMessage;
        notification.ParticipantRole = _participantRole;
        notification.MediaInsightsPipelineId = _mediaInsightsPipelineId;
        notification.SourceArn = _sourceArn;
        notification.StreamArn = _streamArn;
        notification.ChannelId = _channelId;
        notification.StartFragmentNumber = _startFragmentNumber;
    }

    /// <summary>Reads the object that the reader stands at the beginning of.</summary>
    /// <exception cref="MalformedEventException">A member is not what it should be.</exception>
    public void Read(ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("taskId"u8))
            {
                reader.Read();
                _taskId = JsonValues.Text(ref reader, "taskId");
            }
            else if (reader.ValueTextEquals("detailStatus"u8))
            {
                reader.Read();
                _detailStatus = JsonValues.Text(ref reader, "detailStatus", Statuses);
            }
            else if (reader.ValueTextEquals("voiceToneAnalysisDetails"u8))
            {
                ReadTones(ref reader);
            }
            else if (reader.ValueTextEquals("speakerSearchDetails"u8))
            {
                ReadSearch(ref reader);
            }
            else if (reader.ValueTextEquals("speakerSearchResults"u8))
            {
                ReadSummary(ref reader);
            }
            else
            {
                ReadOther(ref reader);
            }
        }
    }

    private void ReadOther(ref Utf8JsonReader reader)
    {
        if (reader.ValueTextEquals("transactionId"u8))
        {
            reader.Read();
            _transactionId = JsonValues.Text(ref reader, "transactionId");
        }
        else if (reader.ValueTextEquals("voiceConnectorId"u8))
        {
            reader.Read();
            _voiceConnectorId = _lastVoiceConnectorId = JsonValues.Text(ref reader, "voiceConnectorId", _lastVoiceConnectorId);
        }
        else if (reader.ValueTextEquals("isCaller"u8))
        {
            reader.Read();
            _isCaller = JsonValues.Flag(ref reader, "isCaller");
        }
        else if (reader.ValueTextEquals("callId"u8))
        {
            reader.Read();
            _callId = JsonValues.Text(ref reader, "callId");
        }
        else if (reader.ValueTextEquals("statusMessage"u8))
        {
            reader.Read();
            _statusMessage = JsonValues.Text(ref reader, "statusMessage");
        }
        else if (reader.ValueTextEquals("participantRole"u8))
        {
            reader.Read();
            _participantRole = JsonValues.Text(ref reader, "participantRole");
        }
        else if (reader.ValueTextEquals("mediaInsightsPipelineId"u8))
        {
            reader.Read();
            _mediaInsightsPipelineId = JsonValues.Text(ref reader, "mediaInsightsPipelineId");
        }
        else if (reader.ValueTextEquals("sourceArn"u8))
        {
            reader.Read();
            _sourceArn = JsonValues.Text(ref reader, "sourceArn");
        }
        else if (reader.ValueTextEquals("streamArn"u8))
        {
            reader.Read();
            _streamArn = JsonValues.Text(ref reader, "streamArn");
        }
        else if (reader.ValueTextEquals("channelId"u8))
        {
            reader.Read();
            _channelId = (int?)JsonValues.Whole(ref reader, "channelId", int.MaxValue);
        }
        else if (reader.ValueTextEquals("startFragmentNumber"u8))
        {
            reader.Read();
            _startFragmentNumber = JsonValues.Text(ref reader, "startFragmentNumber");
        }
        else
        {
            reader.Skip();
        }
    }

    private void ReadTones(ref Utf8JsonReader reader)
    {
        if (!Enter(ref reader, "voiceToneAnalysisDetails"))
        {
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("currentAverageVoiceTone"u8))
            {
                CurrentTone = ReadTone(ref reader, "currentAverageVoiceTone");
            }
            else if (reader.ValueTextEquals("overallAverageVoiceTone"u8))
            {
                OverallTone = ReadTone(ref reader, "overallAverageVoiceTone");
            }
            else if (reader.ValueTextEquals("startFragmentNumber"u8))
            {
                // The developer guide has it here in one place, and in the detail itself in another.
                reader.Read();
                _startFragmentNumber = JsonValues.Text(ref reader, "startFragmentNumber");
            }
            else
            {
                reader.Skip();
            }
        }
    }

    private static VoiceTone? ReadTone(ref Utf8JsonReader reader, string name)
    {
        if (!Enter(ref reader, name))
        {
            return null;
        }

        var tone = new VoiceTone();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("startTime"u8))
            {
                reader.Read();
                tone.StartTime = JsonValues.Time(ref reader, "startTime");
            }
            else if (reader.ValueTextEquals("endTime"u8))
            {
                reader.Read();
                tone.EndTime = JsonValues.Time(ref reader, "endTime");
            }
            else if (reader.ValueTextEquals("beginOffsetMillis"u8))
            {
                reader.Read();
                tone.BeginOffsetMillis = JsonValues.Whole(ref reader, "beginOffsetMillis", long.MaxValue);
            }
            else if (reader.ValueTextEquals("endOffsetMillis"u8))
            {
                reader.Read();
                tone.EndOffsetMillis = JsonValues.Whole(ref reader, "endOffsetMillis", long.MaxValue);
            }
            else if (reader.ValueTextEquals("voiceToneLabel"u8))
            {
                reader.Read();
                tone.Label = JsonValues.Text(ref reader, "voiceToneLabel", Labels);
            }
            else if (reader.ValueTextEquals("voiceToneScore"u8))
            {
                ReadScore(ref reader, tone);
            }
            else
            {
                reader.Skip();
            }
        }

        return tone;
    }

    private static void ReadScore(ref Utf8JsonReader reader, VoiceTone tone)
    {
        if (!Enter(ref reader, "voiceToneScore"))
        {
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("positive"u8))
            {
                reader.Read();
                tone.Positive = JsonValues.Number(ref reader, "voiceToneScore.positive");
            }
            else if (reader.ValueTextEquals("negative"u8))
            {
                reader.Read();
                tone.Negative = JsonValues.Number(ref reader, "voiceToneScore.negative");
            }
            else if (reader.ValueTextEquals("neutral"u8))
            {
                reader.Read();
                tone.Neutral = JsonValues.Number(ref reader, "voiceToneScore.neutral");
            }
            else
            {
                reader.Skip();
            }
        }
    }

    private void ReadSearch(ref Utf8JsonReader reader)
    {
        if (!Enter(ref reader, "speakerSearchDetails"))
        {
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (!reader.ValueTextEquals("results"u8))
            {
                reader.Skip();
                continue;
            }

            List<SpeakerSearchResult> results = [];
            ReadList(ref reader, "results", (ref Utf8JsonReader item) => results.Add(ReadResult(ref item)));
            Results = [.. results.OrderByDescending(static result => result.ConfidenceScore)];
        }
    }

    private static SpeakerSearchResult ReadResult(ref Utf8JsonReader reader)
    {
        var result = new SpeakerSearchResult();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("voiceProfileId"u8))
            {
                reader.Read();
                result.VoiceProfileId = JsonValues.Text(ref reader, "voiceProfileId");
            }
            else if (reader.ValueTextEquals("confidenceScore"u8))
            {
                reader.Read();
                result.ConfidenceScore = JsonValues.Number(ref reader, "confidenceScore");
            }
            else
            {
                reader.Skip();
            }
        }

        return result;
    }

    private void ReadSummary(ref Utf8JsonReader reader)
    {
        if (!Enter(ref reader, "speakerSearchResults"))
        {
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("bestMatchedVoiceProfileId"u8))
            {
                reader.Read();
                BestMatchedVoiceProfileId = JsonValues.Text(ref reader, "bestMatchedVoiceProfileId");
            }
            else if (reader.ValueTextEquals("customerValidatedCallerIdentity"u8))
            {
                reader.Read();
                CustomerValidatedCallerIdentity = JsonValues.Text(ref reader, "customerValidatedCallerIdentity");
            }
            else if (reader.ValueTextEquals("createVoiceProfileTransactions"u8))
            {
                CreateVoiceProfileTransactions = ReadTransactions(ref reader, "createVoiceProfileTransactions");
            }
            else if (reader.ValueTextEquals("updateVoiceProfileTransactions"u8))
            {
                UpdateVoiceProfileTransactions = ReadTransactions(ref reader, "updateVoiceProfileTransactions");
            }
            else
            {
                reader.Skip();
            }
        }
    }

    private static VoiceProfileTransaction[] ReadTransactions(ref Utf8JsonReader reader, string name)
    {
        List<VoiceProfileTransaction> transactions = [];
        ReadList(ref reader, name, (ref Utf8JsonReader item) =>
        {
            var transaction = new VoiceProfileTransaction();
            while (item.Read() && item.TokenType == JsonTokenType.PropertyName)
            {
                if (item.ValueTextEquals("voiceProfileId"u8))
                {
                    item.Read();
                    transaction.VoiceProfileId = JsonValues.Text(ref item, "voiceProfileId");
                }
                else if (item.ValueTextEquals("requestTimestamp"u8))
                {
                    item.Read();
                    transaction.RequestTimestamp = JsonValues.Time(ref item, "requestTimestamp");
                }
                else
                {
                    item.Skip();
                }
            }

            transactions.Add(transaction);
        });
        return [.. transactions];
    }

    private delegate void ItemReader(ref Utf8JsonReader reader);

    /// <summary>Reads a list of objects; a null is an empty one.</summary>
    private static void ReadList(ref Utf8JsonReader reader, string name, ItemReader readItem)
    {
        reader.Read();
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return;
            case JsonTokenType.StartArray:
                break;
            default:
                throw new MalformedEventException(Text.Format(Messages.EventMemberList, name));
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                throw new MalformedEventException(Text.Format(Messages.EventMemberList, name));
            }

            readItem(ref reader);
        }
    }

    /// <summary>Steps into the object that is the member's value; false for a null.</summary>
    private static bool Enter(ref Utf8JsonReader reader, string name)
    {
        reader.Read();
        return reader.TokenType switch
        {
            JsonTokenType.StartObject => true,
            JsonTokenType.Null => false,
            _ => throw new MalformedEventException(Text.Format(Messages.EventMemberObject, name)),
        };
    }
}
