using ChimeVoiceTools.Engine.Connections;
using ChimeVoiceTools.Engine.Errors;

namespace ChimeVoiceTools.Input;

/// <summary>The client request tokens that were given to one command, the newest of them.</summary>
internal sealed class RequestTokens
{
    private readonly NewestSet<string> _given = new();

    /// <summary>Refuses a token that an earlier record had: the service would answer with what that one made.</summary>
    /// <exception cref="ChimeException">It was given before.</exception>
    public void RequireNew(string? token)
    {
        if (token is not null && !_given.Add(token))
        {
            throw Rules.Broken("ClientRequestToken", token, Messages.RuleTokenOnce);
        }
    }
}
