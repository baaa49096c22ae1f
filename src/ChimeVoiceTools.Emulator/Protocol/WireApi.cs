namespace ChimeVoiceTools.Emulator.Protocol;

/// <summary>Specifies the API that a request is for, which its method and path say, or for SQS a header.</summary>
internal enum WireApi
{
    /// <summary>Chime SDK Voice.</summary>
    Voice,

    /// <summary>Chime SDK Media Pipelines.</summary>
    MediaPipelines,

    /// <summary>Security Token Service.</summary>
    SecurityTokens,

    /// <summary>SQS, for the emulator's own queue.</summary>
    Queues,
}

/// <summary>Writes errors as each API has them.</summary>
internal static class WireErrors
{
    private const string XmlMediaType = "text/xml";
    private const string QueueMediaType = "application/x-amz-json-1.0";
    private const string QueueTarget = "AmazonSQS.";

    public static WireApi ApiOf(string method, RequestTarget target, string? amzTarget) => target.Segments[0] switch
    {
        _ when QueueOperation(amzTarget) is not null => WireApi.Queues,
        "" when method == "POST" => WireApi.SecurityTokens,
        "media-insights-pipeline-configurations" or "media-insights-pipelines" or "media-insights-pipeline-status"
            or "sdk-media-pipelines" or "tags" => WireApi.MediaPipelines,
        _ => WireApi.Voice,
    };

    /// <summary>Returns the operation of SQS that a header names; null where it names none.</summary>
    public static string? QueueOperation(string? amzTarget) =>
        amzTarget?.StartsWith(QueueTarget, StringComparison.Ordinal) == true ? amzTarget.Substring(QueueTarget.Length) : null;

    /// <summary>Returns what signs requests of an API.</summary>
    public static string SigningName(WireApi api) => api switch
    {
        WireApi.SecurityTokens => "sts",
        WireApi.Queues => "sqs",
        _ => "chime",
    };

    public static string MediaType(WireApi api) => api switch
    {
        WireApi.SecurityTokens => XmlMediaType,
        WireApi.Queues => QueueMediaType,
        _ => WireJson.MediaType,
    };

    /// <summary>Returns what an API has for an error.</summary>
    public static ApiException In(WireApi api, ApiException failure) =>
        api == WireApi.Queues ? new ApiException(QueueErrors.Of(failure.Error), failure.Message) : failure;

    /// <summary>
    /// Returns an error's name in the older protocol of its API, and whose fault it is; null where there is none.
    /// </summary>
    public static string? QueryError(WireApi api, ApiError error) =>
        api == WireApi.Queues ? error.Code + (error.Status < 500 ? ";Sender" : ";Receiver") : null;

    public static byte[] Body(WireApi api, ApiException failure, string requestId) => api switch
    {
        WireApi.MediaPipelines =>
            WireJson.Answer(new { Code = failure.Error.MediaPipelinesCode, failure.Message, RequestId = requestId }),
        WireApi.SecurityTokens => WireXml.Error(failure, requestId),
        WireApi.Queues => WireJson.Answer(new Dictionary<string, string>
        {
            ["__type"] = "com.amazonaws.sqs#" + failure.Error.Name,
            ["message"] = failure.Message,
        }),
        _ => WireJson.Answer(new { failure.Error.Code, failure.Message }),
    };
}
