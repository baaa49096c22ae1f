using Amazon;
using Amazon.Runtime;

namespace ChimeVoiceTools.Engine.Credentials;

/// <summary>Credentials as they were found; nothing has been asked of them yet.</summary>
/// <param name="Credentials">The credentials.</param>
/// <param name="Source">What they are from, as it stands in a sentence: a parameter, a variable, a profile.</param>
/// <param name="Profile">The profile that they are from; null when it is none.</param>
internal sealed record FoundCredentials(AWSCredentials Credentials, string Source, ProfileOrigin? Profile = null)
{
    /// <summary>Takes the place of what AWSSDK.Core has for roles, processes, tokens and containers.</summary>
    /// <param name="askForCode">Asks for the code of an MFA device, and throws where there is none.</param>
    /// <param name="unused">Gives what ends when nobody waits for the credentials any more.</param>
    /// <param name="region">Finds the region of AWS STS where the profile names none.</param>
    public AWSCredentials Adopt(Func<string, Task<string>> askForCode, Func<Task> unused, Func<Task<RegionEndpoint>> region)
    {
        return Adopt(Credentials);

        AWSCredentials Adopt(AWSCredentials credentials) => credentials switch
        {
            RoleCredentials or ProcessCredentials or WebIdentityCredentials or ContainerCredentials => credentials,
            AssumeRoleAWSCredentials role =>
                new RoleCredentials(Adopt(role.SourceCredentials), role, Profile, askForCode, Region),
            AssumeRoleWithWebIdentityCredentials role => new WebIdentityCredentials(role, Profile, Region),
            ProcessAWSCredentials when Profile is not null =>
                new ProcessCredentials(Profile.Source.Options.CredentialProcess, TimeProvider.System, unused),
            GenericContainerCredentials => new ContainerCredentials(TimeProvider.System),
            _ => credentials,
        };

        async Task<RegionEndpoint> Region() => Profile?.Region ?? await region().ConfigureAwait(false);
    }
}
