using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace ChimeVoiceTools.Completion;

/// <summary>Offers whole hashtables by the names in them: inside the braces of one, PowerShell asks no completer.</summary>
internal abstract class HashtableCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters) =>
        Tables()
            .Where(table => table.Name.StartsWith(wordToComplete ?? string.Empty, StringComparison.OrdinalIgnoreCase))
            .Select(
                static table => new CompletionResult(
                    $"@{{ {table.Entries} }}", table.Name, CompletionResultType.ParameterValue, table.Entries));

    /// <summary>The hashtables: the name that is shown for each, and what stands between its braces.</summary>
    private protected abstract IEnumerable<(string Name, string Entries)> Tables();
}
