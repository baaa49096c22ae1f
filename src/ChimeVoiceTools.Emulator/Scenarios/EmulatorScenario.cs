using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChimeVoiceTools.Emulator.Notifications;
using ChimeVoiceTools.Emulator.Resources;
using ChimeVoiceTools.Emulator.Schema;
using ChimeVoiceTools.Emulator.State;

namespace ChimeVoiceTools.Emulator.Scenarios;

/// <summary>A scenario: who calls an emulator, how each call goes, and what goes wrong. It does not change.</summary>
public sealed class EmulatorScenario
{
    private EmulatorScenario(ScenarioDocument document) => Document = document;

    /// <summary>Gets the JSON schema of a scenario.</summary>
    public static string Schema => WriteSchema();

    /// <summary>Gets how the scenario has notifications delivered.</summary>
    public EmulatorNotifications Notifications => Document.Notifications;

    /// <summary>Gets the quotas, or null when the scenario leaves them to the service's own.</summary>
    public EmulatorQuotas? Quotas => Document.Quotas;

    internal ScenarioDocument Document { get; }

    /// <summary>Reads a scenario.</summary>
    /// <param name="json">A JSON object that fits <see cref="Schema"/>.</param>
    /// <exception cref="EmulatorScenarioException">It does not fit; the message names the path and the rule.</exception>
    public static EmulatorScenario Parse(string json) =>
        json is null ? throw new ArgumentNullException(nameof(json)) : Read(() => JsonDocument.Parse(json));

    /// <summary>Reads a scenario.</summary>
    /// <param name="json">A JSON object in UTF-8 that fits <see cref="Schema"/>. The stream is left open.</param>
    /// <exception cref="EmulatorScenarioException">It does not fit; the message names the path and the rule.</exception>
    public static EmulatorScenario Load(Stream json) =>
        json is null ? throw new ArgumentNullException(nameof(json)) : Read(() => JsonDocument.Parse(json));

    /// <summary>
    /// Adds the scenario's voice connectors, their streaming, domains and voices to what is there from the start.
    /// </summary>
    /// <exception cref="EmulatorScenarioException">One of them has an id of the start, or names what is not there.</exception>
    internal void AddTo(ServiceState state)
    {
        var now = state.Clock.Start;
        var voices = state.Voices;
        Document.VoiceConnectors.ToList().ForEach(state.VoiceConnectors.Add);
        AddStreaming(state);
        Enroll(voices.FirstDomain, Document.Voices);
        foreach (var domain in Document.VoiceProfileDomains)
        {
            RequireNew(domain.Id is null || voices.FindDomain(domain.Id) is null, "voiceProfileDomains");
            Enroll(voices.AddDomain(domain.Id, domain.Name, domain.Description, voices.KmsKeyArn, now), domain.Voices);
        }

        void Enroll(VoiceProfileDomain domain, IEnumerable<ScenarioVoice> added)
        {
            foreach (var voice in added)
            {
                RequireNew(voice.VoiceProfileId is null || !voices.HasProfile(voice.VoiceProfileId), "voices");
                voices.Enroll(domain, voice.VoiceProfileId, voice.Speaker, now);
            }
        }
    }

    private void AddStreaming(ServiceState state)
    {
        foreach (var added in Document.MediaInsightsPipelineConfigurations)
        {
            state.Pipelines.AddConfiguration(added.Name, added.ToWire(state), state.Clock.Start);
        }

        for (var i = 0; i < Document.Streaming.Count; i++)
        {
            var streaming = Document.Streaming[i];
            var connector = state.VoiceConnectors.Find(streaming.VoiceConnectorId ?? state.VoiceConnectors.Ids[0])
                ?? throw new EmulatorScenarioException($"streaming[{i}].voiceConnectorId", Messages.ScenarioNoVoiceConnector);
            connector.Streaming = streaming.ToWire(
                streaming.Configuration is { } name ? state.Pipelines.GetConfiguration(name).Arn : null);
        }
    }

    private static EmulatorScenario Read(Func<JsonDocument> parse)
    {
        var document = BoundJson.Read<ScenarioDocument>(parse);
        for (var i = 0; i < document.Faults.Count; i++)
        {
            document.Faults[i].Validate($"faults[{i}]");
        }

        for (var i = 0; i < document.Calls.Count; i++)
        {
            if (document.Calls[i] is { StartsAfter: not null, TransactionId: null })
            {
                throw new EmulatorScenarioException($"calls[{i}].startsAfter", Messages.ScenarioStartsAfterPattern);
            }
        }

        var configurations = document.MediaInsightsPipelineConfigurations.Select(added => added.Name).ToList();
        for (var i = 0; i < document.Streaming.Count; i++)
        {
            if (document.Streaming[i].Configuration is { } name && !configurations.Contains(name))
            {
                throw new EmulatorScenarioException($"streaming[{i}].configuration", Messages.ScenarioNoConfiguration);
            }
        }

        RequireUnique(configurations, "mediaInsightsPipelineConfigurations");
        RequireUnique(document.VoiceConnectors, "voiceConnectors");
        RequireUnique(document.Streaming.Select(streaming => streaming.VoiceConnectorId ?? string.Empty), "streaming");
        RequireUnique(document.VoiceProfileDomains.Select(domain => domain.Id), "voiceProfileDomains");
        var voices = document.VoiceProfileDomains.SelectMany(domain => domain.Voices).Concat(document.Voices);
        RequireUnique(voices.Select(voice => voice.VoiceProfileId), "voices");
        var named = document.Calls.Where(call => call.TransactionId is not null);
        RequireUnique(named.Select(call => (object)(call.VoiceConnectorId, call.TransactionId)), "calls");
        return new EmulatorScenario(document);
    }

    private static void RequireUnique(IEnumerable<object?> ids, string path)
    {
        var seen = new HashSet<object>();
        RequireNew(ids.All(id => id is null || seen.Add(id)), path);
    }

    private static void RequireNew(bool isNew, string path)
    {
        if (!isNew)
        {
            throw new EmulatorScenarioException(path, Messages.ScenarioIdTwice);
        }
    }

    private static string WriteSchema()
    {
        var schema = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "ChimeVoiceTools emulator scenario",
        };
        var rule = SchemaWriter.RuleOf(typeof(ScenarioDocument));
        SchemaWriter.Describe(schema, typeof(ScenarioDocument), rule, rule.Description);
        var options = new JsonSerializerOptions { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        return schema.ToJsonString(options).Replace("\r\n", "\n") + "\n";
    }
}
