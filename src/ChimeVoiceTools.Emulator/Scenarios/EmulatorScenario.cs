using System.Collections;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ChimeVoiceTools.Emulator.Resources;
using ChimeVoiceTools.Emulator.Scenarios;

namespace ChimeVoiceTools.Emulator;

/// <summary>What an emulator plays: who calls, how it goes, and what goes wrong. It can't be changed once it is read.</summary>
public sealed class EmulatorScenario
{
    private EmulatorScenario(ScenarioData data) => Data = data;

    /// <summary>The JSON schema that a scenario must fit, as JSON.</summary>
    public static string Schema { get; } = WriteSchema();

    /// <summary>How the scenario has notifications delivered.</summary>
    public EmulatorNotifications Notifications => Data.Notifications;

    /// <summary>The quotas in force; null where the scenario leaves them to the service's own.</summary>
    public EmulatorQuotas? Quotas => Data.Quotas;

    internal ScenarioData Data { get; }

    /// <summary>Reads a scenario.</summary>
    /// <param name="json">A JSON object that fits <see cref="Schema"/>.</param>
    /// <exception cref="EmulatorScenarioException">It doesn't fit; the message names the place and the rule.</exception>
    public static EmulatorScenario Parse(string json)
    {
        if (json is null)
        {
            throw new ArgumentNullException(nameof(json));
        }

        return Read(() => JsonDocument.Parse(json));
    }

    /// <summary>Reads a scenario.</summary>
    /// <param name="json">A JSON object in UTF-8 that fits <see cref="Schema"/>. The stream is left open.</param>
    /// <exception cref="EmulatorScenarioException">It doesn't fit; the message names the place and the rule.</exception>
    public static EmulatorScenario Load(Stream json)
    {
        if (json is null)
        {
            throw new ArgumentNullException(nameof(json));
        }

        return Read(() => JsonDocument.Parse(json));
    }

    /// <summary>Reads a scenario from dictionaries and lists.</summary>
    /// <param name="scenario">
    /// What the JSON would hold: the names may begin with a capital letter, times may be a <see cref="TimeSpan"/>, and what
    /// is null is left out.
    /// </param>
    /// <exception cref="EmulatorScenarioException">It doesn't fit; the message names the place and the rule.</exception>
    public static EmulatorScenario FromDictionary(IDictionary scenario)
    {
        using var document = DictionaryJson.Write(scenario ?? throw new ArgumentNullException(nameof(scenario)));
        return Read(document.RootElement);
    }

    private static EmulatorScenario Read(Func<JsonDocument> parse)
    {
        try
        {
            using var document = parse();
            return Read(document.RootElement);
        }
        catch (JsonException e)
        {
            var place = Text.Format(Messages.ScenarioNotJson, (e.LineNumber ?? 0) + 1, (e.BytePositionInLine ?? 0) + 1);
            throw new EmulatorScenarioException(place, e);
        }
    }

    private static EmulatorScenario Read(JsonElement root)
    {
        ScenarioShapes.Scenario.Check(root, string.Empty);
        return new EmulatorScenario(ScenarioReader.Read(root));
    }

    private static string WriteSchema()
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            writer.WriteString("$schema", "https://json-schema.org/draft/2020-12/schema");
            writer.WriteString("title", "ChimeVoiceTools emulator scenario");
            ScenarioShapes.Scenario.WriteSchemaMembers(writer);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()).Replace("\r\n", "\n") + "\n";
    }
}
