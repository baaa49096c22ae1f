namespace ChimeVoiceTools.Emulator.Operations;

/// <summary>The operations, by the API's names.</summary>
internal static class OperationNames
{
    public const string StartVoiceToneAnalysisTask = nameof(StartVoiceToneAnalysisTask);
    public const string GetVoiceToneAnalysisTask = nameof(GetVoiceToneAnalysisTask);
    public const string StopVoiceToneAnalysisTask = nameof(StopVoiceToneAnalysisTask);
    public const string StartSpeakerSearchTask = nameof(StartSpeakerSearchTask);
    public const string GetSpeakerSearchTask = nameof(GetSpeakerSearchTask);
    public const string StopSpeakerSearchTask = nameof(StopSpeakerSearchTask);
    public const string CreateVoiceProfile = nameof(CreateVoiceProfile);
    public const string GetVoiceProfile = nameof(GetVoiceProfile);
    public const string UpdateVoiceProfile = nameof(UpdateVoiceProfile);
    public const string DeleteVoiceProfile = nameof(DeleteVoiceProfile);
    public const string ListVoiceProfiles = nameof(ListVoiceProfiles);
    public const string CreateVoiceProfileDomain = nameof(CreateVoiceProfileDomain);
    public const string GetVoiceProfileDomain = nameof(GetVoiceProfileDomain);
    public const string UpdateVoiceProfileDomain = nameof(UpdateVoiceProfileDomain);
    public const string DeleteVoiceProfileDomain = nameof(DeleteVoiceProfileDomain);
    public const string ListVoiceProfileDomains = nameof(ListVoiceProfileDomains);

    public static readonly IReadOnlyList<string> All =
    [
        StartVoiceToneAnalysisTask, GetVoiceToneAnalysisTask, StopVoiceToneAnalysisTask,
        StartSpeakerSearchTask, GetSpeakerSearchTask, StopSpeakerSearchTask,
        CreateVoiceProfile, GetVoiceProfile, UpdateVoiceProfile, DeleteVoiceProfile, ListVoiceProfiles,
        CreateVoiceProfileDomain, GetVoiceProfileDomain, UpdateVoiceProfileDomain, DeleteVoiceProfileDomain,
        ListVoiceProfileDomains,
    ];

    public static bool IsKnown(string operation) => All.Contains(operation, StringComparer.Ordinal);
}
