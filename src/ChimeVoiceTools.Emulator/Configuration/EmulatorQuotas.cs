using ChimeVoiceTools.Emulator.Resources;

namespace ChimeVoiceTools.Emulator;

/// <summary>The quotas that an emulator keeps; the defaults are the service's own, per region.</summary>
public sealed record EmulatorQuotas
{
    /// <summary>No quota at all.</summary>
    public static EmulatorQuotas Unlimited { get; } = new()
    {
        ActiveSpeakerSearchTasks = int.MaxValue,
        ActiveVoiceToneAnalysisTasks = int.MaxValue,
        ActiveTasksOfAKindPerTransaction = int.MaxValue,
        AnalyzedCalls = int.MaxValue,
        VoiceProfileDomains = int.MaxValue,
        VoiceProfilesPerDomain = int.MaxValue,
        ConcurrentCallsPerTask = int.MaxValue,
        ConcurrentCallsPerVoiceProfile = int.MaxValue,
        ConcurrentCallsPerVoiceProfileDomain = int.MaxValue,
    };

    /// <summary>Speaker search tasks that may be active at once.</summary>
    public int ActiveSpeakerSearchTasks { get; init; } = 25;

    /// <summary>Voice tone analysis tasks that may be active at once.</summary>
    public int ActiveVoiceToneAnalysisTasks { get; init; } = 25;

    /// <summary>Tasks of each kind that may be active at once on a transaction.</summary>
    public int ActiveTasksOfAKindPerTransaction { get; init; } = 1;

    /// <summary>Calls that tasks may be active on at once.</summary>
    public int AnalyzedCalls { get; init; } = 25;

    /// <summary>Voice profile domains that there may be.</summary>
    public int VoiceProfileDomains { get; init; } = 3;

    /// <summary>Voice profiles that a domain may hold.</summary>
    public int VoiceProfilesPerDomain { get; init; } = 20;

    /// <summary>Calls of the API that may be under way at once on a task.</summary>
    public int ConcurrentCallsPerTask { get; init; } = 1;

    /// <summary>Calls of the API that may be under way at once on a voice profile.</summary>
    public int ConcurrentCallsPerVoiceProfile { get; init; } = 1;

    /// <summary>Calls of the API that may be under way at once on a voice profile domain.</summary>
    public int ConcurrentCallsPerVoiceProfileDomain { get; init; } = 1;

    /// <summary>Checks the quotas, as their use does.</summary>
    /// <exception cref="ArgumentException">A quota breaks its rule; the message names both.</exception>
    public void Validate()
    {
        RequireAtLeast(0, ActiveSpeakerSearchTasks, nameof(ActiveSpeakerSearchTasks));
        RequireAtLeast(0, ActiveVoiceToneAnalysisTasks, nameof(ActiveVoiceToneAnalysisTasks));
        RequireAtLeast(0, ActiveTasksOfAKindPerTransaction, nameof(ActiveTasksOfAKindPerTransaction));
        RequireAtLeast(0, AnalyzedCalls, nameof(AnalyzedCalls));
        RequireAtLeast(0, VoiceProfileDomains, nameof(VoiceProfileDomains));
        RequireAtLeast(0, VoiceProfilesPerDomain, nameof(VoiceProfilesPerDomain));
        RequireAtLeast(1, ConcurrentCallsPerTask, nameof(ConcurrentCallsPerTask));
        RequireAtLeast(1, ConcurrentCallsPerVoiceProfile, nameof(ConcurrentCallsPerVoiceProfile));
        RequireAtLeast(1, ConcurrentCallsPerVoiceProfileDomain, nameof(ConcurrentCallsPerVoiceProfileDomain));
    }

    private static void RequireAtLeast(int least, int value, string quota) =>
        EmulatorOptions.Require(value >= least, Text.Format(Messages.QuotaRule, quota, least));
}
