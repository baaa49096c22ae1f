using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace ChimeVoiceTools.Completion;

/// <summary>Offers the values that a parameter knows.</summary>
public abstract class ValueCompleter : IArgumentCompleter
{
    private readonly string[] _values;

    private protected ValueCompleter(params string[] values) => _values = values;

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        _values
            .Where(value => value.StartsWith(wordToComplete ?? string.Empty, StringComparison.OrdinalIgnoreCase))
            .Select(static value => new CompletionResult(value));
}
