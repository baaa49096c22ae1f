using System.Collections;
using ChimeVoiceTools.Engine.Connections;

namespace ChimeVoiceTools.Completion;

/// <summary>Offers AWS's regions.</summary>
internal sealed class RegionCompleter : ValueCompleter
{
    private protected override IEnumerable<(string Value, string Tip)> Values(IDictionary? boundParameters) => KnownNames.Regions();
}
