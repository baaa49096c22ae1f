namespace ChimeVoiceTools.Emulator.Protocol;

/// <summary>The names of the operations in the API.</summary>
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

    /// <summary>Gets all names.</summary>
    public static string[] Words { get; } = [.. typeof(OperationNames).GetFields().Select(field => field.Name)];
}
