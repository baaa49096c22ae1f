using System.Text.Json;
using ChimeVoiceTools.Emulator.Resources;

namespace ChimeVoiceTools.Emulator.Scenarios;

/// <summary>True or false.</summary>
internal sealed class FlagShape(string description) : Shape(description)
{
    public override void Check(JsonElement value, string place)
    {
        if (value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
        {
            throw new EmulatorScenarioException(place, Messages.ScenarioFlag);
        }
    }

    protected override void WriteRules(Utf8JsonWriter writer) => writer.WriteString("type", "boolean");
}
