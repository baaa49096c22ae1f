using ChimeVoiceTools.Engine.Resources;

namespace ChimeVoiceTools.Engine.Errors;

/// <summary>What to do about errors whose remedy depends on what was being done; each is a sentence.</summary>
/// <param name="NotFound">Where something does not exist.</param>
/// <param name="Gone">Where something has ended or is too old.</param>
/// <param name="QuotaFull">Where a quota is full.</param>
internal sealed record ErrorAdvice(string NotFound, string Gone, string QuotaFull)
{
    public static ErrorAdvice Tasks => new(Messages.AdviceNotFound, Messages.AdviceGone, Messages.AdviceQuota);

    public static ErrorAdvice VoiceProfiles => new(Messages.AdviceVoiceProfileNotFound, Messages.AdviceVoiceprintGone, Messages.AdviceVoiceProfileQuota);

    public static ErrorAdvice VoiceProfileDomains =>
        new(Messages.AdviceVoiceProfileDomainNotFound, Messages.AdviceGone, Messages.AdviceVoiceProfileDomainQuota);
}
