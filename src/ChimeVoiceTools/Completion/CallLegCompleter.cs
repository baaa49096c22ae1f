using ChimeVoiceTools.Engine.Tasks;

namespace ChimeVoiceTools.Completion;

/// <summary>Offers the legs of a call.</summary>
public sealed class CallLegCompleter() : FixedValueCompleter(SpeakerSearchStart.CallLegs);
