using System.Collections;

namespace ChimeVoiceTools.Completion;

/// <summary>Offers nothing, so that PowerShell doesn't offer the names of files where none is wanted.</summary>
internal sealed class NoCompleter : ValueCompleter
{
    private protected override IEnumerable<(string Value, string Tip)> Values(IDictionary? boundParameters) => [];
}
