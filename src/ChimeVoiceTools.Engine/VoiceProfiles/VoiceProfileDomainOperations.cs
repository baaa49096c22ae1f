using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Amazon.ChimeSDKVoice;
using ChimeVoiceTools.Engine.Connections;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Resilience;
using ChimeVoiceTools.Engine.Resources;
using Api = Amazon.ChimeSDKVoice.Model;

namespace ChimeVoiceTools.Engine.VoiceProfiles;

/// <summary>Creates, reads, changes and removes voice profile domains on one connection.</summary>
public sealed class VoiceProfileDomainOperations
{
    private static readonly ConditionalWeakTable<Connection, ConcurrentDictionary<string, string>> Arns = new();

    private readonly Connection _connection;
    private readonly RequestSender _requests;

    /// <summary>Works on a connection.</summary>
    /// <param name="connection">Where the domains live.</param>
    /// <param name="report">Takes a sentence for whatever is worth a verbose line; called on any thread.</param>
    /// <param name="time">The clock for pauses; null for the system's.</param>
    public VoiceProfileDomainOperations(Connection connection, Action<string> report, TimeProvider? time = null)
    {
        _connection = connection;
        _requests = new RequestSender(connection, EndpointLimits.Of(connection, time), report, ErrorAdvice.VoiceProfileDomains);
    }

    private IAmazonChimeSDKVoice Client => _connection.Voice;

