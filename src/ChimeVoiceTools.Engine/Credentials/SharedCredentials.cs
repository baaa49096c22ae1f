using System.Net;
using Amazon.Runtime;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Resources;

namespace ChimeVoiceTools.Engine.Credentials;

/// <summary>
/// Credentials that are fetched and renewed, the same ones for all connections that they sign for. Whoever needs them while they are
/// fetched gets what comes of it, so that a user is asked for one code, and a process is run once.
/// </summary>
internal sealed class SharedCredentials : AWSCredentials
{
    private readonly object _gate = new();
    private readonly ProfileOrigin? _profile;
    private readonly Func<Task<AWSCredentials>> _find;
    private readonly Action<SharedCredentials> _giveUp;
    private volatile AWSCredentials _source;
    private Task<ImmutableCredentials>? _fetching;
    private ChimeException? _refusal;
    private bool _wasAsked;
    private volatile Task _renewal = Task.CompletedTask;
    private long? _renewedAt;

    /// <summary>Shares credentials.</summary>
    /// <param name="found">The credentials.</param>
    /// <param name="profile">The profile that they are from; null when none is known.</param>
    /// <param name="find">Finds them again, as they stand then.</param>
    /// <param name="giveUp">Called when a user gave no code, or a wrong one: who comes later needs others.</param>
    public SharedCredentials(AWSCredentials found, ProfileOrigin? profile, Func<Task<AWSCredentials>> find, Action<SharedCredentials> giveUp)
    {
        _profile = profile;
        _find = find;
        _giveUp = giveUp;
        _source = RoleCredentials.Adopt(found, profile, AskAsync);
    }

    /// <summary>The running commands that these credentials sign for.</summary>
    public CodeQuestions Questions { get; } = new();

    /// <inheritdoc/>
    public override ImmutableCredentials GetCredentials() => GetCredentialsAsync().GetAwaiter().GetResult();

    /// <inheritdoc/>
    public override Task<ImmutableCredentials> GetCredentialsAsync()
    {
        lock (_gate)
        {
            if (_refusal is not null)
            {
                return Task.FromException<ImmutableCredentials>(_refusal);
            }

            if (_fetching is { IsCompleted: false })
            {
                return _fetching;
            }

            if (_renewal.IsCompleted && _source.Expiration > DateTime.UtcNow)
            {
                return FetchAsync(_source);
            }

            // Fetching begins with work that blocks: files are read, and the instance may be asked for its region.
            _wasAsked = false;
            return _fetching = Task.Run(FetchRenewedAsync);
        }
    }

    /// <summary>Has the credentials fetched anew, unless that has been done since the time of a request that they were refused for.</summary>
    /// <param name="sentAt">When the refused request was sent.</param>
    /// <param name="time">The clock that says so.</param>
    public Task RenewAsync(long sentAt, TimeProvider time)
    {
        lock (_gate)
        {
            if (!_renewal.IsCompleted || _renewedAt >= sentAt)
            {
                return _renewal;
            }

            _renewedAt = time.GetTimestamp();
            Clear(_source);
            return _renewal = Task.Run(FindAgainAsync);
        }
    }

    private async Task FindAgainAsync()
    {
        AWSCredentials found = RoleCredentials.Adopt(await _find().ConfigureAwait(false), _profile, AskAsync);
        lock (_gate)
        {
            _source = found;
        }
    }

    private async Task<ImmutableCredentials> FetchRenewedAsync()
    {
        // Where they can't be found again, the old ones may still be good for another try.
        Task renewal = _renewal;
        await Task.WhenAny(renewal).ConfigureAwait(false);
        return await FetchAsync(_source).ConfigureAwait(false);
    }

    // Those that AWSSDK.Core keeps for itself come back the same.
    private static void Clear(AWSCredentials? credentials)
    {
        (credentials as RefreshingAWSCredentials)?.ClearCredentials();
        if (credentials is RoleCredentials role)
        {
            Clear(role.SourceCredentials);
        }
    }

    private async Task<ImmutableCredentials> FetchAsync(AWSCredentials source)
    {
        try
        {
            return await source.GetCredentialsAsync().ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            Exception error = Explain(exception, source);
            if (error is not ChimeException refusal)
            {
                throw error;
            }

            bool givesUp;
            lock (_gate)
            {
                givesUp = _wasAsked;
                _refusal = givesUp ? refusal : null;
            }

            if (givesUp)
            {
                _giveUp(this);
            }

            throw refusal;
        }
    }

    private async Task<string> AskAsync(string device)
    {
        lock (_gate)
        {
            _wasAsked = true;
        }

        string name = _profile?.Name ?? string.Empty;
        string? code = await Questions.AskAsync(Text.Format(Messages.MfaQuestion, device, name)).ConfigureAwait(false);
        return code is { Length: > 0 }
            ? code
            : throw new ChimeException(
                ErrorIds.CredentialsNotFound,
                ChimeErrorKind.AuthenticationError,
                Text.Format(code is null ? Messages.MfaNobodyToAsk : Messages.MfaCodeMissing, name, device));
    }

    private Exception Explain(Exception exception, AWSCredentials source)
    {
        if (CredentialErrors.Find<ChimeException>(exception) is { } known)
        {
            return known;
        }

        string cause = CredentialErrors.Cause(exception);
        string message = _profile is null
            ? Text.Format(Messages.FoundCredentialsFailed, cause)
            : Text.Format(Messages.ProfileWithoutCredentials, _profile.Name, cause);
        if (CredentialErrors.MayPass(exception))
        {
            return new CredentialsException(message, CredentialErrors.Harmless(exception));
        }

        if (_profile is not null && IsSignedInFor(source) && IsSignInMissing(exception))
        {
            message = Text.Format(Messages.SignInMissing, _profile.Name, _profile.SignInName, cause);
        }

        return new ChimeException(ErrorIds.CredentialsNotFound, ChimeErrorKind.AuthenticationError, message, CredentialErrors.Harmless(exception));
    }

    private static bool IsSignedInFor(AWSCredentials source) =>
        source is SSOAWSCredentials || (source is RoleCredentials role && IsSignedInFor(role.SourceCredentials));

    // AWSSDK.Core finds no token that is good; the service finds that it is none.
    private static bool IsSignInMissing(Exception exception) =>
        CredentialErrors.Find<AmazonServiceException>(exception) is not { StatusCode: not HttpStatusCode.Unauthorized };
}
