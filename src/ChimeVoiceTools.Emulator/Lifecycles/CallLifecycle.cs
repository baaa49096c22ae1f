using System.Globalization;
using ChimeVoiceTools.Emulator.Notifications;
using ChimeVoiceTools.Emulator.Protocol;
using ChimeVoiceTools.Emulator.Resources;
using ChimeVoiceTools.Emulator.State;

namespace ChimeVoiceTools.Emulator.Lifecycles;

/// <summary>
/// Begins and ends calls: those that a script names, from when it says on; and any other as soon as a task is started on it.
/// </summary>
internal sealed class CallLifecycle
{
    private static readonly TimeSpan UntilPostCallSummary = TimeSpan.FromMinutes(5);

    private readonly Dictionary<(string VoiceConnectorId, string TransactionId), PhoneCall> _calls = [];
    private readonly HashSet<(string VoiceConnectorId, string TransactionId)> _announced = [];
    private readonly ServiceState _state;
    private readonly IReadOnlyList<CallScript> _scripts;
    private readonly TaskLifecycles _tasks;
    private readonly NotificationSender _notifications;

    public CallLifecycle(
        ServiceState state, IReadOnlyList<CallScript> scripts, TaskLifecycles tasks, NotificationSender notifications)
    {
        _state = state;
        _scripts = scripts;
        _tasks = tasks;
        _notifications = notifications;
        state.Tasks.Forgotten = Release;
        foreach (var script in scripts)
        {
            if (script.TransactionId is { } transactionId)
            {
                var key = (script.VoiceConnectorId ?? state.VoiceConnectors.Ids[0], transactionId);
                _announced.Add(key);
                state.Timeline.Plan(state.Clock.Start + (script.StartsAfter ?? TimeSpan.Zero), now => Begin(key, script, now));
            }
        }
    }

    /// <summary>Gets the calls that have begun, in no certain order.</summary>
    public IReadOnlyCollection<PhoneCall> All => _calls.Values;

    /// <summary>Begins a call that no script of the start named.</summary>
    /// <exception cref="ApiException">The transaction is a call's already.</exception>
    public void Ring(CallScript script, DateTime now)
    {
        var key = (script.VoiceConnectorId ?? _state.VoiceConnectors.Ids[0], script.TransactionId!);
        if (_calls.ContainsKey(key) || !_announced.Add(key))
        {
            throw new ApiException(ApiErrors.Conflict, Text.Format(Messages.CallIsThere, script.TransactionId));
        }

        Begin(key, script, now);
    }

    /// <summary>Ends a call before its script does, and with it what listens to it.</summary>
    /// <exception cref="ApiException">There is no such call, or it has ended.</exception>
    public void End(string voiceConnectorId, string transactionId, DateTime now)
    {
        if (!_calls.TryGetValue((voiceConnectorId, transactionId), out var call))
        {
            throw new ApiException(ApiErrors.NotFound, Text.Format(Messages.CallNotBegun, transactionId));
        }

        if (call.Ends <= now)
        {
            throw new ApiException(ApiErrors.Gone, Text.Format(Messages.CallEnded, transactionId));
        }

        call.Ends = now;
        PlanEnd(call, now);
        _tasks.EndOfCall(call, now);
    }

    /// <summary>Returns the call that a transaction id names.</summary>
    /// <exception cref="ApiException">The call has not begun, or it has ended.</exception>
    public PhoneCall GetLive(string voiceConnectorId, string transactionId, DateTime now)
    {
        var key = (voiceConnectorId, transactionId);
        if (!_calls.TryGetValue(key, out var call))
        {
            if (_announced.Contains(key))
            {
                throw new ApiException(ApiErrors.NotFound, Text.Format(Messages.CallNotBegun, transactionId));
            }

            var script = _scripts.FirstOrDefault(script => script.Matches(voiceConnectorId, transactionId));
            call = Begin(key, script ?? new CallScript(), now);
        }

        return call.Ends <= now ? throw new ApiException(ApiErrors.Gone, Text.Format(Messages.CallEnded, transactionId)) : call;
    }

