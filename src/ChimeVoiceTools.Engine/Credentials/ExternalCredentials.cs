using System.Reflection;
using System.Runtime.CompilerServices;
using Amazon.Runtime;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Resources;

namespace ChimeVoiceTools.Engine.Credentials;

/// <summary>
/// Credentials that another module holds: an object of another copy of AWSSDK.Core, of whichever version and in
/// whichever load context, bare or in the wrapper that AWS.Tools has around it.
/// </summary>
/// <remarks>
/// Such a type can't be named here, and the wrapper's members are internal, so all of it is read by name. Two are
/// equal when they hold the same object: its keys change when it renews itself.
/// </remarks>
public sealed class ExternalCredentials : IEquatable<ExternalCredentials>
{
    private const string Wrapper = "Amazon.PowerShell.Common.AWSPSCredentials";

    private readonly object _provider;

    /// <summary>Takes an object as it is; it is looked into when it is needed.</summary>
    /// <param name="value">The object.</param>
    /// <param name="source">The parameter or variable that it came from, for messages.</param>
    public ExternalCredentials(object value, string source)
    {
        Source = source;
        _provider = value.GetType().FullName == Wrapper ? Property(value, "Credentials") ?? value : value;
    }

    /// <summary>The parameter or variable that it came from.</summary>
    internal string Source { get; }

    /// <inheritdoc/>
    public bool Equals(ExternalCredentials? other) => other is not null && ReferenceEquals(_provider, other._provider);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ExternalCredentials);

    /// <inheritdoc/>
    public override int GetHashCode() => RuntimeHelpers.GetHashCode(_provider);

    /// <summary>Names the type only: a secret must not end up in a message.</summary>
    public override string ToString() => nameof(ExternalCredentials);

    /// <summary>What tells the object from every other one.</summary>
    internal string Fingerprint => Credentials.Fingerprint.OfObject(_provider)!;

    /// <summary>Whether it looks like credentials at all; the object is not asked for any.</summary>
    /// <exception cref="ChimeException">It does not.</exception>
    internal void Require()
    {
        if (Method(nameof(GetCredentials)) is null && Method("GetCredentialsAsync") is null)
        {
            throw Unreadable(Text.Format(Messages.ExternalWithoutMethod, _provider.GetType().FullName));
        }
    }

    /// <summary>Asks the object for what it has now; it renews by itself what has run out.</summary>
    internal AccessKeys GetCredentials() => Ask(() =>
        Method(nameof(GetCredentials)) is { } method
            ? method.Invoke(_provider, null)
            : ResultOf((Task)Method("GetCredentialsAsync")!.Invoke(_provider, null)!));

    /// <inheritdoc cref="GetCredentials"/>
    internal async Task<AccessKeys> GetCredentialsAsync()
    {
        if (Method("GetCredentialsAsync") is not { } method)
        {
            return GetCredentials();
        }

        var asked = (Task)Ask<object>(() => method.Invoke(_provider, null));
        try
        {
            await asked.ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            throw Unreadable(CredentialErrors.Cause(exception));
        }

        return Ask(() => ResultOf(asked));
    }

    private AccessKeys Ask(Func<object?> question)
    {
        var keys = Ask<object>(question);
        return Property(keys, "AccessKey") is string { Length: > 0 } accessKey
            && Property(keys, "SecretKey") is string { Length: > 0 } secretKey
            ? new AccessKeys(accessKey, secretKey, Property(keys, "Token") is string { Length: > 0 } token ? token : null)
            : throw Unreadable(Messages.ExternalWithoutKeys);
    }

    private T Ask<T>(Func<object?> question)
        where T : class
    {
        try
        {
            return question() as T ?? throw Unreadable(Messages.ExternalWithoutKeys);
        }
        catch (Exception exception) when (exception is not ChimeException)
        {
            var cause = exception is TargetInvocationException { InnerException: { } inner } ? inner : exception;
            throw Unreadable(CredentialErrors.Cause(cause));
        }
    }

    private MethodInfo? Method(string name) =>
        _provider.GetType().GetMethod(name, BindingFlags.Instance | BindingFlags.Public, null, Type.EmptyTypes, null);

    private ChimeException Unreadable(string why) => new(
        ErrorIds.CredentialsNotFound,
        ChimeErrorKind.AuthenticationError,
        Text.Format(Messages.ExternalCredentialsUnreadable, Source, why));

    private static object? ResultOf(Task task)
    {
        task.GetAwaiter().GetResult();
        return Property(task, nameof(Task<>.Result));
    }

    private static object? Property(object value, string name) =>
        value.GetType().GetProperty(name, BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)?.GetValue(value);
}

/// <summary>Another module's credentials for this module's AWSSDK.Core, asked for anew for each request.</summary>
internal sealed class ExternalAwsCredentials(ExternalCredentials source) : AWSCredentials
{
    /// <inheritdoc/>
    public override ImmutableCredentials GetCredentials() => From(source.GetCredentials());

    /// <inheritdoc/>
    public override async Task<ImmutableCredentials> GetCredentialsAsync() =>
        From(await source.GetCredentialsAsync().ConfigureAwait(false));

    private static ImmutableCredentials From(AccessKeys keys) => new(keys.AccessKey, keys.SecretKey, keys.SessionToken);
}
