using System.Text;

namespace ChimeVoiceTools.Engine.Tests.Setup;

/// <summary>
/// Answers what a check of a set-up asks for, with bodies that a test may change: on raw sockets, as no service would.
/// </summary>
internal sealed class SetupService : IAsyncDisposable
{
    public const string ConnectorId = "vc-1";
    public const string ConfigurationArn = "arn:aws:chime:us-east-1:111122223333:media-insights-pipeline-configuration/desk";

    public SetupService() => Server = new HostileServer(async (request, stream, end) =>
    {
        var body = BodyOf(request.Line);
        var type = body.StartsWith("<", StringComparison.Ordinal) ? "text/xml" : "application/json";
        await stream.WriteAsync(
            Encoding.UTF8.GetBytes(
                $"HTTP/1.1 200 OK\r\nContent-Type: {type}\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n\r\n{body}"),
            end);
    });

    public HostileServer Server { get; }

    public string Arn { get; set; } = "arn:aws:sts::111122223333:assumed-role/support/ann";

    public string Connector { get; set; } = """{"VoiceConnector":{"VoiceConnectorId":"vc-1","Name":"desk"}}""";

    public string Streaming { get; set; } =
        $$"""
        {"StreamingConfiguration":{"DataRetentionInHours":24,"Disabled":false,
          "MediaInsightsConfiguration":{"ConfigurationArn":"{{ConfigurationArn}}"} } }
        """;

    public string Elements { get; set; } =
        """
        {"Type":"VoiceAnalyticsProcessor","VoiceAnalyticsProcessorConfiguration":{"SpeakerSearchStatus":"Enabled","VoiceToneAnalysisStatus":"Enabled"}},
        {"Type":"SqsQueueSink","SqsQueueSinkConfiguration":{"InsightsTarget":"arn:aws:sqs:us-east-1:111122223333:queue"}}
        """;

    public string Role { get; set; } = "\"arn:aws:iam::111122223333:role/chime\"";

    public string ConfigurationOf { get; set; } = ConfigurationArn;

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    private string BodyOf(string line) => line switch
    {
        "POST / HTTP/1.1" =>
            $"""
            <GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult><Arn>{Arn}</Arn>
            <UserId>id</UserId><Account>111122223333</Account></GetCallerIdentityResult></GetCallerIdentityResponse>
            """,
        _ when line.Contains("/streaming-configuration ", StringComparison.Ordinal) => Streaming,
        _ when line.StartsWith("GET /voice-connectors/", StringComparison.Ordinal) => Connector,
        _ =>
            $$$"""
            {"MediaInsightsPipelineConfiguration":{"MediaInsightsPipelineConfigurationArn":"{{{ConfigurationOf}}}",
              "ResourceAccessRoleArn":{{{Role}}},"Elements":[{{{Elements}}}]}}
            """,
    };
}
