using System.Management.Automation;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Resources;
using ChimeVoiceTools.Infrastructure;

namespace ChimeVoiceTools.Consent;

/// <summary>
/// The speaker's consent, without which nothing is analysed: stated with -ConfirmConsent, or asked for, record by record.
/// </summary>
internal sealed class ConsentGate(PSCmdlet cmdlet)
{
    private const string Parameter = "ConfirmConsent";

    private bool _yesToAll;
    private bool _noToAll;
    private int _denied;

    /// <summary>Refuses a default for -ConfirmConsent: consent is stated for each call.</summary>
    public void RefuseDefault()
    {
        if (DefaultParameterValues.Find(cmdlet, Parameter) is { } entry)
        {
            Refuse(Text.Format(Messages.ConsentNotADefault, entry));
        }
    }

    /// <summary>Whether consent was stated or is confirmed now for one record.</summary>
    /// <param name="stated">Whether -ConfirmConsent was given.</param>
    /// <param name="action">What is about to be done.</param>
    /// <param name="target">What it is done with.</param>
    /// <returns>False when a person said no; where there is no one to ask, the command ends.</returns>
    public bool Obtain(bool stated, string action, string target)
    {
        if (stated)
        {
            return true;
        }

        bool confirmed = Ask(action, target);
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
            Refuse(Text.Format(Messages.ConsentRequired, action, target));
        }

        try
        {
            // This overload's default is No; the others' is Yes, and an empty line must not stand for consent.
            return cmdlet.ShouldContinue(
                Text.Format(Messages.ConsentQuery, action, target), Messages.ConsentCaption, hasSecurityImpact: true, ref _yesToAll, ref _noToAll);
        }
        catch (Exception exception) when (exception is not PipelineStoppedException)
        {
            // Hosts that can't ask say so in many ways; at the end of its input a console even fails.
            Refuse(Text.Format(Messages.ConsentRequired, action, target));
            throw;
        }
    }

    private void Refuse(string message) => cmdlet.ThrowTerminatingError(
        ErrorRecords.From(new ChimeException(ErrorIds.ConsentRequired, ChimeErrorKind.PermissionDenied, message), null));
}
