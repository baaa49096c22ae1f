namespace ChimeVoiceTools.Completion;

/// <summary>Offers the languages that voice tone analysis knows.</summary>
internal sealed class LanguageCodeCompleter() : FixedValueCompleter("en-US");
