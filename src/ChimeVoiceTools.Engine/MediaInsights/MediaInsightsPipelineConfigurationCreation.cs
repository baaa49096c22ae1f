using ChimeVoiceTools.Engine.Errors;

namespace ChimeVoiceTools.Engine.MediaInsights;

/// <summary>What it takes to create a configuration of media insights pipelines.</summary>
public sealed record MediaInsightsPipelineConfigurationCreation
{
    /// <summary>Gets the configuration's name: 2 to 64 letters, digits, <c>_</c>, <c>.</c> and <c>-</c>.</summary>
    public string? Name { get; init; }

    /// <summary>Gets what it is to have; it needs a role and at least one element.</summary>
    public MediaInsightsPipelineConfigurationSettings Settings { get; init; } = new();

    /// <summary>Gets AWS tags, 1 to 200, with keys of 1 to 128 and values of 0 to 256 characters, or null for none.</summary>
    public IReadOnlyList<KeyValuePair<string, string>>? Tags { get; init; }

    /// <summary>Gets what the service knows a repeated request by, or null to have one made up.</summary>
    public string? ClientRequestToken { get; init; }

    /// <summary>Checks the service's constraints.</summary>
    /// <exception cref="ChimeException">A value breaks one.</exception>
    public void Validate()
    {
        Rules.ConfigurationName(Name);
        Rules.Arn(Settings.ResourceAccessRoleArn, nameof(Settings.ResourceAccessRoleArn));
        Settings.Validate();
        Settings.ApplyTo([]);
        Rules.MediaPipelineTags(Tags, "Tag");
        Rules.ClientRequestToken(ClientRequestToken);
    }
}
