namespace ChimeVoiceTools.Tests.Support;

/// <summary>What the tests run on.</summary>
internal static class Platform
{
    public static bool IsMono { get; } = Type.GetType("Mono.Runtime") is not null;
}
