using Amazon;
using Amazon.Runtime.CredentialManagement;
using ChimeVoiceTools.Engine.Credentials;
using ChimeVoiceTools.Engine.Endpoints;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Resources;

namespace ChimeVoiceTools.Engine.Connections;

/// <summary>Finds the region that requests are signed for.</summary>
/// <param name="report">Takes a sentence for whatever is worth a verbose line.</param>
internal sealed class RegionFinder(Action<string>? report)
{
    private const string Variable = "AWS_REGION";

    /// <summary>The environment variables that this depends on.</summary>
    public static IEnumerable<string> Variables => [Variable];

    /// <summary>Finds the region: what was given, then what a piped object says, and so on to the instance's own.</summary>
    /// <param name="options">What the user gave.</param>
    /// <param name="origin">What a piped object brought with it.</param>
    /// <param name="emulator">The emulator that requests go to; null when it is none.</param>
    /// <param name="profile">The profile that was asked for; null when none was.</param>
    /// <exception cref="ChimeException">There is none, or it has not the form of one.</exception>
    public async Task<string> FindAsync(
        ConnectionOptions options, TaskOrigin origin, EmulatorEndpoint? emulator, CredentialProfile? profile)
    {
        var region = FindKnown(options, origin, emulator, profile)
            ?? await InstanceMetadata.Current.GetRegionAsync(report).ConfigureAwait(false);
        if (string.IsNullOrEmpty(region))
        {
            throw new ChimeException(
                ErrorIds.RegionNotFound,
                ChimeErrorKind.InvalidArgument,
                Text.Format(Messages.RegionNotFound, string.Join(", ", Regions.WithVoiceAnalytics)),
                remedy: ChimeRemedy.Region);
        }

        return Regions.HasForm(region!)
            ? region!
            : throw Rules.Broken(
                nameof(options.Region), region, Text.Format(Messages.RuleRegion, string.Join(", ", Regions.WithVoiceAnalytics)));
    }

    /// <summary>Finds the region without asking the instance for it; null when nothing names one.</summary>
    public static string? FindKnown(
        ConnectionOptions options, TaskOrigin origin, EmulatorEndpoint? emulator, CredentialProfile? profile) =>
        options.Region
            ?? origin.Region
            ?? emulator?.Region
            ?? options.SessionRegion
            ?? profile?.Region?.SystemName
            ?? FindConfigured();

    /// <summary>Finds the region of AWS STS, where a profile does not name it.</summary>
    public async Task<RegionEndpoint> FindOfSignInAsync() =>
        RegionEndpoint.GetBySystemName(
            FindConfigured()
                ?? await InstanceMetadata.Current.GetRegionAsync(report).ConfigureAwait(false)
                ?? RegionEndpoint.USEast1.SystemName);

    private static string? FindConfigured() => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named
        ? named
        : AWSConfigs.RegionEndpoint?.SystemName ?? Profiles.FindDefault()?.Region?.SystemName;
}
