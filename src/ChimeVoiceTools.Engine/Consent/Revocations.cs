namespace ChimeVoiceTools.Engine.Consent;

/// <summary>Whose consent is revoked, as a ledger has it: the last line on a subject or a profile decides.</summary>
internal sealed class Revocations
{
    private readonly HashSet<string> _subjects = new(StringComparer.Ordinal);
    private readonly HashSet<string> _profiles = new(StringComparer.Ordinal);

    /// <summary>Whether the consent of a subject is revoked.</summary>
    public bool HasSubject(string? subject) => subject is not null && _subjects.Contains(subject);

    /// <summary>Whether the consent to a voice profile is revoked whose subject no ledger named.</summary>
    public bool HasProfile(string? voiceProfileId) => voiceProfileId is not null && _profiles.Contains(voiceProfileId);

    /// <summary>Whether the consent is revoked that a record rests on.</summary>
    public bool Has(ConsentRecord record) => HasSubject(record.ConsentSubject) || HasProfile(record.VoiceProfileId);

    /// <summary>Takes over what a line says.</summary>
    public void Apply(ConsentRecord record)
    {
        switch (record.Event)
        {
            case ConsentEvents.Revoked when record.ConsentSubject is { } subject:
                _subjects.Add(subject);
                break;
            case ConsentEvents.Revoked when record.VoiceProfileId is { } profile:
                _profiles.Add(profile);
                break;
            case ConsentEvents.Renewed:
                _subjects.Remove(record.ConsentSubject ?? string.Empty);
                _profiles.Remove(record.VoiceProfileId ?? string.Empty);
                break;
        }
    }
}
