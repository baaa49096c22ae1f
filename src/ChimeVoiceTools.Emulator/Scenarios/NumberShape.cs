using System.Text.Json;
using ChimeVoiceTools.Emulator.Resources;

namespace ChimeVoiceTools.Emulator.Scenarios;

/// <summary>A number within limits.</summary>
internal sealed class NumberShape(string description, double least, double most, bool above = false, bool whole = false)
    : Shape(description)
{
    public override void Check(JsonElement value, string place)
    {
        var fits = value.ValueKind == JsonValueKind.Number
            && value.TryGetDouble(out var number)
            && (above ? number > least : number >= least)
            && number <= most
            && (!whole || value.TryGetInt32(out _));
        if (!fits)
        {
            var rule = (whole, above) switch
            {
                (true, _) => Messages.ScenarioWholeNumber,
                (_, true) => Messages.ScenarioNumberAbove,
                _ => Messages.ScenarioNumber,
            };
            throw new EmulatorScenarioException(place, Text.Format(rule, least, most));
        }
    }

    protected override void WriteRules(Utf8JsonWriter writer)
    {
        writer.WriteString("type", whole ? "integer" : "number");
        writer.WriteNumber(above ? "exclusiveMinimum" : "minimum", least);
        writer.WriteNumber("maximum", most);
    }
}
