using ChimeVoiceTools.Emulator.Protocol;
using ChimeVoiceTools.Emulator.Resources;

namespace ChimeVoiceTools.Emulator.State;

/// <summary>The client request tokens that were used, and what was made with each.</summary>
internal sealed class UsedTokens
{
    private readonly Dictionary<(string Operation, string Token), (string Request, string Id)> _used = [];
    private readonly Dictionary<string, (string Operation, string Token)> _byId = new(StringComparer.Ordinal);

    /// <summary>Returns the id of what an earlier request with the same token made, or null when there was none.</summary>
    /// <param name="operation">The operation, and what tells it from another API's.</param>
    /// <param name="token">The token; null when the request has none.</param>
    /// <param name="request">What the request asks for.</param>
    /// <param name="otherRequest">The error where the earlier request was another one; a conflict where it is left out.</param>
    /// <exception cref="ApiException">The earlier request was another one.</exception>
    public string? Find(string operation, string? token, string request, ApiError? otherRequest = null) =>
        token is null || !_used.TryGetValue((operation, token), out var earlier)
            ? null
            : earlier.Request == request
                ? earlier.Id
                : throw new ApiException(otherRequest ?? ApiErrors.Conflict, Messages.TokenUsedBefore);

    public void Add(string operation, string? token, string request, string id)
    {
        if (token is not null)
        {
            _used[(operation, token)] = (request, id);
            _byId[id] = (operation, token);
        }
    }

    /// <summary>Forgets the token of what is no longer there.</summary>
    public void Forget(string id)
    {
        if (_byId.TryGetValue(id, out var used))
        {
            _used.Remove(used);
            _byId.Remove(id);
        }
    }
}
