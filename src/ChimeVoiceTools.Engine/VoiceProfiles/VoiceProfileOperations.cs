using Amazon.ChimeSDKVoice;
using ChimeVoiceTools.Engine.Connections;
using ChimeVoiceTools.Engine.Consent;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Resilience;
using ChimeVoiceTools.Engine.Resources;
using ChimeVoiceTools.Engine.Tasks;
using Api = Amazon.ChimeSDKVoice.Model;

namespace ChimeVoiceTools.Engine.VoiceProfiles;

/// <summary>Creates voice profiles from finished speaker searches, reads, renews and removes them, on one connection.</summary>
public sealed class VoiceProfileOperations
{
    private const string VoiceprintFailed = "VoiceprintGenerationFailure";

    // Beyond the 24 hours that the service grants, what two clocks may differ by that sign and check a request.
    private static readonly TimeSpan VoiceprintAge = TimeSpan.FromHours(24) + TimeSpan.FromMinutes(5);

    private readonly Connection _connection;
    private readonly Action<string> _report;
    private readonly TimeProvider _time;
    private readonly RequestSender _requests;
    private readonly RequestSender _voiceprints;

    /// <summary>Works on a connection.</summary>
    /// <param name="connection">Where the profiles live.</param>
    /// <param name="report">Takes a sentence for whatever is worth a verbose line; called on any thread.</param>
    /// <param name="time">The clock for pauses and for the age of voiceprints; null for the system's.</param>
    public VoiceProfileOperations(Connection connection, Action<string> report, TimeProvider? time = null)
    {
        _connection = connection;
        _report = report;
        _time = time ?? TimeProvider.System;
        var limits = EndpointLimits.Of(connection, time);
        _requests = new RequestSender(connection, limits, report, ErrorAdvice.VoiceProfiles);
        _voiceprints = new RequestSender(connection, limits, report, ErrorAdvice.Voiceprints);
    }

    private IAmazonChimeSDKVoice Client => _connection.Voice;

