using System.Management.Automation;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Resources;

namespace ChimeVoiceTools.Host;

/// <summary>
/// The speaker's consent, without which nothing is analysed: stated with -ConfirmConsent, or asked for, record by record.
/// </summary>
internal sealed class ConsentPrompt(PSCmdlet cmdlet)
{
    private static readonly string[] Parameters = ["ConfirmConsent", "Renew"];

    private bool _yesToAll;
    private bool _noToAll;
    private int _denied;

    /// <summary>Refuses a default for -ConfirmConsent and for -Renew: consent is stated for each call.</summary>
    /// <exception cref="ChimeException">There is one, and the command has to end.</exception>
    public void RefuseDefault()
    {
        foreach (var parameter in Parameters)
        {
            if (DefaultParameterValues.Find(cmdlet, parameter) is { } entry)
            {
                throw Refusal(Text.Format(Messages.ConsentNotADefault, entry));
            }
        }
    }

    /// <summary>Whether consent was stated or is confirmed now for one record.</summary>
    /// <param name="stated">Whether -ConfirmConsent was given.</param>
    /// <param name="action">What is about to be done.</param>
    /// <param name="target">What it is done with.</param>
    /// <returns>False when the answer was no.</returns>
    /// <exception cref="ChimeException">The session cannot prompt, and the command has to end.</exception>
    public bool Obtain(bool stated, string action, string target)
    {
        if (stated)
        {
            return true;
        }

        var confirmed = Ask(action, target);
        if (!confirmed)
        {
            _denied++;
        }

        return confirmed;
    }

    /// <summary>Says how many records were skipped.</summary>
    public void Summarize()
    {
        if (_denied > 0)
        {
            cmdlet.WriteWarning(Text.Format(Messages.ConsentDenied, _denied));
        }
    }

    private bool Ask(string action, string target)
    {
        if (!HostPrompt.IsPossible(cmdlet.Host))
        {
            throw Refusal(Text.Format(Messages.ConsentRequired, action, target));
        }

        try
        {
            // This overload's default is No; the others' is Yes, and an empty line must not stand for consent.
            return cmdlet.ShouldContinue(
                Text.Format(Messages.ConsentQuery, action, target),
                Messages.ConsentCaption,
                hasSecurityImpact: true,
                ref _yesToAll,
                ref _noToAll);
        }
        catch (Exception exception) when (exception is not PipelineStoppedException)
        {
            // Hosts that can't prompt say so in many ways; at the end of its input a console even fails.
            throw Refusal(Text.Format(Messages.ConsentRequired, action, target));
        }
    }

    private static ChimeException Refusal(string message) =>
        new(ErrorIds.ConsentRequired, ChimeErrorKind.PermissionDenied, message);
}
