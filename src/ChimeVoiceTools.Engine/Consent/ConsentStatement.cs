using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Resources;

namespace ChimeVoiceTools.Engine.Consent;

/// <summary>That the speaker's consent is there, and what is to be on record of it.</summary>
/// <param name="Subject">The user's own id of the speaker; null where none is given.</param>
/// <param name="Reference">Where the consent itself is kept; null where it is not said.</param>
/// <param name="IsAnswered">Whether somebody answered a question for it; else it was stated with the command.</param>
/// <param name="IsRenewal">Whether it is a new consent, which holds also where an earlier one was revoked.</param>
public sealed record ConsentStatement(string? Subject, string? Reference, bool IsAnswered, bool IsRenewal = false)
{
    /// <summary>Gets how it was obtained, in the word of the ledger.</summary>
    internal string Obtained => IsAnswered ? "Answered" : "Stated";

    /// <summary>Checks what names the subject and the consent.</summary>
    /// <exception cref="ChimeException">It breaks a rule, or the ledger asks for a subject and there is none.</exception>
    public void Validate()
    {
        Rules.ConsentText(Subject, "ConsentSubject");
        Rules.ConsentText(Reference, "ConsentReference");
        if (Subject is null && Ledger.Current is { RequireSubject: true } ledger)
        {
            throw Rules.Broken("ConsentSubject", Subject, Text.Format(Messages.RuleSubjectRequired, ledger.Path));
        }

        if (IsRenewal && (Subject is null || Reference is null))
        {
            throw Rules.Broken(Subject is null ? "ConsentSubject" : "ConsentReference", null, Messages.RuleRenewal);
        }
    }

    /// <summary>Begins the line of a consent.</summary>
    /// <param name="consent">What is to be on record of it; null where the caller says nothing.</param>
    /// <param name="operation">The service's name of the operation.</param>
    /// <param name="region">The region that the request is signed for.</param>
    /// <param name="endpointUrl">The endpoint that the request goes to.</param>
    internal static ConsentRecord Describe(
        ConsentStatement? consent, string operation, string region, string endpointUrl) => new()
        {
            Operation = operation,
            ConsentSubject = consent?.Subject,
            ConsentReference = consent?.Reference,
            ConsentObtained = consent?.Obtained,
            Region = region,
            EndpointUrl = endpointUrl,
        };
}