    /// <summary>
    /// Creates a profile of the voice that a speaker search heard. The service knows no token for it, so it is not sent
    /// again where it may have been done.
    /// </summary>
    /// <param name="search">The search; of it only the id is needed.</param>
    /// <param name="consent">What is to be on record of the speaker's consent.</param>
    /// <param name="cancellationToken">Ends the request, whose work the service may have done all the same.</param>
    /// <returns>The profile.</returns>
    /// <exception cref="ChimeException">
    /// The search has no usable voiceprint, the service refused, or its answer was lost and the profile may exist.
    /// </exception>
    public async Task<VoiceProfile> CreateAsync(
        SpeakerSearchTask search, ConsentStatement? consent, CancellationToken cancellationToken)
    {
        RequireVoiceprint(search, _time);
        var request = new Api.CreateVoiceProfileRequest { SpeakerSearchTaskId = search.TaskId };
        var record = Record(consent, "CreateVoiceProfile", search);
        return await new ConsentedRequest(record, _report, consent is { IsRenewal: true }).RunAsync(
            async () =>
                Map((await Client.CreateVoiceProfileAsync(request, cancellationToken).ConfigureAwait(false)).VoiceProfile, null),
            send => _voiceprints.RunOnceAsync(
                send,
                Text.Format(Messages.CreatingVoiceProfile, search.TaskId),
                Messages.VoiceProfileMayExist,
                cancellationToken),
            Outcome(ConsentEvents.ProfileMade),
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads a profile.</summary>
    /// <param name="voiceProfileId">Which one.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <returns>The profile as it is now.</returns>
    /// <exception cref="ChimeException">The input breaks a rule, or the service refused.</exception>
    public async Task<VoiceProfile> GetAsync(string? voiceProfileId, CancellationToken cancellationToken)
    {
        var described = Describe(voiceProfileId);
        var request = new Api.GetVoiceProfileRequest { VoiceProfileId = voiceProfileId };
        return await _requests.RunAsync(
            async () =>
                Map(
                    (await Client.GetVoiceProfileAsync(request, cancellationToken).ConfigureAwait(false)).VoiceProfile,
                    voiceProfileId),
            Text.Format(Messages.Reading, described),
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Lists the profiles of a domain.</summary>
    /// <param name="voiceProfileDomainId">Which domain.</param>
    /// <param name="window">The part of the list that is wanted.</param>
    /// <param name="isWanted">Says which profiles the window counts; null for all.</param>
    /// <returns>The list, nothing of it read yet.</returns>
    /// <exception cref="ChimeException">The input breaks a rule.</exception>
    public Listing<VoiceProfile> List(string? voiceProfileDomainId, ListWindow window, Predicate<VoiceProfile>? isWanted = null)
    {
        var doing = Text.Format(Messages.ListingVoiceProfiles, VoiceProfileDomainOperations.Describe(voiceProfileDomainId));
        return new Listing<VoiceProfile>(window, (size, token, stop) =>
        {
            var request = new Api.ListVoiceProfilesRequest
            {
                VoiceProfileDomainId = voiceProfileDomainId,
                MaxResults = size,
                NextToken = token,
            };
            return _requests.RunAsync(
                async () =>
                {
                    var answer = await Client.ListVoiceProfilesAsync(request, stop).ConfigureAwait(false);
                    return new Page<VoiceProfile>((answer.VoiceProfiles ?? []).Select(Map), answer.NextToken);
                },
                doing,
                stop);
        },
        isWanted);
    }

    /// <summary>Counts the profiles of a domain.</summary>
    /// <param name="voiceProfileDomainId">Which domain.</param>
    /// <param name="cancellationToken">Ends the requests.</param>
    /// <returns>How many there are.</returns>
    /// <exception cref="ChimeException">The input breaks a rule, or the service refused.</exception>
    public async Task<int> CountAsync(string? voiceProfileDomainId, CancellationToken cancellationToken)
    {
        var profiles = List(voiceProfileDomainId, new ListWindow());
        var count = 0;
        while (profiles.HasMore)
        {
            count += (await profiles.ReadAsync(cancellationToken).ConfigureAwait(false)).Count;
        }

        return count;
    }

    /// <summary>
    /// Renews a profile with the voice that a speaker search heard. Sent twice, it does the same but for the moments
    /// that the profile's times are later, so it is sent again where its answer was lost.
    /// </summary>
    /// <param name="voiceProfileId">Which profile.</param>
    /// <param name="search">The search; of it only the id is needed.</param>
    /// <param name="consent">What is to be on record of the speaker's consent.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <returns>The profile as it is then.</returns>
    /// <exception cref="ChimeException">
    /// The input breaks a rule, the search has no usable voiceprint, or the service refused.
    /// </exception>
    public async Task<VoiceProfile> UpdateAsync(
        string? voiceProfileId, SpeakerSearchTask search, ConsentStatement? consent, CancellationToken cancellationToken)
    {
        var described = Describe(voiceProfileId);
        RequireVoiceprint(search, _time);
        var request = new Api.UpdateVoiceProfileRequest { VoiceProfileId = voiceProfileId, SpeakerSearchTaskId = search.TaskId };
        var record = Record(consent, "UpdateVoiceProfile", search) with { VoiceProfileId = voiceProfileId };
        return await new ConsentedRequest(record, _report, consent is { IsRenewal: true }).RunAsync(
            async () =>
                Map(
                    (await Client.UpdateVoiceProfileAsync(request, cancellationToken).ConfigureAwait(false)).VoiceProfile,
                    voiceProfileId),
            send => _voiceprints.RunAsync(
                send, Text.Format(Messages.RenewingVoiceProfile, described, search.TaskId), cancellationToken),
            Outcome(ConsentEvents.ProfileRenewed),
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Removes a profile, which can't be undone.</summary>
    /// <param name="voiceProfileId">Which one.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <returns>A task that ends when the profile is gone.</returns>
    /// <exception cref="ChimeException">The input breaks a rule, or the service refused.</exception>
    public async Task DeleteAsync(string? voiceProfileId, CancellationToken cancellationToken)
    {
        var described = Describe(voiceProfileId);
        var request = new Api.DeleteVoiceProfileRequest { VoiceProfileId = voiceProfileId };
        var ledger = Ledger.Current;
        if (ledger is not null)
        {
            await ledger.RequireWritableAsync().ConfigureAwait(false);
        }

        await _requests.RunDeletionAsync(
            () => Client.DeleteVoiceProfileAsync(request, cancellationToken),
            Text.Format(Messages.Removing, described),
            cancellationToken)
            .ConfigureAwait(false);
        if (ledger is not null)
        {
            await ledger.RecordDoneAsync(
                Record(null, "DeleteVoiceProfile", null) with
                {
                    Event = ConsentEvents.ProfileRemoved,
                    VoiceProfileId = voiceProfileId,
                }).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Refuses a search that has no voiceprint, or none any more, by what is known of it: what is not known, or may
    /// have changed, the service decides.
    /// </summary>
    /// <exception cref="ChimeException">It has none, or what names it breaks a rule.</exception>
    internal static void RequireVoiceprint(SpeakerSearchTask search, TimeProvider time)
    {
        const string Parameter = nameof(SpeakerSearchTask.SpeakerSearchTaskId);
        Rules.Id(search.TaskId, Parameter);
        if (search.VoiceprintGenerationStatus == VoiceprintFailed)
        {
            throw Rules.Broken(Parameter, search.TaskId, Messages.RuleVoiceprintFailed);
        }

        if (search.Status is TaskStatuses.Failed or TaskStatuses.Stopped && search.VoiceprintGenerationStatus is null)
        {
            throw Rules.Broken(Parameter, search.TaskId, Text.Format(Messages.RuleNoVoiceprint, search.Status));
        }

        if (search.Status is TaskStatuses.Succeeded or TaskStatuses.PartialSuccess
            && search.UpdatedTimestamp?.ToUniversalTime() is { } ended
            && time.GetUtcNow().UtcDateTime - ended > VoiceprintAge)
        {
            throw Rules.Broken(Parameter, search.TaskId, Text.Format(Messages.RuleVoiceprintTooOld, ended));
        }
    }

    /// <summary>What a profile is called in a sentence, once its id has been checked.</summary>
    internal static string Describe(string? voiceProfileId)
    {
        Rules.Id(voiceProfileId, nameof(VoiceProfile.VoiceProfileId));
        return Text.Format(Messages.TheVoiceProfile, voiceProfileId);
    }

    private ConsentRecord Record(ConsentStatement? consent, string operation, SpeakerSearchTask? search) =>
        ConsentStatement.Describe(consent, operation, _connection.Region, _connection.EndpointUrl) with
        {
            VoiceConnectorId = search?.VoiceConnectorId,
            TransactionId = search?.TransactionId,
            VoiceProfileDomainId = search?.VoiceProfileDomainId,
            SpeakerSearchTaskId = search?.TaskId,
        };

    private static Func<ConsentRecord, VoiceProfile, ConsentRecord> Outcome(string done) => (consent, profile) => consent with
    {
        Event = done,
        VoiceProfileId = profile.VoiceProfileId,
        VoiceProfileDomainId = profile.VoiceProfileDomainId ?? consent.VoiceProfileDomainId,
    };

    private VoiceProfile Map(Api.VoiceProfile? answer, string? asked)
    {
        answer = Answers.Require(answer);
        return new VoiceProfile
        {
            VoiceProfileId = Answers.RequireId(answer.VoiceProfileId, asked),
            VoiceProfileArn = answer.VoiceProfileArn,
            VoiceProfileDomainId = answer.VoiceProfileDomainId,
            CreatedTimestamp = answer.CreatedTimestamp,
            UpdatedTimestamp = answer.UpdatedTimestamp,
            ExpirationTimestamp = answer.ExpirationTimestamp,
            Region = _connection.Region,
            EndpointUrl = _connection.EndpointUrl,
        };
    }

    private VoiceProfile Map(Api.VoiceProfileSummary answer)
    {
        var profile = new Api.VoiceProfile
        {
            VoiceProfileId = answer.VoiceProfileId,
            VoiceProfileArn = answer.VoiceProfileArn,
            VoiceProfileDomainId = answer.VoiceProfileDomainId,
            CreatedTimestamp = answer.CreatedTimestamp,
            UpdatedTimestamp = answer.UpdatedTimestamp,
            ExpirationTimestamp = answer.ExpirationTimestamp,
        };
        return Map(profile, null);
    }
}
