using System.Text.Json.Nodes;
using ChimeVoiceTools.Emulator.Protocol;
using ChimeVoiceTools.Emulator.Queues;
using ChimeVoiceTools.Emulator.Resources;
using ChimeVoiceTools.Emulator.Schema;
using ChimeVoiceTools.Emulator.State;

namespace ChimeVoiceTools.Emulator.Scenarios;

/// <summary>How a scenario has the calls of a voice connector streamed.</summary>
[Schema("How the calls of a voice connector are streamed.")]
internal sealed record ScenarioStreaming
{
    [Schema(
        "The voice connector; the first one where it is left out.",
        MaxLength = 36,
        Pattern = Constraints.VoiceConnectorIdPattern,
        PatternRule = nameof(Messages.ScenarioVoiceConnectorId))]
    public string? VoiceConnectorId { get; init; }

    [Schema("Turns streaming off.")]
    public bool Disabled { get; init; }

    [Schema(
        "The name of the media insights pipeline configuration that each call's pipeline is made from; none where it is left "
        + "out.")]
    public string? Configuration { get; init; }

    [Schema("Turns off that pipelines are made, though a configuration is attached.")]
    public bool ConfigurationDisabled { get; init; }

    /// <summary>Returns the streaming configuration as the API has it.</summary>
    /// <param name="configurationArn">The ARN of the configuration; null where there is none.</param>
    public JsonObject ToWire(string? configurationArn)
    {
        var streaming = new JsonObject { ["DataRetentionInHours"] = 24, ["Disabled"] = Disabled };
        if (configurationArn is not null)
        {
            streaming["MediaInsightsConfiguration"] = new JsonObject
            {
                ["Disabled"] = ConfigurationDisabled,
                ["ConfigurationArn"] = configurationArn,
            };
        }

        return streaming;
    }
}

/// <summary>A media insights pipeline configuration that a scenario adds.</summary>
[Schema("A media insights pipeline configuration.")]
internal sealed record ScenarioConfiguration
{
    [Schema(
        "The name.",
        IsRequired = true,
        MaxLength = 64,
        Pattern = "[0-9a-zA-Z._-]{2,64}",
        PatternRule = nameof(Messages.ScenarioConfigurationName))]
    public string Name { get; init; } = string.Empty;

    [Schema("The role that the service takes; one of the emulator's account where it is left out.", MaxLength = 1024)]
    public string? ResourceAccessRoleArn { get; init; }

    [Schema(
        "The elements; where they are left out, a voice analytics processor with both kinds of task, and a queue as its sink.")]
    public IReadOnlyList<ScenarioElement>? Elements { get; init; }

    /// <summary>Returns the configuration's settings as the API has them.</summary>
    public JsonObject ToWire(ServiceState state)
    {
        ScenarioElement[] usual =
        [
            new() { Type = PipelineElements.VoiceAnalytics },
            new() { Type = PipelineElements.SqsQueueSink, InsightsTarget = state.Arn("sqs", EventQueues.Name) },
        ];
        return new JsonObject
        {
            ["ResourceAccessRoleArn"] = ResourceAccessRoleArn ?? $"arn:aws:iam::{ServiceState.Account}:role/emulated-role",
            ["Elements"] = new JsonArray([.. (Elements ?? usual).Select(element => element.ToWire())]),
        };
    }
}

/// <summary>An element of such a configuration.</summary>
[Schema("An element of a configuration.")]
internal sealed record ScenarioElement
{
    private const string Enabled = nameof(Enabled);

    [Schema("The type.", IsRequired = true, WordsOf = typeof(PipelineElements))]
    public string Type { get; init; } = string.Empty;

    [Schema("Where a sink sends to: an ARN.", MaxLength = 1024)]
    public string? InsightsTarget { get; init; }

    [Schema(
        "Whether a voice analytics processor searches speakers; Enabled where it is left out.", Words = [Enabled, "Disabled"])]
    public string SpeakerSearchStatus { get; init; } = Enabled;

    [Schema("Whether a voice analytics processor analyzes tones; Enabled where it is left out.", Words = [Enabled, "Disabled"])]
    public string VoiceToneAnalysisStatus { get; init; } = Enabled;

    /// <summary>Returns the element as the API has it.</summary>
    public JsonObject ToWire()
    {
        var element = new JsonObject { ["Type"] = Type };
        if (Type == PipelineElements.VoiceAnalytics)
        {
            element["VoiceAnalyticsProcessorConfiguration"] = new JsonObject
            {
                ["SpeakerSearchStatus"] = SpeakerSearchStatus,
                ["VoiceToneAnalysisStatus"] = VoiceToneAnalysisStatus,
            };
        }
        else if (InsightsTarget is not null)
        {
            element[Type + "Configuration"] = new JsonObject { ["InsightsTarget"] = InsightsTarget };
        }

        return element;
    }
}
