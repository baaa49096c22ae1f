namespace ChimeVoiceTools.Engine.Credentials;

/// <summary>
/// The running commands whose requests the same credentials sign: when a code is needed, one of them asks its user.
/// </summary>
internal sealed class CodeQuestions
{
    private readonly object _gate = new();
    private readonly List<Seat> _seats = [];
    private Round? _open;

    /// <summary>Says that a command runs that these credentials sign for.</summary>
    /// <param name="offer">
    /// Has the question put on the command's own thread; null when nobody can answer there. Called on any thread, and must not wait.
    /// </param>
    /// <returns>What to dispose when the command ends.</returns>
    public IDisposable Join(Action<CodeQuestion>? offer)
    {
        var seat = new Seat(this, offer);
        lock (_gate)
        {
            _seats.Add(seat);
            Offer(seat);
        }

        return seat;
    }

    /// <summary>Asks for a code.</summary>
    /// <param name="text">What to ask, without a mark at its end.</param>
    /// <returns>The code; empty when the user gave none, null when there is nobody to ask.</returns>
    public async Task<string?> AskAsync(string text)
    {
        var round = new Round(text);
        lock (_gate)
        {
            _open = round;
            foreach (Seat seat in _seats)
            {
                Offer(seat);
            }

            SettleIfAlone();
        }

        string? code = await round.Settled.ConfigureAwait(false);
        lock (_gate)
        {
            if (_open == round)
            {
                _open = null;
            }
        }

        return code;
    }

    /// <summary>Takes the question for a command.</summary>
    internal bool TryTake(Round round, Seat seat)
    {
        lock (_gate)
        {
            if (_open != round || round.Holder is not null || round.Settled.IsCompleted || !_seats.Contains(seat))
            {
                return false;
            }

            round.Holder = seat;
            return true;
        }
    }

    private void Leave(Seat seat)
    {
        lock (_gate)
        {
            if (!_seats.Remove(seat))
            {
                return;
            }

            if (_open?.Holder == seat)
            {
                _open.Holder = null;
                foreach (Seat other in _seats)
                {
                    Offer(other);
                }
            }

            SettleIfAlone();
        }
    }

    private void Offer(Seat seat)
    {
        if (_open is { Holder: null } round)
        {
            seat.Offer?.Invoke(new CodeQuestion(this, round, seat));
        }
    }

    private void SettleIfAlone()
    {
        if (!_seats.Exists(static seat => seat.Offer is not null))
        {
            _open?.Settle(null);
        }
    }

    /// <summary>One question, until it is answered.</summary>
    internal sealed class Round(string text)
    {
        private readonly TaskCompletionSource<string?> _settled = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public string Text => text;

        public Task<string?> Settled => _settled.Task;

        public Seat? Holder { get; set; }

        public void Settle(string? code) => _settled.TrySetResult(code);
    }

    /// <summary>A running command.</summary>
    internal sealed class Seat(CodeQuestions owner, Action<CodeQuestion>? offer) : IDisposable
    {
        public Action<CodeQuestion>? Offer => offer;

        public void Dispose() => owner.Leave(this);
    }
}
