using ChimeVoiceTools.Emulator.State;

namespace ChimeVoiceTools.Emulator.Notifications;

/// <summary>Writes the details of EventBridge's events on the streaming of calls.</summary>
internal static class StreamingEvents
{
    public const string Started = "STARTED";
    public const string Ended = "ENDED";

    public static object Detail(string status, MediaStream stream)
    {
        var call = stream.Call;
        var host = call.VoiceConnectorId + ".voiceconnector.chime.aws";
        return new
        {
            Version = "0",
            StreamingStatus = status,
            call.VoiceConnectorId,
            call.TransactionId,
            call.CallId,
            call.Script.Direction,
            call.FromNumber,
            call.ToNumber,
            InviteHeaders = new Dictionary<string, string>
            {
                ["from"] = $"<sip:{call.FromNumber}@{host}>",
                ["to"] = $"<sip:{call.ToNumber}@{host}:5060>",
                ["call-id"] = call.CallId,
            },
            stream.IsCaller,
            MediaType = "audio/L16",
            stream.StartFragmentNumber,
            StartTime = call.Started,
            EndTime = status == Ended ? call.Ends : null,
            StreamArn = stream.Arn,
        };
    }
}
