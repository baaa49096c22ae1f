using Amazon;
using Amazon.Runtime.CredentialManagement;

namespace ChimeVoiceTools.Engine.Credentials;

/// <summary>The profile that credentials come from.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Location">The file that has it; null for the default locations.</param>
/// <param name="Region">Its region; null when it names none.</param>
/// <param name="Source">
/// The profile at the end of its chain of source profiles, where one signs in or has keys: itself where it has no source.
/// </param>
internal sealed record ProfileOrigin(string Name, string? Location, RegionEndpoint? Region, CredentialProfile Source)
{
    private const int MaxDepth = 10;

    /// <summary>Reads it from a profile.</summary>
    public static ProfileOrigin Of(CredentialProfile profile, string? location)
    {
        var source = profile;

        // A profile that is its own source at the end of a chain is refused when its credentials are made.
        for (var depth = 0; depth < MaxDepth && source.Options.SourceProfile is { Length: > 0 } name; depth++)
        {
            if (!profile.CredentialProfileStore.TryGetProfile(name, out var next))
            {
                break;
            }

            source = next;
        }

        return new ProfileOrigin(profile.Name, location, profile.Region, source);
    }
}
