using System.Text.Json.Serialization;
using ChimeVoiceTools.Emulator.Faults;
using ChimeVoiceTools.Emulator.Notifications;
using ChimeVoiceTools.Emulator.Protocol;
using ChimeVoiceTools.Emulator.Resources;
using ChimeVoiceTools.Emulator.Schema;
using ChimeVoiceTools.Emulator.State;

namespace ChimeVoiceTools.Emulator.Scenarios;

/// <summary>The JSON document of a scenario.</summary>
[Schema(
    "What an emulator of Amazon Chime SDK voice analytics emulates: who calls, how each call goes, and what goes wrong. "
    + "All times are in seconds on the emulator's clock, unless their description says otherwise.")]
internal sealed record ScenarioDocument
{
    [Schema("Where this schema is.", MaxLength = 2048)]
    [JsonPropertyName("$schema")]
    public string? SchemaUrl { get; init; }

    [Schema(
        "Ids of voice connectors that are there beside the first one.",
        MaxLength = 36,
        Pattern = Constraints.VoiceConnectorIdPattern,
        PatternRule = nameof(Messages.ScenarioVoiceConnectorId))]
    public IReadOnlyList<string> VoiceConnectors { get; init; } = [];

    [Schema(
        "How the calls of voice connectors are streamed. A voice connector that is not named has no streaming configuration.")]
    public IReadOnlyList<ScenarioStreaming> Streaming { get; init; } = [];

    [Schema("Media insights pipeline configurations that are there.")]
    public IReadOnlyList<ScenarioConfiguration> MediaInsightsPipelineConfigurations { get; init; } = [];

    [Schema("Voices that are enrolled in the first domain beside the three that are there.")]
    public IReadOnlyList<ScenarioVoice> Voices { get; init; } = [];

    [Schema("Voice profile domains that are there beside the first one.")]
    public IReadOnlyList<ScenarioDomain> VoiceProfileDomains { get; init; } = [];

    [Schema("Calls; of several that fit a transaction the first counts. Any other transaction is a call that never ends.")]
    public IReadOnlyList<CallScript> Calls { get; init; } = [];

    [Schema("The quotas in force; the service's own where one is left out.")]
    public EmulatorQuotas? Quotas { get; init; }

    [Schema("Faults, in the order in which they are tried.")]
    public IReadOnlyList<EmulatorFault> Faults { get; init; } = [];

    [Schema("How badly notifications are delivered.")]
    public EmulatorNotifications Notifications { get; init; } = new();
}

/// <summary>A voice profile domain that a scenario adds.</summary>
[Schema("A voice profile domain.")]
internal sealed record ScenarioDomain
{
    [Schema("The id; one is made up where it is left out.")]
    public string? Id { get; init; }

    [Schema("The name.", IsRequired = true)]
    public string Name { get; init; } = string.Empty;

    [Schema("The description.", MaxLength = 1024, MayBeBlank = true)]
    public string? Description { get; init; }

    [Schema("Enrolled voices.")]
    public IReadOnlyList<ScenarioVoice> Voices { get; init; } = [];
}

/// <summary>A voice that a scenario enrolls.</summary>
[Schema("An enrolled voice.")]
internal sealed record ScenarioVoice
{
    [Schema("Whose voice it is: the name that calls speak of, as caller or callee.", IsRequired = true)]
    public string Speaker { get; init; } = string.Empty;

    [Schema("The id of the voice profile; one is made up where it is left out.")]
    public string? VoiceProfileId { get; init; }
}
