using System.Collections;

namespace ChimeVoiceTools.Completion;

/// <summary>Offers values that are always the same.</summary>
internal abstract class FixedValueCompleter(params string[] values) : ValueCompleter
{
    private protected override IEnumerable<(string Value, string Tip)> Values(IDictionary? boundParameters) =>
        values.Select(static value => (value, value));
}
