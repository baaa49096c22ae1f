using System.Net;
using Amazon;
using Amazon.Runtime;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Resources;

namespace ChimeVoiceTools.Engine.Credentials;

/// <summary>
/// The credentials of all connections that the same source signs for. Whoever needs them while they are fetched gets what comes
/// of it, so that a user is asked for one code, and a process is run once; and whatever the source, its keys pass one check.
/// </summary>
internal sealed class SharedCredentials : AWSCredentials
{
    private readonly object _gate = new();
    private readonly FoundCredentials _found;
    private readonly Func<Task<FoundCredentials>> _find;
    private readonly Func<Task<RegionEndpoint>> _region;
    private volatile AWSCredentials _source;
    private Task<ImmutableCredentials>? _fetching;
    private ChimeException? _refusal;
    private bool _wasAsked;
    private volatile bool _isRefused;
    private volatile Task _renewal = Task.CompletedTask;
    private long? _renewedAt;

    /// <summary>Shares credentials.</summary>
    /// <param name="found">The credentials.</param>
    /// <param name="find">Finds them again, as they stand then.</param>
    /// <param name="region">Finds the region of AWS STS where the profile names none.</param>
    public SharedCredentials(FoundCredentials found, Func<Task<FoundCredentials>> find, Func<Task<RegionEndpoint>> region)
    {
        _found = found;
        _find = find;
        _region = region;
        _source = Adopt(found);
    }

    /// <summary>What the credentials are from, as it stands in a sentence.</summary>
    public string Source => _found.Source;

    /// <summary>The running commands that these credentials sign for.</summary>
    public MfaPrompts Prompts { get; } = new();

    /// <summary>
    /// Whether they were refused, or a user gave no code for them, or a wrong one: who comes later needs others.
    /// </summary>
    public bool IsRefused => _isRefused || Volatile.Read(ref _refusal) is not null;

    /// <summary>
    /// Whether there is a source that could be asked for newer ones: keys that were given, or stand in a file, are what they are.
    /// </summary>
    public bool CanRenew => _found.Credentials is not (BasicAWSCredentials or SessionAWSCredentials);

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

            if (_renewal.IsCompleted && (_source is not RefreshingAWSCredentials || _source.Expiration > DateTime.UtcNow))
            {
                return FetchAsync(_source);
            }

            // Fetching begins with work that blocks: files are read, and the instance may be asked for its region.
            _wasAsked = false;
            return _fetching = Task.Run(FetchRenewedAsync);
        }
    }

    /// <summary>
    /// Has the credentials fetched anew, unless that has been done since the time of a request that they were refused for.
    /// </summary>
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

    /// <summary>Takes note that a service refused them for good.</summary>
    public void Refuse() => _isRefused = true;

    private AWSCredentials Adopt(FoundCredentials found) => found.Adopt(AskForCodeAsync, () => Prompts.Unused, _region);

    private async Task FindAgainAsync()
    {
        var found = Adopt(await _find().ConfigureAwait(false));
        lock (_gate)
        {
            _source = found;
        }
    }

    private async Task<ImmutableCredentials> FetchRenewedAsync()
    {
        // Where they can't be found again, the old ones may still be good for another try.
        var renewal = _renewal;
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
            return AccessKeys.Check(await source.GetCredentialsAsync().ConfigureAwait(false), Source);
        }
        catch (Exception exception)
        {
            var error = Explain(exception, source);
            if (error is ChimeException refusal)
            {
                lock (_gate)
                {
                    _refusal = _wasAsked ? refusal : null;
                }
            }

            throw error;
        }
    }

    private async Task<string> AskForCodeAsync(string device)
    {
        lock (_gate)
        {
            _wasAsked = true;
        }

        var name = _found.Profile?.Name ?? string.Empty;
        var code = await Prompts.AskAsync(Text.Format(Messages.MfaQuestion, device, name)).ConfigureAwait(false);
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

        var cause = CredentialErrors.Cause(exception);
        var message = _found.Profile is { } profile
            ? Text.Format(Messages.ProfileWithoutCredentials, profile.Name, cause)
            : Text.Format(Messages.FoundCredentialsFailed, Source, cause);
        if (CredentialErrors.MayPass(exception))
        {
            return new CredentialsException(message);
        }

        if (_found.Profile is { } signedIn && IsSignedInFor(source) && IsSignInMissing(exception))
        {
            message = Text.Format(Messages.SignInMissing, signedIn.Name, signedIn.Source.Name, cause);
        }

        return new ChimeException(ErrorIds.CredentialsNotFound, ChimeErrorKind.AuthenticationError, message);
    }

    private static bool IsSignedInFor(AWSCredentials source) =>
        source is SSOAWSCredentials || (source is RoleCredentials role && IsSignedInFor(role.SourceCredentials));

    // AWSSDK.Core finds no token that is good; the service finds that it is none.
    private static bool IsSignInMissing(Exception exception) =>
        CredentialErrors.Find<AmazonServiceException>(exception) is not { StatusCode: not HttpStatusCode.Unauthorized };
}