    /// <summary>Creates a domain; with a client request token, so that a lost answer never makes a second one.</summary>
    /// <param name="creation">What to create.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <returns>The domain.</returns>
    /// <exception cref="ChimeException">The input breaks a rule, or the service refused.</exception>
    public async Task<VoiceProfileDomain> CreateAsync(VoiceProfileDomainCreation creation, CancellationToken cancellationToken)
    {
        creation.Validate();
        var request = new Api.CreateVoiceProfileDomainRequest
        {
            Name = creation.Name,
            ServerSideEncryptionConfiguration = new Api.ServerSideEncryptionConfiguration { KmsKeyArn = creation.KmsKeyArn },
            Description = creation.Description,
            Tags = creation.Tags is { Count: > 0 } tags
                ? [.. tags.Select(tag => new Api.Tag { Key = tag.Key, Value = tag.Value })]
                : null,
            ClientRequestToken = creation.ClientRequestToken ?? Guid.NewGuid().ToString("N"),
        };
        return await _requests.RunAsync(
            async () =>
                Map(
                    (await Client.CreateVoiceProfileDomainAsync(request, cancellationToken)
                        .ConfigureAwait(false)).VoiceProfileDomain,
                    null),
            Text.Format(Messages.CreatingVoiceProfileDomain, creation.Name),
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads a domain.</summary>
    /// <param name="voiceProfileDomainId">Which one.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <returns>The domain as it is now.</returns>
    /// <exception cref="ChimeException">The input breaks a rule, or the service refused.</exception>
    public async Task<VoiceProfileDomain> GetAsync(string? voiceProfileDomainId, CancellationToken cancellationToken)
    {
        var described = Describe(voiceProfileDomainId);
        var request = new Api.GetVoiceProfileDomainRequest { VoiceProfileDomainId = voiceProfileDomainId };
        return await _requests.RunAsync(
            async () =>
                Map(
                    (await Client.GetVoiceProfileDomainAsync(request, cancellationToken)
                        .ConfigureAwait(false)).VoiceProfileDomain,
                    voiceProfileDomainId),
            Text.Format(Messages.Reading, described),
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Finds a domain's ARN, which is read once a connection.</summary>
    /// <param name="voiceProfileDomainId">Which one.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <returns>The ARN.</returns>
    /// <exception cref="ChimeException">The input breaks a rule, or the service refused.</exception>
    public async Task<string> GetArnAsync(string voiceProfileDomainId, CancellationToken cancellationToken)
    {
        var known = Arns.GetOrCreateValue(_connection);
        return known.TryGetValue(voiceProfileDomainId, out var arn)
            ? arn
            : known[voiceProfileDomainId] = (
                await GetAsync(voiceProfileDomainId, cancellationToken).ConfigureAwait(false)).VoiceProfileDomainArn!;
    }

    /// <summary>Lists the domains of the account in the region.</summary>
    /// <param name="window">The part of the list that is wanted.</param>
    /// <param name="isWanted">Says which domains the window counts; null for all.</param>
    /// <returns>The list, nothing of it read yet.</returns>
    public Listing<VoiceProfileDomain> List(
        ListWindow window, Predicate<VoiceProfileDomain>? isWanted = null) => new(window, (size, token, stop) =>
    {
        var request = new Api.ListVoiceProfileDomainsRequest { MaxResults = size, NextToken = token };
        return _requests.RunAsync(
            async () =>
            {
                var answer = await Client.ListVoiceProfileDomainsAsync(request, stop).ConfigureAwait(false);
                return new Page<VoiceProfileDomain>((answer.VoiceProfileDomains ?? []).Select(Map), answer.NextToken);
            },
            Messages.ListingVoiceProfileDomains,
            stop);
    },
    isWanted);

    /// <summary>Changes a domain's name or description; sent twice, it does the same.</summary>
    /// <param name="voiceProfileDomainId">Which one.</param>
    /// <param name="name">Its new name; null to leave it as it is.</param>
    /// <param name="description">Its new description; null to leave it as it is.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <returns>The domain as it is then.</returns>
    /// <exception cref="ChimeException">The input breaks a rule, or the service refused.</exception>
    public async Task<VoiceProfileDomain> UpdateAsync(
        string? voiceProfileDomainId, string? name, string? description, CancellationToken cancellationToken)
    {
        ValidateChange(voiceProfileDomainId, name, description);
        var request = new Api.UpdateVoiceProfileDomainRequest
        {
            VoiceProfileDomainId = voiceProfileDomainId,
            Name = name,
            Description = description,
        };
        return await _requests.RunAsync(
            async () =>
                Map(
                    (await Client.UpdateVoiceProfileDomainAsync(request, cancellationToken)
                        .ConfigureAwait(false)).VoiceProfileDomain,
                    voiceProfileDomainId),
            Text.Format(Messages.Changing, Describe(voiceProfileDomainId)),
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Removes a domain with all its voice profiles, which can't be undone.</summary>
    /// <param name="voiceProfileDomainId">Which one.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <returns>A task that ends when the domain is gone.</returns>
    /// <exception cref="ChimeException">The input breaks a rule, or the service refused.</exception>
    public async Task DeleteAsync(string? voiceProfileDomainId, CancellationToken cancellationToken)
    {
        var described = Describe(voiceProfileDomainId);
        var request = new Api.DeleteVoiceProfileDomainRequest { VoiceProfileDomainId = voiceProfileDomainId };
        await _requests.RunDeletionAsync(
            () => Client.DeleteVoiceProfileDomainAsync(request, cancellationToken),
            Text.Format(Messages.Removing, described),
            cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>Checks what a change is made with.</summary>
    internal static void ValidateChange(string? voiceProfileDomainId, string? name, string? description)
    {
        Rules.Id(voiceProfileDomainId, nameof(VoiceProfileDomain.VoiceProfileDomainId));
        if (name is not null)
        {
            Rules.Name(name);
        }

        Rules.Description(description);
        if (name is null && description is null)
        {
            throw new ChimeException(ErrorIds.InvalidParameter, ChimeErrorKind.InvalidArgument, Messages.NothingToChange);
        }
    }

    /// <summary>What a domain is called in a sentence, once its id has been checked.</summary>
    internal static string Describe(string? voiceProfileDomainId)
    {
        Rules.Id(voiceProfileDomainId, nameof(VoiceProfileDomain.VoiceProfileDomainId));
        return Text.Format(Messages.TheVoiceProfileDomain, voiceProfileDomainId);
    }

    private VoiceProfileDomain Map(Api.VoiceProfileDomain? answer, string? asked)
    {
        answer = Answers.Require(answer);
        return new VoiceProfileDomain
        {
            VoiceProfileDomainId = Answers.RequireId(answer.VoiceProfileDomainId, asked),
            VoiceProfileDomainArn = answer.VoiceProfileDomainArn,
            Name = answer.Name,
            Description = answer.Description,
            KmsKeyArn = answer.ServerSideEncryptionConfiguration?.KmsKeyArn,
            CreatedTimestamp = answer.CreatedTimestamp,
            UpdatedTimestamp = answer.UpdatedTimestamp,
            Region = _connection.Region,
            EndpointUrl = _connection.EndpointUrl,
        };
    }

    private VoiceProfileDomain Map(Api.VoiceProfileDomainSummary answer) => new()
    {
        VoiceProfileDomainId = Answers.RequireId(answer.VoiceProfileDomainId, null),
        VoiceProfileDomainArn = answer.VoiceProfileDomainArn,
        Name = answer.Name,
        Description = answer.Description,
        CreatedTimestamp = answer.CreatedTimestamp,
        UpdatedTimestamp = answer.UpdatedTimestamp,
        Region = _connection.Region,
        EndpointUrl = _connection.EndpointUrl,
    };
}
