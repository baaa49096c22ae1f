using System.Text.Json;
using ChimeVoiceTools.Emulator.Resources;

namespace ChimeVoiceTools.Emulator.Scenarios;

/// <summary>A list of values of one shape.</summary>
internal sealed class ListShape(string description, Shape item) : Shape(description)
{
    public override void Check(JsonElement value, string place)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            throw new EmulatorScenarioException(place, Messages.ScenarioList);
        }

        var index = 0;
        foreach (var element in value.EnumerateArray())
        {
            item.Check(element, $"{place}[{index++}]");
        }
    }

    protected override void WriteRules(Utf8JsonWriter writer)
    {
        writer.WriteString("type", "array");
        writer.WritePropertyName("items");
        item.WriteSchema(writer);
    }
}
