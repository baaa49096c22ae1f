using System.Text.Json;

namespace ChimeVoiceTools.Engine.Tests.Events;

/// <summary>Notifications as the service sends them.</summary>
internal static class Notification
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>A voice tone event on one line, with its scores as text.</summary>
    public static string Tone(
        string id = "event-1", double positive = 0.13, double negative = 0.04) => FormattableString.Invariant(
        $$$$$$"""{"version":"0","id":"{{{{{{id}}}}}}","detail-type":"VoiceToneAnalysisStatus","service-type":"VoiceAnalytics","source":"aws.chime","account":"111122223333","time":"2026-03-01T09:00:05.563441Z","region":"us-east-1","resources":[],"detail":{"taskId":"task-1","detailStatus":"VoiceToneAnalysisSuccessful","transactionId":"call-1","voiceConnectorId":"abcdef1ghij2klmno3pqr4","isCaller":true,"voiceToneAnalysisDetails":{"currentAverageVoiceTone":{"startTime":"2026-03-01T09:00:00Z","endTime":"2026-03-01T09:00:05.720Z","beginOffsetMillis":0,"endOffsetMillis":"5720","voiceToneLabel":"neutral","voiceToneScore":{"neutral":"0.83","positive":"{{{{{{positive}}}}}}","negative":{{{{{{negative}}}}}}}},"overallAverageVoiceTone":{"voiceToneLabel":"positive","voiceToneScore":{"neutral":"0.25","positive":"0.65","negative":"0.1"}}}}}""");

    /// <summary>The same over several lines, indented.</summary>
    public static string Pretty(string id = "event-1") => Indent(Tone(id));

    /// <summary>JSON over several lines, indented.</summary>
    public static string Indent(string json)
    {
        using var document = JsonDocument.Parse(json);
        return JsonSerializer.Serialize(document, Indented).ReplaceLineEndings("\n");
    }

    /// <summary>An event of a detail type, with a detail.</summary>
    public static string Of(string detailType, string detail, string id = "event-1") =>
        $$"""{"id":"{{id}}","detail-type":"{{detailType}}","service-type":"VoiceAnalytics","source":"aws.chime","time":"2026-03-01T09:00:00Z","detail":{{detail}}}""";
}