    // A call that nothing is left of is forgotten, so that a long run does not use up the memory.
    private void Release(AnalysisTask task)
    {
        if (task.Call is { ReadableTasks: 0, Ends: null, VoiceConnectorId: { } connectorId }
            && !_announced.Contains((connectorId, task.Call.TransactionId)))
        {
            _calls.Remove((connectorId, task.Call.TransactionId));
            _state.Streams.Remove(task.Call);
        }
    }

    private PhoneCall Begin((string VoiceConnectorId, string TransactionId) key, CallScript script, DateTime now)
    {
        var call = new PhoneCall(key.VoiceConnectorId, key.TransactionId)
        {
            CallId = SeededRandom.Uuid(_state.Seed, "call", key.VoiceConnectorId, key.TransactionId),
            Started = now,
            Ends = now + script.EndsAfter,
            Script = script,
            Caller = script.Caller ?? _state.Voices.FirstSpeaker("caller", key.TransactionId),
            Callee = script.Callee ?? _state.Voices.FirstSpeaker("callee", key.TransactionId),
            FromNumber = script.FromNumber ?? Number("from", key.TransactionId),
            ToNumber = script.ToNumber ?? Number("to", key.TransactionId),
        };
        _calls.Add(key, call);
        StartStreaming(call, now);
        _notifications.SendReady(call, now);
        if (call.Ends is { } end)
        {
            PlanEnd(call, end);
        }

        return call;
    }

    private void PlanEnd(PhoneCall call, DateTime end)
    {
        Plan(end, then => call.Streams.ForEach(
            stream => _notifications.SendStreaming(StreamingEvents.Ended, stream, then)));
        Plan(end + UntilPostCallSummary, then => SendSummary(call, then));

        void Plan(DateTime when, Action<DateTime> happen) => _state.Timeline.Plan(when, now =>
        {
            // It may have ended before its script ends it.
            if (call.Ends == end)
            {
                happen(now);
            }
        });
    }

    private void SendSummary(PhoneCall call, DateTime now) =>
        _notifications.Send(NotificationSender.CallType, call, isCaller: true, now, new("PostCallVoiceAnalytics")
        {
            CallId = call.CallId,
            SpeakerSearchResults = new
            {
                BestMatchedVoiceProfileId = call.BestMatch?.VoiceProfileId,

                // Whoever made or renewed a profile from the call knew whose voice it was.
                CustomerValidatedCallerIdentity = call.ProfilesCreated.Concat(call.ProfilesUpdated)
                    .OrderBy(profile => profile.Time).LastOrDefault().VoiceProfileId,
                CreateVoiceProfileTransactions = Transactions(call.ProfilesCreated),
                UpdateVoiceProfileTransactions = Transactions(call.ProfilesUpdated),
            },
        });

    private static IEnumerable<object> Transactions(List<(string VoiceProfileId, DateTime Time)> profiles) =>
        profiles.Select(profile => new { profile.VoiceProfileId, RequestTimestamp = profile.Time });

    // Numbers that are kept for fiction.
    private string Number(string purpose, string transactionId) =>
        "+1206555" + (
            100 + SeededRandom.Below(100, _state.Seed, purpose, transactionId)).ToString("0000", CultureInfo.InvariantCulture);

    private void StartStreaming(PhoneCall call, DateTime now)
    {
        // A script may name a voice connector that is not there.
        if (_state.VoiceConnectors.Find(call.VoiceConnectorId!) is { IsStreaming: true } connector)
        {
            _state.Streams.AddFor(call);
            call.Streams.ForEach(stream => _notifications.SendStreaming(StreamingEvents.Started, stream, now));
            if (connector.ConfigurationArn is { } configurationArn)
            {
                _tasks.Pipelines.CreateFor(call, configurationArn, now);
            }
        }
    }
}
