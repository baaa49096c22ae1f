using ChimeVoiceTools.Emulator.Resources;

namespace ChimeVoiceTools.Emulator;

/// <summary>A scenario doesn't fit its schema. The message names the place and the rule.</summary>
public sealed class EmulatorScenarioException : FormatException
{
    /// <summary>Makes the exception without saying what is wrong.</summary>
    public EmulatorScenarioException()
        : this(string.Empty, string.Empty)
    {
    }

    /// <summary>Makes the exception for the whole scenario.</summary>
    /// <param name="message">The rule.</param>
    public EmulatorScenarioException(string message)
        : this(string.Empty, message)
    {
    }

    /// <summary>Makes the exception for the whole scenario.</summary>
    /// <param name="message">The rule.</param>
    /// <param name="innerException">What led to it.</param>
    public EmulatorScenarioException(string message, Exception innerException)
        : base(message, innerException)
    {
        Place = string.Empty;
        Rule = message;
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="place">Where in the scenario, such as <c>calls[0].endsAfter</c>; empty for the whole.</param>
    /// <param name="rule">The rule that is broken, as a sentence.</param>
    public EmulatorScenarioException(string place, string rule)
        : base(place is null or "" ? rule : Text.Format(Messages.ScenarioPlace, Text.Quote(place), rule))
    {
        Place = place ?? string.Empty;
        Rule = rule;
    }

    /// <summary>Where in the scenario, such as <c>calls[0].endsAfter</c>; empty for the whole.</summary>
    public string Place { get; }

    /// <summary>The rule that is broken, as a sentence.</summary>
    public string Rule { get; }
}
