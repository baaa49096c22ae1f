using System.Net;
using System.Text.Json;

namespace ChimeVoiceTools.Emulator.Tests;

/// <summary>An answer of the emulator, read to its end.</summary>
internal sealed record Reply(HttpStatusCode StatusCode, string Body, string? ErrorType, string? RequestId, string? ContentType)
{
    public string? QueryError { get; init; }

    public int Status => (int)StatusCode;

    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    public string ErrorCode => Json.GetProperty("Code").GetString()!;

    public string ErrorMessage => Json.GetProperty("Message").GetString()!;

    public JsonElement Search => Json.GetProperty("SpeakerSearchTask");

    public string SearchId => Search.GetProperty("SpeakerSearchTaskId").GetString()!;

    public string AnalysisId => Analysis.GetProperty("VoiceToneAnalysisTaskId").GetString()!;

    public JsonElement Analysis => Json.GetProperty("VoiceToneAnalysisTask");

    public static async Task<Reply> ReadAsync(HttpResponseMessage response)
    {
        using (response)
        {
            return new Reply(
                response.StatusCode,
                await response.Content.ReadAsStringAsync(),
                Header(response, "x-amzn-ErrorType"),
                Header(response, "x-amzn-RequestId"),
                response.Content.Headers.ContentType?.MediaType)
            {
                QueryError = Header(response, "x-amzn-query-error"),
            };
        }
    }

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? string.Join(",", values) : null;
}
