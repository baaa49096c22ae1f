namespace ChimeVoiceTools.Engine.Credentials;

/// <summary>A prompt for the code of an MFA device, as it is offered to one running command.</summary>
/// <remarks>
/// It may be offered to several commands, since not each of them is waiting on its own thread: the first that takes it shows it.
/// </remarks>
internal sealed class MfaPrompt(MfaPrompts owner, MfaPrompts.Request request, MfaPrompts.Command command)
{
    /// <summary>What to ask, without a mark at its end.</summary>
    public string Text => request.Text;

    /// <summary>Takes the prompt, to be called where it can be shown at once.</summary>
    /// <returns>False when another command has it, or when it is settled.</returns>
    public bool TryTake() => owner.TryTake(request, command);

    /// <summary>Gives the code.</summary>
    public void Answer(string code) => request.Settle(code);

    /// <summary>Says that the user gave no code.</summary>
    public void Decline() => request.Settle(string.Empty);

    /// <summary>Says that the command can't prompt, or can't go on: another one may.</summary>
    public void PutBack() => command.Dispose();

    /// <summary>Has the command show the prompt, outside of any lock: what it calls is not this class's.</summary>
    internal void Offer() => command.Offer?.Invoke(this);
}
