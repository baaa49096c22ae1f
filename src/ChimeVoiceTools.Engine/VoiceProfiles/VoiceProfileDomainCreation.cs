using ChimeVoiceTools.Engine.Errors;

namespace ChimeVoiceTools.Engine.VoiceProfiles;

/// <summary>What it takes to create a voice profile domain.</summary>
public sealed record VoiceProfileDomainCreation
{
    /// <summary>The domain's name: letters, digits, spaces, <c>_</c>, <c>.</c> and <c>-</c>, 1 to 256 of them.</summary>
    public string? Name { get; init; }

    /// <summary>The ARN of the symmetric KMS key that is to encrypt it.</summary>
    public string? KmsKeyArn { get; init; }

    /// <summary>What it is for, up to 1024 characters; null for no description.</summary>
    public string? Description { get; init; }

    /// <summary>AWS tags, 1 to 50, with keys of 1 to 128 and values of 0 to 256 characters; null for none.</summary>
    public IReadOnlyList<KeyValuePair<string, string>>? Tags { get; init; }

    /// <summary>Gets what the service knows a repeated request by, or null to have one made up.</summary>
    public string? ClientRequestToken { get; init; }

    /// <summary>Checks the service's constraints.</summary>
    /// <exception cref="ChimeException">A value breaks one.</exception>
    public void Validate()
    {
        Rules.Name(Name);
        Rules.KmsKeyArn(KmsKeyArn);
        Rules.Description(Description);
        Rules.Tags(Tags, "Tag");
        Rules.ClientRequestToken(ClientRequestToken);
    }
}
