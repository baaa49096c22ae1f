using System.Text.Json;
using System.Text.RegularExpressions;
using ChimeVoiceTools.Emulator.Resources;

namespace ChimeVoiceTools.Emulator.Scenarios;

/// <summary>A text of so many characters, at least one of them no white space; or one that fits a pattern; or one of several words.</summary>
internal sealed class TextShape(
    string description,
    int longest = 256,
    bool mayBeBlank = false,
    IReadOnlyList<string>? words = null,
    (string Expression, string Rule)? pattern = null)
    : Shape(description)
{
    private readonly Regex? _pattern = pattern is { } form ? new Regex(form.Expression + "\\z", RegexOptions.CultureInvariant) : null;

    public override void Check(JsonElement value, string place)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            throw new EmulatorScenarioException(place, Messages.ScenarioText);
        }

        string text;
        try
        {
            text = value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw new EmulatorScenarioException(place, Messages.ScenarioText);
        }

        if (words is not null)
        {
            if (!words.Contains(text, StringComparer.Ordinal))
            {
                throw new EmulatorScenarioException(place, Text.Format(Messages.ScenarioWord, string.Join(", ", words)));
            }
        }
        else if (_pattern?.IsMatch(text) == false)
        {
            throw new EmulatorScenarioException(place, pattern!.Value.Rule);
        }
        else if (text.Length > longest || (!mayBeBlank && string.IsNullOrWhiteSpace(text)))
        {
            throw new EmulatorScenarioException(
                place, Text.Format(mayBeBlank ? Messages.ScenarioTextLength : Messages.ScenarioTextNotBlank, longest));
        }
    }

    protected override void WriteRules(Utf8JsonWriter writer)
    {
        writer.WriteString("type", "string");
        if (words is not null)
        {
            writer.WriteStartArray("enum");
            foreach (var word in words)
            {
                writer.WriteStringValue(word);
            }

            writer.WriteEndArray();
            return;
        }

        writer.WriteNumber("maxLength", longest);
        if (pattern is { } form)
        {
            writer.WriteString("pattern", form.Expression + "$");
        }
        else if (!mayBeBlank)
        {
            writer.WriteString("pattern", "\\S");
        }
    }
}
