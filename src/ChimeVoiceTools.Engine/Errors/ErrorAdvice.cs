using ChimeVoiceTools.Engine.Resources;

namespace ChimeVoiceTools.Engine.Errors;

/// <summary>What to do about errors whose remedy depends on what was being done; each is a sentence.</summary>
/// <param name="AccessDenied">Where the credentials do not allow it.</param>
/// <param name="NotFound">Where something does not exist.</param>
/// <param name="Gone">Where something has ended or is too old.</param>
/// <param name="QuotaFull">Where a quota is full.</param>
/// <param name="Remedy">What the caller can give where a quota is full.</param>
internal sealed record ErrorAdvice(
    string AccessDenied, string NotFound, string Gone, string QuotaFull, ChimeRemedy Remedy = ChimeRemedy.None)
{
    public static ErrorAdvice Starts =>
        new(
            Messages.AdviceAccessDenied,
            Messages.AdviceCallNotFound,
            Messages.AdviceCallGone,
            Messages.AdviceQuota,
            ChimeRemedy.QuotaTimeout);

    public static ErrorAdvice Tasks =>
        new(Messages.AdviceAccessDenied, Messages.AdviceNotFound, Messages.AdviceGone, Messages.AdviceQuota);

    public static ErrorAdvice Voiceprints => new(
        Messages.AdviceAccessDeniedProfiles,
        Messages.AdviceVoiceprintNotFound,
        Messages.AdviceVoiceprintGone,
        Messages.AdviceVoiceProfileQuota);

    public static ErrorAdvice VoiceProfiles =>
        new(
            Messages.AdviceAccessDeniedProfiles,
            Messages.AdviceVoiceProfileNotFound,
            Messages.AdviceGone,
            Messages.AdviceVoiceProfileQuota);

    public static ErrorAdvice VoiceProfileDomains => new(
        Messages.AdviceAccessDeniedProfiles,
        Messages.AdviceVoiceProfileDomainNotFound,
        Messages.AdviceGone,
        Messages.AdviceVoiceProfileDomainQuota);

    public static ErrorAdvice MediaInsightsConfigurations => new(
        Messages.AdviceAccessDeniedProfiles,
        Messages.AdviceConfigurationNotFound,
        Messages.AdviceGone,
        Messages.AdviceConfigurationQuota);

    public static ErrorAdvice MediaInsightsPipelines => new(
        Messages.AdviceAccessDeniedProfiles, Messages.AdvicePipelineNotFound, Messages.AdviceGone, Messages.AdvicePipelineQuota);

    public static ErrorAdvice Setup => new(
        Messages.AdviceAccessDeniedProfiles,
        Messages.AdviceVoiceProfileDomainNotFound,
        Messages.AdviceGone,
        Messages.AdviceQuota);

    public static ErrorAdvice Queues =>
        new(Messages.AdviceAccessDeniedQueue, Messages.AdviceQueueNotFound, Messages.AdviceGone, Messages.AdviceThrottled);

    /// <summary>
    /// What to do about a full quota, whose message says which it is: AWS raises those of a region, not that of a call.
    /// </summary>
    public string ForQuota(string? message) =>
        message?.IndexOf("transaction", StringComparison.OrdinalIgnoreCase) >= 0 ? Messages.AdviceQuotaOfCall : QuotaFull;
}
