using ChimeVoiceTools.Emulator.Resources;

namespace ChimeVoiceTools.Emulator.Schema;

/// <summary>The exception that is thrown when a scenario or a fault breaks a rule; its message names both.</summary>
/// <param name="path">The path in the JSON, such as <c>calls[0].endsAfter</c>; empty for the whole.</param>
/// <param name="rule">The rule, as a sentence.</param>
#pragma warning disable CA1032 // There is no such exception without a rule.
public sealed class EmulatorScenarioException(string path, string rule)
    : ArgumentException(path is null or "" ? rule : Text.Format(Messages.ScenarioPath, Text.Quote(path), rule))
#pragma warning restore CA1032
{
    /// <summary>Gets the path in the JSON, such as <c>calls[0].endsAfter</c>; empty for the whole.</summary>
    public string Path => path ?? string.Empty;

    /// <summary>Gets the rule, as a sentence.</summary>
    public string Rule => rule;
}
