namespace ChimeVoiceTools.Tests;

/// <summary>What the tests run on.</summary>
internal static class Platform
{
    public static bool IsMono { get; } = Type.GetType("Mono.Runtime") is not null;
}
