using System.IO;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Resources;

namespace ChimeVoiceTools.Engine.Credentials;

/// <summary>Finds who signs the requests, in the documented order.</summary>
/// <param name="given">What the user gave.</param>
/// <param name="profile">The profile that was asked for; null when none was.</param>
/// <param name="isEmulator">Whether the requests go to an emulator of this process, which has credentials of its own.</param>
/// <param name="report">Takes a sentence for whatever is worth a verbose line.</param>
internal sealed class CredentialFinder(
    GivenCredentials given, CredentialProfile? profile, bool isEmulator, Action<string>? report)
{
    private const string AccessKeyVariable = "AWS_ACCESS_KEY_ID";
    private const string SecretKeyVariable = "AWS_SECRET_ACCESS_KEY";
    private const string TokenFileVariable = "AWS_WEB_IDENTITY_TOKEN_FILE";
    private const string RoleVariable = "AWS_ROLE_ARN";
    private const string InstanceSource = "Ec2InstanceMetadata";

    // They are good for nothing but an emulator.
    private static readonly AccessKeys EmulatorKeys = new("EMULATOR", "emulator");

    /// <summary>The environment variables that this depends on.</summary>
    public static IEnumerable<string> Variables { get; } =
    [
        Profiles.NameVariable,
        .. Profiles.FileVariables,
        AccessKeyVariable,
        SecretKeyVariable,
        "AWS_SESSION_TOKEN",
        TokenFileVariable,
        RoleVariable,
        "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
        "AWS_CONTAINER_CREDENTIALS_FULL_URI",
        "AWS_EC2_METADATA_DISABLED",
        "AWS_EC2_METADATA_SERVICE_ENDPOINT",
    ];

    /// <summary>Finds the credentials.</summary>
    /// <exception cref="ChimeException">There are none, or those that are meant can't be used.</exception>
    public async Task<FoundCredentials> FindAsync()
    {
        try
        {
            SignInClients.Use();
            return FindGiven() ?? FindConfigured() ?? await FindOfMachineAsync().ConfigureAwait(false);
        }
        catch (Exception exception) when (
            exception is AmazonClientException or ArgumentException or InvalidOperationException or InvalidDataException)
        {
            throw profile is null
                ? new ChimeException(
                    ErrorIds.CredentialsNotFound,
                    ChimeErrorKind.AuthenticationError,
                    Messages.CredentialsNotFound,
                    remedy: ChimeRemedy.Credentials)
                : new ChimeException(
                    ErrorIds.CredentialsNotFound,
                    ChimeErrorKind.AuthenticationError,
                    Text.Format(Messages.ProfileWithoutCredentials, profile.Name, Text.Sentence(exception.Message)));
        }
    }

    private FoundCredentials? FindGiven()
    {
        if (given.Keys is not null)
        {
            return new FoundCredentials(given.Keys.ToCredentials(), Messages.SourceKeys);
        }

        if (profile is not null)
        {
            return OfProfile(profile, given.ProfileLocation);
        }

        if (given.Credential is not null)
        {
            return new FoundCredentials(given.Credential.ToCredentials(), Messages.SourceCredential);
        }

        // The session's need not be renewed for an emulator.
        if (isEmulator && given.CredentialObject is null)
        {
            return new FoundCredentials(EmulatorKeys.ToCredentials(), Messages.SourceEmulator);
        }

        if ((given.CredentialObject ?? given.SessionCredentials) is { } external)
        {
            external.Require();
            return new FoundCredentials(new ExternalAwsCredentials(external), external.Source);
        }

        return null;
    }

    private FoundCredentials? FindConfigured()
    {
        if (Has(AccessKeyVariable) && (Has(SecretKeyVariable) || Has("AWS_SECRET_KEY")))
        {
            return new FoundCredentials(
                new EnvironmentVariablesAWSCredentials(),
                Text.Format(Messages.SourceVariables, AccessKeyVariable, SecretKeyVariable));
        }

        if (Has(TokenFileVariable) && Has(RoleVariable))
        {
            return new FoundCredentials(
                AssumeRoleWithWebIdentityCredentials.FromEnvironmentVariables(),
                Text.Format(Messages.SourceVariables, TokenFileVariable, RoleVariable));
        }

        return Profiles.FindDefault() is { CanCreateAWSCredentials: true } found ? OfProfile(found, null) : null;
    }

    private async Task<FoundCredentials> FindOfMachineAsync()
    {
        if (ContainerCredentials.AreNamed)
        {
            return new FoundCredentials(new ContainerCredentials(TimeProvider.System), Messages.SourceContainer);
        }

        var instance = new InstanceCredentials(report);
        await instance.GetCredentialsAsync().ConfigureAwait(false);
        return new FoundCredentials(instance, Messages.SourceInstance);
    }

    private FoundCredentials OfProfile(CredentialProfile found, string? location)
    {
        var options = found.Options;

        // AWSSDK.Core's own for an instance would go on asking it in the background.
        var credentials = string.Equals(options.CredentialSource, InstanceSource, StringComparison.OrdinalIgnoreCase)
            && options.RoleArn is not null
            ? new AssumeRoleAWSCredentials(
                new InstanceCredentials(
                    report), options.RoleArn, options.RoleSessionName ?? "ChimeVoiceTools-" + Guid.NewGuid().ToString("N"))
            : AWSCredentialsFactory.GetAWSCredentials(found, found.CredentialProfileStore);
        return new FoundCredentials(
            credentials, Text.Format(Messages.SourceProfile, found.Name), ProfileOrigin.Of(found, location));
    }

    private static bool Has(string variable) => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(variable));
}
