using System.Text.Json;

namespace ChimeVoiceTools.Emulator.Scenarios;

/// <summary>
/// What a value in a scenario must be. The published schema is written from the same shapes that scenarios are checked
/// against, so that the two can't disagree.
/// </summary>
internal abstract class Shape(string description)
{
    /// <exception cref="EmulatorScenarioException">The value doesn't fit.</exception>
    public abstract void Check(JsonElement value, string place);

    public void WriteSchema(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        WriteSchemaMembers(writer);
        writer.WriteEndObject();
    }

    public void WriteSchemaMembers(Utf8JsonWriter writer)
    {
        if (description.Length > 0)
        {
            writer.WriteString("description", description);
        }

        WriteRules(writer);
    }

    protected abstract void WriteRules(Utf8JsonWriter writer);
}
