namespace ChimeVoiceTools.Emulator.State;

/// <summary>An enrolled voice.</summary>
internal sealed class VoiceProfile : Resource
{
    public required string Id { get; init; }

    public required string Arn { get; init; }

    public required VoiceProfileDomain Domain { get; init; }

    /// <summary>Gets the number by which profiles are in the order in which they were made.</summary>
    public required long Ordinal { get; init; }

    public required DateTime Created { get; init; }

    public DateTime Updated { get; private set; }

    /// <summary>Gets when the profile is deleted, unless it is renewed.</summary>
    public DateTime Expires { get; private set; }

    /// <summary>Gets whose voice it is.</summary>
    public string Speaker { get; private set; } = string.Empty;

    public void Renew(string speaker, DateTime now)
    {
        Speaker = speaker;
        Updated = now;
        Expires = now.AddYears(3);
    }

    public object ToWire() => new
    {
        VoiceProfileId = Id,
        VoiceProfileArn = Arn,
        VoiceProfileDomainId = Domain.Id,
        CreatedTimestamp = Created,
        UpdatedTimestamp = Updated,
        ExpirationTimestamp = Expires,
    };
}

/// <summary>A collection of enrolled voices.</summary>
internal sealed class VoiceProfileDomain : Resource
{
    public required string Id { get; init; }

    public required string Arn { get; init; }

    /// <summary>Gets the number by which domains are in the order in which they were made.</summary>
    public required long Ordinal { get; init; }

    public required string KmsKeyArn { get; init; }

    public required DateTime Created { get; init; }

    public required DateTime Updated { get; set; }

    public required string Name { get; set; }

    public string? Description { get; set; }

    /// <summary>Gets the enrolled voices by their ordinals.</summary>
    public SortedDictionary<long, VoiceProfile> Profiles { get; } = [];

    /// <param name="isSummary">Whether the encryption configuration is left out, as in a list.</param>
    public object ToWire(bool isSummary) => new
    {
        VoiceProfileDomainId = Id,
        VoiceProfileDomainArn = Arn,
        Name,
        Description,
        ServerSideEncryptionConfiguration = isSummary ? null : new { KmsKeyArn },
        CreatedTimestamp = Created,
        UpdatedTimestamp = Updated,
    };
}
