namespace ChimeVoiceTools.Completion;

/// <summary>Offers true and false.</summary>
internal sealed class BooleanCompleter() : FixedValueCompleter("$true", "$false");
