namespace ChimeVoiceTools.Engine.Credentials;

/// <summary>
/// The running commands whose requests the same credentials sign: when a code is needed, one of them prompts for it, and when
/// the last of them has ended, nobody waits for the credentials any more.
/// </summary>
internal sealed class MfaPrompts
{
    private readonly object _gate = new();
    private readonly List<Command> _commands = [];
    private TaskCompletionSource<bool> _unused = NewUnused();
    private Request? _open;

    /// <summary>Ends when the last command has ended; never where none has said that it runs.</summary>
    public Task Unused
    {
        get
        {
            lock (_gate)
            {
                return _unused.Task;
            }
        }
    }

    /// <summary>Says that a command runs that these credentials sign for.</summary>
    /// <param name="offer">
    /// Has the prompt shown on the command's own thread; null when its host can't prompt. Called on any thread, and must not
    /// wait.
    /// </param>
    /// <returns>What to dispose when the command ends.</returns>
    public IDisposable Join(Action<MfaPrompt>? offer)
    {
        var command = new Command(this, offer);
        MfaPrompt? prompt;
        lock (_gate)
        {
            if (_unused.Task.IsCompleted)
            {
                _unused = NewUnused();
            }

            _commands.Add(command);
            prompt = PromptFor(command);
        }

        prompt?.Offer();
        return command;
    }

    /// <summary>Prompts for a code.</summary>
    /// <param name="text">What to ask, without a mark at its end.</param>
    /// <returns>The code; empty when the user gave none, null when no host can prompt.</returns>
    public async Task<string?> AskAsync(string text)
    {
        var request = new Request(text);
        List<MfaPrompt> prompts;
        lock (_gate)
        {
            _open = request;
            prompts = PromptsForAll();
            SettleIfNoneCanPrompt();
        }

        prompts.ForEach(static prompt => prompt.Offer());
        var code = await request.Settled.ConfigureAwait(false);
        lock (_gate)
        {
            if (_open == request)
            {
                _open = null;
            }
        }

        return code;
    }

    /// <summary>Takes a prompt for a command.</summary>
    internal bool TryTake(Request request, Command command)
    {
        lock (_gate)
        {
            if (_open != request || request.Holder is not null || request.Settled.IsCompleted || !_commands.Contains(command))
            {
                return false;
            }

            request.Holder = command;
            return true;
        }
    }

    private void Leave(Command command)
    {
        List<MfaPrompt> prompts = [];
        TaskCompletionSource<bool>? unused;
        lock (_gate)
        {
            if (!_commands.Remove(command))
            {
                return;
            }

            if (_open?.Holder == command)
            {
                _open.Holder = null;
                prompts = PromptsForAll();
            }

            SettleIfNoneCanPrompt();
            unused = _commands.Count == 0 ? _unused : null;
        }

        prompts.ForEach(static prompt => prompt.Offer());
        unused?.TrySetResult(true);
    }

    private static TaskCompletionSource<bool> NewUnused() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private List<MfaPrompt> PromptsForAll() => [.. _commands.Select(PromptFor).OfType<MfaPrompt>()];

    private MfaPrompt? PromptFor(Command command) =>
        command.Offer is not null && _open is { Holder: null } request ? new MfaPrompt(this, request, command) : null;

    private void SettleIfNoneCanPrompt()
    {
        if (!_commands.Exists(static command => command.Offer is not null))
        {
            _open?.Settle(null);
        }
    }

    /// <summary>One code that is needed, until it is there.</summary>
    internal sealed class Request(string text)
    {
        private readonly TaskCompletionSource<string?> _settled = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public string Text => text;

        public Task<string?> Settled => _settled.Task;

        public Command? Holder { get; set; }

        public void Settle(string? code) => _settled.TrySetResult(code);
    }

    /// <summary>A running command.</summary>
    internal sealed class Command(MfaPrompts owner, Action<MfaPrompt>? offer) : IDisposable
    {
        public Action<MfaPrompt>? Offer => offer;

        public void Dispose() => owner.Leave(this);
    }
}
