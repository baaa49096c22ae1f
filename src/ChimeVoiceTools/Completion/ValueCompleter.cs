using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace ChimeVoiceTools.Completion;

/// <summary>Offers the values that a parameter knows.</summary>
internal abstract class ValueCompleter : IArgumentCompleter
{
    private static readonly char[] Quotes = ['\'', '"'];

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var word = (wordToComplete ?? string.Empty).Trim(Quotes);
        return Values(fakeBoundParameters)
            .Where(
                value => value.Value.StartsWith(
                    word, StringComparison.OrdinalIgnoreCase) || value.Tip.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            .Select(
                static value => new CompletionResult(
                    Quote(value.Value), value.Value, CompletionResultType.ParameterValue, value.Tip));
    }

    /// <summary>The values, each with what is shown beside it.</summary>
    /// <param name="boundParameters">What else the command line gives.</param>
    private protected abstract IEnumerable<(string Value, string Tip)> Values(IDictionary? boundParameters);

    // As PowerShell's own completers do: only what would be read as something else.
    private static string Quote(string value) =>
        value is "$true" or "$false"
            || (value[0] != '-' && value.All(static letter => char.IsLetterOrDigit(letter) || letter is '-' or '_' or '.'))
            ? value
            : $"'{CodeGeneration.EscapeSingleQuotedStringContent(value)}'";
}
