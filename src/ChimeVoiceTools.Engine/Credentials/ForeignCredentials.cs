using System.Reflection;
using System.Runtime.CompilerServices;
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
public sealed class ForeignCredentials : IEquatable<ForeignCredentials>
{
    private const string Wrapper = "Amazon.PowerShell.Common.AWSPSCredentials";

    private readonly object _provider;
    private readonly string _source;

    /// <summary>Takes an object as it is; it is looked into when it is needed.</summary>
    /// <param name="value">The object.</param>
    /// <param name="source">The parameter or variable that it came from, for messages.</param>
    public ForeignCredentials(object value, string source)
    {
        _source = source;
        _provider = value.GetType().FullName == Wrapper ? Property(value, "Credentials") ?? value : value;
    }

    /// <inheritdoc/>
    public bool Equals(ForeignCredentials? other) => other is not null && ReferenceEquals(_provider, other._provider);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ForeignCredentials);

    /// <inheritdoc/>
    public override int GetHashCode() => RuntimeHelpers.GetHashCode(_provider);

    /// <summary>Names the type only: a secret must not end up in a message.</summary>
    public override string ToString() => nameof(ForeignCredentials);

    /// <summary>What tells the object from every other one.</summary>
    internal string Fingerprint => Credentials.Fingerprint.OfObject(_provider)!;

    /// <summary>Whether it looks like credentials at all; the object is not asked for any.</summary>
    /// <exception cref="ChimeException">It does not.</exception>
    internal void Require()
    {
        if (Method(nameof(GetCredentials)) is null && Method("GetCredentialsAsync") is null)
        {
            throw Unreadable(Text.Format(Messages.ForeignWithoutMethod, _provider.GetType().FullName), null);
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
            throw Unreadable(Text.Sentence(exception.Message), exception);
        }

        return Ask(() => ResultOf(asked));
    }

    private AccessKeys Ask(Func<object?> question)
    {
        object keys = Ask<object>(question);
        return Property(keys, "AccessKey") is string { Length: > 0 } accessKey && Property(keys, "SecretKey") is string { Length: > 0 } secretKey
            ? new AccessKeys(accessKey, secretKey, Property(keys, "Token") is string { Length: > 0 } token ? token : null)
            : throw Unreadable(Messages.ForeignWithoutKeys, null);
    }

    private T Ask<T>(Func<object?> question)
        where T : class
    {
        try
        {
            return question() as T ?? throw Unreadable(Messages.ForeignWithoutKeys, null);
        }
        catch (Exception exception) when (exception is not ChimeException)
        {
            Exception cause = exception is TargetInvocationException { InnerException: { } inner } ? inner : exception;
            throw Unreadable(Text.Sentence(cause.Message), cause);
        }
    }

    private MethodInfo? Method(string name) =>
        _provider.GetType().GetMethod(name, BindingFlags.Instance | BindingFlags.Public, null, Type.EmptyTypes, null);

    private ChimeException Unreadable(string why, Exception? cause) => new(
        ErrorIds.CredentialsNotFound, ChimeErrorKind.AuthenticationError, Text.Format(Messages.ForeignCredentialsUnreadable, _source, why), cause);

    private static object? ResultOf(Task task)
    {
        task.GetAwaiter().GetResult();
        return Property(task, nameof(Task<>.Result));
    }

    private static object? Property(object value, string name) =>
        value.GetType().GetProperty(name, BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)?.GetValue(value);
}
