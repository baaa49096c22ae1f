using System.IO;
using Amazon.Runtime;
using ChimeVoiceTools.Engine.Credentials;
using ChimeVoiceTools.Engine.Endpoints;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Resources;

namespace ChimeVoiceTools.Engine.Connections;

/// <summary>Keeps one connection for each combination of what decides on it, the last used ones of them.</summary>
public static class ConnectionPool
{
    private const int MaxConnections = 64;

    // Everything outside of the parameters that decides on a connection: when one of them changes, so may the connection.
    private static readonly string[] Variables =
    [
        .. AwsService.All.Concat([AwsService.SecurityToken, AwsService.Sqs]).SelectMany(EndpointFinder.Variables).Distinct(),
        .. RegionFinder.Variables,
        .. CredentialFinder.Variables,
        "AWS_USE_FIPS_ENDPOINT",
        "AWS_USE_DUALSTACK_ENDPOINT",
    ];

    private static readonly BoundedCache<Connection> Connections = new(
        MaxConnections,
        static connection => connection.IsRefused,
        static connection => connection.Use(),
        static connection => connection.Dispose());

    /// <summary>Gives the connection for what was given, made on first use.</summary>
    /// <param name="options">What the user gave.</param>
    /// <param name="origin">What a piped object brought with it.</param>
    /// <param name="cancellationToken">Ends the search for credentials and region.</param>
    /// <param name="report">Takes a sentence for whatever is worth a verbose line; called on any thread.</param>
    /// <returns>The connection, which whoever asked disposes of at the end.</returns>
    /// <exception cref="ChimeException">
    /// Something given breaks a rule, a named profile does not exist, or no region or no credentials were found.
    /// </exception>
    public static async Task<Connection> GetAsync(
        ConnectionOptions options, TaskOrigin origin, CancellationToken cancellationToken, Action<string>? report = null)
    {
        var key = KeyOf(options, origin);
        if (Connections.Find(key) is { } known)
        {
            return known;
        }

        // Profiles are files, and the region and credentials of an instance are a request away.
        try
        {
            var made = await Task.Run(
                () => new ConnectionFactory(options, origin, report).ConnectAsync(), cancellationToken).ConfigureAwait(false);

            // The pool is a user too, until it drops it.
            made.Use();
            return Connections.FindOrAdd(key, made);
        }
        catch (Exception exception) when (IsOfMachine(exception))
        {
            throw NotMade(exception);
        }
    }

    /// <summary>Says where requests would go, as far as that is known without asking anybody.</summary>
    /// <param name="options">What the user gave.</param>
    /// <param name="origin">What a piped object brought with it.</param>
    /// <returns>The endpoint's host and the region, as they stand in a sentence; null when no region is known.</returns>
    /// <exception cref="ChimeException">Something given breaks a rule, or a named profile does not exist.</exception>
    public static string? Describe(ConnectionOptions options, TaskOrigin origin)
    {
        try
        {
            return new ConnectionFactory(options, origin, null).DescribeEndpoint();
        }
        catch (Exception exception) when (IsOfMachine(exception))
        {
            throw NotMade(exception);
        }
    }

    /// <summary>Finds the region alone, for who has no credentials.</summary>
    /// <param name="options">What the user gave.</param>
    /// <param name="origin">What a piped object brought with it.</param>
    /// <param name="report">Takes a sentence for whatever is worth a verbose line; called on any thread.</param>
    /// <returns>The region.</returns>
    /// <exception cref="ChimeException">
    /// Something given breaks a rule, a named profile does not exist, or no region was found.
    /// </exception>
    internal static Task<string> FindRegionAsync(ConnectionOptions options, TaskOrigin origin, Action<string> report) =>
        new ConnectionFactory(options, origin, report).FindRegionAsync();

    // A file that can't be read, or settings of this machine that don't go together.
    private static bool IsOfMachine(Exception exception) =>
        exception is AmazonClientException or ArgumentException or IOException or InvalidDataException
            or UnauthorizedAccessException or InvalidOperationException;

    private static ChimeException NotMade(Exception exception) => new(
        ErrorIds.InvalidParameter,
        ChimeErrorKind.InvalidArgument,
        Text.Format(Messages.ConnectionNotMade, CredentialErrors.Cause(exception)));

    /// <summary>Makes the key of a connection, in which nothing of what decides on it can be read.</summary>
    internal static string KeyOf(ConnectionOptions options, TaskOrigin origin)
    {
        var endpoint = options.EndpointUrl ?? origin.EndpointUrl
            ?? (EndpointFinder.FindVariable(options.Service) is { } variable ? Environment
                .GetEnvironmentVariable(variable) : null);
        return Fingerprint.Of(
        [
            options.Service.HostPrefix,
            options.Fingerprint(),
            options.SessionRegion,
            options.Region,
            options.EndpointUrl,
            origin.Region,
            origin.EndpointUrl,
            Fingerprint.OfObject(EmulatorEndpoints.Find(endpoint)),
            .. Variables.Select(Environment.GetEnvironmentVariable),
        ]);
    }
}
