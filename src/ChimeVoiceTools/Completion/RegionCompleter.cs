using System.Collections;
using ChimeVoiceTools.Engine.Endpoints;

namespace ChimeVoiceTools.Completion;

/// <summary>Offers the regions that have voice analytics; others are accepted.</summary>
internal sealed class RegionCompleter : ValueCompleter
{
    private protected override IEnumerable<(string Value, string Tip)> Values(IDictionary? boundParameters) => Regions.WithVoiceAnalytics.Select(static name => (name, Regions.Describe(name)));
}
