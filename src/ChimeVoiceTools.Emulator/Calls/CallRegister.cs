using System.Text.Json;
using ChimeVoiceTools.Emulator.Notifications;
using ChimeVoiceTools.Emulator.Operations;
using ChimeVoiceTools.Emulator.Resources;
using ChimeVoiceTools.Emulator.Scenarios;
using ChimeVoiceTools.Emulator.State;

namespace ChimeVoiceTools.Emulator.Calls;

/// <summary>
/// The calls that there are: those that a scenario names, from when it says on; and any other from the moment that
/// someone asks about it.
/// </summary>
internal sealed class CallRegister
{
    private static readonly TimeSpan UntilPostCallSummary = TimeSpan.FromMinutes(5);

    private readonly Dictionary<(string VoiceConnectorId, string TransactionId), PhoneCall> _calls = [];
    private readonly HashSet<(string VoiceConnectorId, string TransactionId)> _announced = [];
    private readonly ServiceState _state;
    private readonly ScenarioData _scenario;
    private readonly NotificationCenter _notifications;

    public CallRegister(ServiceState state, ScenarioData scenario, NotificationCenter notifications)
    {
        _state = state;
        _scenario = scenario;
        _notifications = notifications;
        foreach (var call in scenario.Calls)
        {
            if (call.TransactionId is { } transactionId)
            {
                var key = (call.VoiceConnectorId ?? state.VoiceConnectorId, transactionId);
                _announced.Add(key);
                state.Agenda.Plan(state.Clock.Start + call.StartsAfter, now => Begin(key, call.Script, now));
            }
        }
    }

    /// <returns>The call that a transaction id names.</returns>
    /// <exception cref="ServiceException">The call hasn't begun, or it has ended.</exception>
    public PhoneCall Live(string voiceConnectorId, string transactionId, DateTime now)
    {
        var key = (voiceConnectorId, transactionId);
        if (!_calls.TryGetValue(key, out var call))
        {
            if (_announced.Contains(key))
            {
                throw new ServiceException(ServiceErrors.NotFound, Text.Format(Messages.CallNotBegun, transactionId));
            }

            var script = _scenario.Calls.FirstOrDefault(candidate => candidate.Fits(voiceConnectorId, transactionId));
            call = Begin(key, script?.Script ?? CallScript.Empty, now);
        }

        return call.Ends is { } end && end <= now
            ? throw new ServiceException(ServiceErrors.Gone, Text.Format(Messages.CallEnded, transactionId))
            : call;
    }

    /// <summary>Forgets a call that nothing is left of, so that a long run doesn't fill the memory.</summary>
    public void Release(PhoneCall call)
    {
        var key = (call.VoiceConnectorId, call.TransactionId);
        if (call.Tasks == 0 && call.Ends is null && !_announced.Contains(key))
        {
            _calls.Remove(key);
        }
    }

    private static void WriteProfiles(Utf8JsonWriter writer, string member, List<(string VoiceProfileId, DateTime Time)> profiles)
    {
        writer.WriteStartArray(member);
        foreach (var (id, time) in profiles)
        {
            writer.WriteStartObject();
            writer.WriteString("voiceProfileId", id);
            writer.WriteTime("requestTimestamp", time);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private PhoneCall Begin((string VoiceConnectorId, string TransactionId) key, CallScript script, DateTime now)
    {
        var seed = _state.Options.Seed;
        var call = new PhoneCall(key.VoiceConnectorId, key.TransactionId)
        {
            CallId = Chance.Uuid(seed, "call", key.VoiceConnectorId, key.TransactionId),
            Started = now,
            Ends = script.EndsAfter is { } length ? now + length : null,
            Script = script,
            Caller = script.Caller ?? SomeoneEnrolledAtStart(key.TransactionId, "caller"),
            Callee = script.Callee ?? SomeoneEnrolledAtStart(key.TransactionId, "callee"),
        };
        _calls.Add(key, call);
        _notifications.SendReady(call, now);
        if (call.Ends is { } end)
        {
            _state.Agenda.Plan(end + UntilPostCallSummary, then => SendSummary(call, then));
        }

        return call;
    }

    private void SendSummary(PhoneCall call, DateTime now) =>
        _notifications.Send("VoiceAnalyticsStatus", "PostCallVoiceAnalytics", call, isCaller: true, null, now, writer =>
        {
            writer.WriteStartObject("speakerSearchResults");
            writer.WriteOptional("bestMatchedVoiceProfileId", call.BestMatch?.VoiceProfileId);

            // Whoever made or renewed a profile from the call knew whose voice it was.
            writer.WriteOptional(
                "customerValidatedCallerIdentity",
                call.ProfilesCreated.Concat(call.ProfilesUpdated).OrderBy(profile => profile.Time).LastOrDefault().VoiceProfileId);
            WriteProfiles(writer, "createVoiceProfileTransactions", call.ProfilesCreated);
            WriteProfiles(writer, "updateVoiceProfileTransactions", call.ProfilesUpdated);
            writer.WriteEndObject();
        });

    private string SomeoneEnrolledAtStart(string transactionId, string leg)
    {
        var speakers = ServiceState.SpeakersEnrolledAtStart;
        return speakers[(int)(Chance.Hash(_state.Options.Seed, leg, transactionId) % (uint)speakers.Count)];
    }
}
