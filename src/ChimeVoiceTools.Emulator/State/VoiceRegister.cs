using ChimeVoiceTools.Emulator.Protocol;
using ChimeVoiceTools.Emulator.Resources;

namespace ChimeVoiceTools.Emulator.State;

/// <summary>The voice profile domains, and the voices that are enrolled in them.</summary>
internal sealed class VoiceRegister
{
    private readonly ServiceState _state;
    private readonly Dictionary<string, VoiceProfileDomain> _domains = new(StringComparer.Ordinal);
    private readonly Dictionary<string, VoiceProfile> _profiles = new(StringComparer.Ordinal);

    public VoiceRegister(ServiceState state)
    {
        _state = state;
        KmsKeyArn = state.Arn("kms", "key/" + SeededRandom.Uuid(state.Seed, "key"));
        var now = state.Clock.Start;
        FirstDomain = AddDomain(null, "emulated-voices", Messages.FirstDomain, KmsKeyArn, now);
        FirstProfileIds = [.. FirstSpeakers.Select(speaker => Enroll(FirstDomain, null, speaker, now).Id)];
    }

    /// <summary>Gets who is enrolled from the start.</summary>
    public static IReadOnlyList<string> FirstSpeakers { get; } = ["speaker-1", "speaker-2", "speaker-3"];

    public VoiceProfileDomain FirstDomain { get; }

    public IReadOnlyList<string> FirstProfileIds { get; }

    /// <summary>Gets the key that the domains of the start are said to be encrypted with.</summary>
    public string KmsKeyArn { get; }

    /// <summary>Gets the domains by their ordinals.</summary>
    public SortedDictionary<long, VoiceProfileDomain> Domains { get; } = [];

    public bool HasProfile(string id) => _profiles.ContainsKey(id);

    public VoiceProfileDomain? FindDomain(string id) => _domains.TryGetValue(id, out var domain) ? domain : null;

    /// <summary>Returns who of those that are enrolled from the start speaks on a leg of a call.</summary>
    public string FirstSpeaker(string leg, string callName) =>
        FirstSpeakers[SeededRandom.Below(FirstSpeakers.Count, _state.Seed, leg, callName)];

    /// <exception cref="ApiException">There is no domain with this ARN.</exception>
    public VoiceProfileDomain GetDomainByArn(string arn) =>
        Domains.Values.FirstOrDefault(domain => domain.Arn == arn)
        ?? throw new ApiException(ApiErrors.NotFound, Messages.DomainArnNotFound);

    /// <exception cref="ApiException">There is no such domain.</exception>
    public VoiceProfileDomain GetDomain(string id) =>
        FindDomain(id) ?? throw new ApiException(ApiErrors.NotFound, Text.Format(Messages.DomainNotFound, id));

    /// <exception cref="ApiException">There is no such profile.</exception>
    public VoiceProfile GetProfile(string id) =>
        _profiles.TryGetValue(id, out var profile)
            ? profile
            : throw new ApiException(ApiErrors.NotFound, Text.Format(Messages.ProfileNotFound, id));

    /// <param name="id">The id; null for one of the service's form.</param>
    /// <param name="name">The name.</param>
    /// <param name="description">The description; null for none.</param>
    /// <param name="kmsKeyArn">The key that the domain is said to be encrypted with.</param>
    /// <param name="now">When it is made.</param>
    public VoiceProfileDomain AddDomain(string? id, string name, string? description, string kmsKeyArn, DateTime now)
    {
        var ordinal = _state.NextOrdinal();
        id ??= "vpd-" + SeededRandom.Uuid(_state.Seed, "domain", ordinal);
        var domain = new VoiceProfileDomain
        {
            Id = id,
            Arn = _state.Arn("chime", "voice-profile-domain/" + id),
            Ordinal = ordinal,
            KmsKeyArn = kmsKeyArn,
            Name = name,
            Description = description,
            Created = now,
            Updated = now,
        };
        _domains.Add(id, domain);
        Domains.Add(ordinal, domain);
        return domain;
    }

    /// <summary>Deletes a domain with all its profiles.</summary>
    public void Delete(VoiceProfileDomain domain)
    {
        foreach (var profile in domain.Profiles.Values)
        {
            _profiles.Remove(profile.Id);
        }

        domain.Profiles.Clear();
        _domains.Remove(domain.Id);
        Domains.Remove(domain.Ordinal);
        _state.Tokens.Forget(domain.Id);
    }

    /// <param name="domain">Where the voice is enrolled.</param>
    /// <param name="id">The id; null for one of the service's form.</param>
    /// <param name="speaker">Whose voice it is.</param>
    /// <param name="now">When it is enrolled.</param>
    public VoiceProfile Enroll(VoiceProfileDomain domain, string? id, string speaker, DateTime now)
    {
        var ordinal = _state.NextOrdinal();
        id ??= "vp-" + SeededRandom.Uuid(_state.Seed, "profile", ordinal);
        var profile = new VoiceProfile
        {
            Id = id,
            Arn = _state.Arn("chime", "voice-profile/" + id),
            Domain = domain,
            Ordinal = ordinal,
            Created = now,
        };
        domain.Profiles.Add(ordinal, profile);
        _profiles.Add(id, profile);
        Renew(profile, speaker, now);
        return profile;
    }

    public void Renew(VoiceProfile profile, string speaker, DateTime now)
    {
        profile.Renew(speaker, now);
        _state.Timeline.Plan(profile.Expires, then =>
        {
            if (profile.Expires <= then)
            {
                Delete(profile);
            }
        });
    }

    public void Delete(VoiceProfile profile)
    {
        profile.Domain.Profiles.Remove(profile.Ordinal);
        _profiles.Remove(profile.Id);
    }
}
