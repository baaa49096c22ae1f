using System.IO;
using Amazon.Runtime.CredentialManagement;
using Amazon.Runtime.Credentials;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Resources;

namespace ChimeVoiceTools.Engine.Credentials;

/// <summary>The credential profiles of this machine.</summary>
public static class Profiles
{
    private const string Default = "default";

    /// <summary>The environment variable that names the profile where none is asked for.</summary>
    internal const string NameVariable = "AWS_PROFILE";

    /// <summary>The environment variables that choose the files of profiles.</summary>
    internal static IEnumerable<string> FileVariables { get; } = ["AWS_SHARED_CREDENTIALS_FILE", "AWS_CONFIG_FILE"];

    /// <summary>Lists the profiles, for completion.</summary>
    /// <param name="location">The credentials file; null for the default locations.</param>
    /// <returns>Their names.</returns>
    public static IReadOnlyList<string> Names(string? location) =>
        [.. new CredentialProfileStoreChain(location).ListProfiles()
            .Select(static profile => profile.Name)
            .Distinct(StringComparer.Ordinal)
            .OrderBy(static name => name, StringComparer.Ordinal)];

    /// <summary>Finds the profile that was asked for; null when none was.</summary>
    /// <param name="name">Its name; null for the default one of a file that was given.</param>
    /// <param name="location">The file that has it; null for the default locations.</param>
    /// <exception cref="ChimeException">There is none of that name, or the files can't be read.</exception>
    internal static CredentialProfile? FindGiven(string? name, string? location) => name is null && location is null
        ? null
        : Find(name ?? Default, location) ?? throw NotFound(name ?? Default, location ?? Messages.DefaultProfileLocations);

    /// <summary>Finds the profile that holds where none is asked for; null when there is none.</summary>
    /// <exception cref="ChimeException">AWS_PROFILE names one that does not exist, or the files can't be read.</exception>
    internal static CredentialProfile? FindDefault()
    {
        var name = DefaultAWSCredentialsIdentityResolver.GetProfileName();
        return Find(name, null)
            ?? (Environment.GetEnvironmentVariable(NameVariable) == name
                ? throw NotFound(name, Text.Format(Messages.LocationsOfVariable, NameVariable))
                : null);
    }

    private static CredentialProfile? Find(string name, string? location)
    {
        try
        {
            SecretFile.RequireBounded(location ?? SharedCredentialsFile.DefaultFilePath);
            SecretFile.RequireBounded(SharedCredentialsFile.DefaultConfigFilePath);
            return new CredentialProfileStoreChain(location).TryGetProfile(name, out var profile) ? profile : null;
        }
        catch (InvalidDataException)
        {
            // The message quotes the line that is wrong, and in a credentials file that may be a secret.
            throw new ChimeException(
                ErrorIds.CredentialsNotFound, ChimeErrorKind.AuthenticationError, Messages.ConfigurationMalformed);
        }
    }

    private static ChimeException NotFound(string name, string locations) => new(
        ErrorIds.CredentialsNotFound, ChimeErrorKind.AuthenticationError, Text.Format(Messages.ProfileNotFound, name, locations));
}
