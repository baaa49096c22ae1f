using System.Globalization;
using System.Text.Json.Nodes;
using ChimeVoiceTools.Emulator.Protocol;
using ChimeVoiceTools.Emulator.State;

namespace ChimeVoiceTools.Emulator.Notifications;

/// <summary>Writes the details of EventBridge's events on the state of media insights pipelines.</summary>
internal static class PipelineEvents
{
    public const string CreatedType = "chime:MediaInsightsCreated";
    public const string CreateFailedType = "chime:MediaInsightsCreateFailed";
    public const string InProgressType = "chime:MediaInsightsInProgress";
    public const string PausedType = "chime:MediaInsightsPaused";
    public const string StoppedType = "chime:MediaInsightsStopped";

    private static readonly DateTime Epoch = new(1970, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>Returns what a voice connector knows of a call, as the metadata of the call's pipeline.</summary>
    public static JsonObject Metadata(PhoneCall call) => new()
    {
        ["transactionId"] = call.TransactionId,
        ["callId"] = call.CallId,
        ["fromNumber"] = call.FromNumber,
        ["toNumber"] = call.ToNumber,
        ["voiceConnectorId"] = call.VoiceConnectorId,
        ["direction"] = call.Script.Direction,
    };

    /// <param name="eventType">What became of the pipeline.</param>
    /// <param name="pipeline">The pipeline.</param>
    /// <param name="isCreation">
    /// Whether the event names the configuration, as it does when a voice connector made the pipeline.
    /// </param>
    public static object Detail(string eventType, MediaInsightsPipeline pipeline, bool isCreation)
    {
        var detail = WithMetadata(pipeline.Metadata);
        detail["version"] = "0";
        detail["mediaInsightsPipelineArn"] = pipeline.Arn;
        detail["eventType"] = eventType;
        if (isCreation)
        {
            detail["mediaInsightsPipelineConfigurationArn"] = pipeline.Configuration.Arn;
        }
        else if (pipeline.Configured.Count > 1)
        {
            detail["mediaInsightsPipelineElementStatuses"] = new JsonArray([.. pipeline.Elements.Select(element => new JsonObject
            {
                ["type"] = element.Type,
                ["status"] = element.Status,
                ["updatedOn"] = (long)(element.Updated - Epoch).TotalMilliseconds,
            })]);
        }

        return detail;
    }

    public static object CreateFailed(PhoneCall call, string configurationArn, ApiException failure)
    {
        var detail = WithMetadata(Metadata(call));
        detail["version"] = "0";
        detail["mediaInsightsPipelineConfigurationArn"] = configurationArn;
        detail["eventType"] = CreateFailedType;
        detail["failureOrigin"] = "Voice Connector";
        detail["httpStatusCode"] = failure.Error.Status.ToString(CultureInfo.InvariantCulture);
        detail["failureReason"] = failure.Message;
        return detail;
    }

    private static JsonObject WithMetadata(JsonObject? metadata)
    {
        // Written first, so that no name of a client's own can stand for one of the service's.
        var detail = new JsonObject();
        foreach (var member in metadata ?? [])
        {
            detail[member.Key] = member.Value?.GetValue<string>();
        }

        return detail;
    }
}
