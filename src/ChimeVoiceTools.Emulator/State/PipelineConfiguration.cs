using System.Text.Json.Nodes;
using ChimeVoiceTools.Emulator.Protocol;

namespace ChimeVoiceTools.Emulator.State;

/// <summary>A media insights pipeline configuration.</summary>
internal sealed class PipelineConfiguration
{
    public required string Id { get; init; }

    public required string Arn { get; init; }

    public required string Name { get; init; }

    /// <summary>Gets the number by which configurations are in the order in which they were made.</summary>
    public required long Ordinal { get; init; }

    public required DateTime Created { get; init; }

    public DateTime Updated { get; set; }

    /// <summary>Gets or sets the role, the elements and the alerts, as the API has them.</summary>
    public required JsonObject Settings { get; set; }

    public Dictionary<string, string> Tags { get; } = new(StringComparer.Ordinal);

    /// <summary>Returns the type of an element.</summary>
    public static string TypeOf(JsonNode element) => element["Type"]!.GetValue<string>();

    public object ToWire() => new
    {
        MediaInsightsPipelineConfigurationName = Name,
        MediaInsightsPipelineConfigurationArn = Arn,
        ResourceAccessRoleArn = Settings["ResourceAccessRoleArn"],
        RealTimeAlertConfiguration = Settings["RealTimeAlertConfiguration"],
        Elements = Settings["Elements"],
        MediaInsightsPipelineConfigurationId = Id,
        CreatedTimestamp = Created,
        UpdatedTimestamp = Updated,
    };

    public object ToSummary() => new
    {
        MediaInsightsPipelineConfigurationName = Name,
        MediaInsightsPipelineConfigurationId = Id,
        MediaInsightsPipelineConfigurationArn = Arn,
    };
}
