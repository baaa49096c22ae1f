using System.Globalization;
using System.Text;
using ChimeVoiceTools.Emulator.Faults;
using ChimeVoiceTools.Emulator.Handlers;
using ChimeVoiceTools.Emulator.Lifecycles;
using ChimeVoiceTools.Emulator.Notifications;
using ChimeVoiceTools.Emulator.Protocol;
using ChimeVoiceTools.Emulator.Queues;
using ChimeVoiceTools.Emulator.State;

namespace ChimeVoiceTools.Emulator.Page;

/// <summary>Writes what the page shows: the state as it is now, and what the logs have since the page last asked.</summary>
internal sealed class PageView(
    ServiceState state,
    CallLifecycle calls,
    EventQueues queues,
    FaultInjector faults,
    Func<IReadOnlyList<EmulatorEvent>> events,
    Func<IReadOnlyList<EmulatorRequestRecord>> requests)
{
    private const int Most = 200;

    /// <param name="target">The query has <c>events</c> and <c>requests</c>, the last numbers that the page has.</param>
    public byte[] Read(RequestTarget target)
    {
        var (lastEvent, lastRequest) = (Number(target.Query("events")), Number(target.Query("requests")));
        lock (state.Gate)
        {
            var now = state.Settle();
            return Encoding.UTF8.GetBytes(WireJson.Notification(new
            {
                Now = now,
                state.Clock.Speed,
                state.Region,
                VoiceConnectorIds = state.VoiceConnectors.Ids,
                VoiceProfileDomainIds = state.Voices.Domains.Values.Select(domain => domain.Id),
                CallCount = calls.All.Count,
                TaskCount = state.Tasks.All.Count,
                PipelineCount = state.Pipelines.Pipelines.Count,
                Calls = calls.All.OrderByDescending(call => call.Started).Take(Most).Select(call => Describe(call, now)),
                Tasks = state.Tasks.All.OrderByDescending(task => task.Ordinal).Take(Most).Select(Describe),
                Pipelines = state.Pipelines.Pipelines.Values.Reverse().Take(Most).Select(Describe),
                Queues = queues.All.Where(IsInUse).Select(Describe),
                Faults = faults.Faults.Select(Describe),
                Events = events().Where(entry => entry.Number > lastEvent).Reverse().Take(Most),
                Requests = requests().Where(entry => entry.Number > lastRequest).Reverse().Take(Most),
            }));
        }
    }

    private static object Describe(PhoneCall call, DateTime now) => new
    {
        call.VoiceConnectorId,
        call.TransactionId,
        call.Started,
        call.Ends,
        HasEnded = call.Ends <= now,
        call.Caller,
        call.Callee,
    };

    private static object Describe(AnalysisTask task)
    {
        var match = (task as SpeakerSearch)?.Results is { Count: > 0 } results ? results[0] : (SpeakerMatch?)null;
        return new
        {
            task.Id,
            task.Kind,
            task.Status,
            Message = task.StatusMessage,
            task.IsFinished,
            task.Created,
            task.Updated,
            task.Call.TransactionId,
            PipelineId = task.Source?.Pipeline.Id,
            Match = match?.VoiceProfileId,
            Score = match?.ConfidenceScore,
        };
    }

    private static object Describe(MediaInsightsPipeline pipeline) => new
    {
        pipeline.Id,
        pipeline.Status,
        pipeline.Created,
        Configuration = pipeline.Configuration.Name,
        Elements = pipeline.Elements.Select(element => new { element.Type, element.Status }),
        Tasks = pipeline.Tasks.Count,
    };

    // The dead-letter queue is there always, and gets messages only where they may be received so often and no oftener.
    private bool IsInUse(MessageQueue queue) => queue == queues.Events || queue == queues.Events.Redrive?.DeadLetters;

    private object Describe(MessageQueue queue)
    {
        var (visible, inFlight, delayed) = queue.Count();
        return new { queue.Name, Url = queues.UrlOf(queue), Visible = visible, InFlight = inFlight, Delayed = delayed };
    }

    private static object Describe(EmulatorFault fault) => new
    {
        fault.Kind,
        fault.Operation,
        fault.ErrorName,
        fault.Count,
        fault.Skip,
        fault.Share,
        Delay = fault.Delay.TotalSeconds,
    };

    private static long Number(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
