namespace ChimeVoiceTools.Engine.Credentials;

/// <summary>A question for the code of an MFA device, as it is offered to one running command.</summary>
/// <remarks>
/// It may be offered to several commands, since not each of them is waiting on its own thread: the first that takes it puts it.
/// </remarks>
internal sealed class CodeQuestion
{
    private readonly CodeQuestions _owner;
    private readonly CodeQuestions.Round _round;
    private readonly CodeQuestions.Seat _seat;

    public CodeQuestion(CodeQuestions owner, CodeQuestions.Round round, CodeQuestions.Seat seat)
    {
        _owner = owner;
        _round = round;
        _seat = seat;
    }

    /// <summary>What to ask, without a mark at its end.</summary>
    public string Text => _round.Text;

    /// <summary>Takes the question, to be called where it can be put at once.</summary>
    /// <returns>False when another command has it, or when it is settled.</returns>
    public bool TryTake() => _owner.TryTake(_round, _seat);

    /// <summary>Gives the code.</summary>
    public void Answer(string code) => _round.Settle(code);

    /// <summary>Says that the user gave no code.</summary>
    public void Decline() => _round.Settle(string.Empty);

    /// <summary>Says that the command can't ask, or can't go on asking: another one may.</summary>
    public void PutBack() => _seat.Dispose();
}
