namespace ChimeVoiceTools.Emulator.Protocol;

/// <summary>Specifies the API that a request is for, which its method and path say.</summary>
internal enum WireApi
{
    /// <summary>Chime SDK Voice.</summary>
    Voice,

    /// <summary>Chime SDK Media Pipelines.</summary>
    MediaPipelines,

    /// <summary>Security Token Service.</summary>
    SecurityTokens,
}

/// <summary>Writes errors as each API has them.</summary>
internal static class WireErrors
{
    private const string XmlMediaType = "text/xml";

    public static WireApi ApiOf(string method, RequestTarget target) => target.Segments[0] switch
    {
        "" when method == "POST" => WireApi.SecurityTokens,
        "media-insights-pipeline-configurations" or "media-insights-pipelines" or "media-insights-pipeline-status"
            or "sdk-media-pipelines" or "tags" => WireApi.MediaPipelines,
        _ => WireApi.Voice,
    };

    /// <summary>Returns what signs requests of an API.</summary>
    public static string SigningName(WireApi api) => api == WireApi.SecurityTokens ? "sts" : "chime";

    public static string MediaType(WireApi api) => api == WireApi.SecurityTokens ? XmlMediaType : WireJson.MediaType;

    public static byte[] Body(WireApi api, ApiException failure, string requestId) => api switch
    {
        WireApi.MediaPipelines =>
            WireJson.Answer(new { Code = failure.Error.MediaPipelinesCode, failure.Message, RequestId = requestId }),
        WireApi.SecurityTokens => WireXml.Error(failure, requestId),
        _ => WireJson.Answer(new { failure.Error.Code, failure.Message }),
    };
}
