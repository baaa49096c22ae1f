using Amazon;
using Amazon.Runtime.CredentialManagement;

namespace ChimeVoiceTools.Engine.Connections;

/// <summary>The names that a user may mean, for completion.</summary>
public static class KnownNames
{
    /// <summary>The credential profiles of this machine.</summary>
    /// <param name="location">The credentials file; null for the usual places.</param>
    /// <returns>Their names.</returns>
    public static IReadOnlyList<string> Profiles(string? location) =>
        [.. new CredentialProfileStoreChain(location).ListProfiles().Select(static profile => profile.Name).Distinct(StringComparer.Ordinal).OrderBy(static name => name, StringComparer.Ordinal)];

    /// <summary>AWS's regions.</summary>
    /// <returns>Their names, each with the place that it stands for.</returns>
    public static IReadOnlyList<(string Name, string Place)> Regions() =>
        [.. RegionEndpoint.EnumerableAllRegions.Select(static region => (region.SystemName, region.DisplayName)).OrderBy(static region => region.SystemName, StringComparer.Ordinal)];
}
