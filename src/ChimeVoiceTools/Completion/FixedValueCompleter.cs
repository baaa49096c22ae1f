using System.Collections;

namespace ChimeVoiceTools.Completion;

/// <summary>Offers values that are always the same.</summary>
public abstract class FixedValueCompleter : ValueCompleter
{
    private readonly string[] _values;

    private protected FixedValueCompleter(params string[] values) => _values = values;

    private protected override IEnumerable<(string Value, string Tip)> Values(IDictionary? boundParameters) =>
        _values.Select(static value => (value, value));
}
