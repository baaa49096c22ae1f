using ChimeVoiceTools.Emulator.State;

namespace ChimeVoiceTools.Emulator.Lifecycles;

/// <summary>What goes on on calls.</summary>
internal sealed record TaskLifecycles(
    ServiceState State, SpeakerSearchLifecycle Searches, ToneAnalysisLifecycle Analyses, PipelineLifecycle Pipelines)
{
    /// <summary>Ends all of it on a call that has ended before it was to.</summary>
    public void EndOfCall(PhoneCall call, DateTime now)
    {
        foreach (var task in State.Tasks.All.Where(task => task.Call == call && !task.IsFinished).ToList())
        {
            if (task is SpeakerSearch search)
            {
                Searches.EndOfCall(search, now);
            }
            else
            {
                Analyses.EndOfCall((VoiceToneAnalysis)task, now);
            }
        }

        Pipelines.EndOfCall(call, now);
    }
}
