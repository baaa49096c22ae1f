using ChimeVoiceTools.Engine.Tasks;

namespace ChimeVoiceTools.Completion;

/// <summary>Offers the legs of a call.</summary>
internal sealed class CallLegCompleter() : FixedValueCompleter(SpeakerSearchStart.CallLegs);
