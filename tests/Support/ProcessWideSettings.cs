namespace ChimeVoiceTools.Tests.Support;

/// <summary>Tests that change what the whole process shares, and so run while no other test does.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ProcessWideSettings
{
    public const string Name = "Process-wide settings";
}
