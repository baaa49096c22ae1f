using System.Text.Json;
using ChimeVoiceTools.Emulator.Calls;
using ChimeVoiceTools.Emulator.Resources;
using ChimeVoiceTools.Emulator.Tones;

namespace ChimeVoiceTools.Emulator.Scenarios;

/// <summary>Reads a scenario that fits its shape, and checks what no shape can say.</summary>
internal static class ScenarioReader
{
    public static ScenarioData Read(JsonElement root)
    {
        var data = new ScenarioData
        {
            VoiceConnectorIds = [.. List(root, "voiceConnectors").Select(id => id.GetString()!)],
            Voices = Voices(root),
            Domains =
            [
                .. List(root, "voiceProfileDomains").Select(domain => new ScenarioDomain(
                    Text(domain, "id"), Text(domain, "name")!, Text(domain, "description"), Voices(domain))),
            ],
            Calls = [.. List(root, "calls").Select((call, index) => Call(call, $"calls[{index}]"))],
            Quotas = root.TryGetProperty("quotas", out var quotas) ? Quotas(quotas) : null,
            Faults = [.. List(root, "faults").Select((fault, index) => Fault(fault, $"faults[{index}]"))],
            Notifications = root.TryGetProperty("notifications", out var notifications)
                ? new EmulatorNotifications
                {
                    DuplicateShare = Number(notifications, "duplicateShare") ?? 0,
                    DisorderShare = Number(notifications, "disorderShare") ?? 0,
                }
                : new EmulatorNotifications(),
        };
        RequireUnique(data);
        return data;
    }

    /// <exception cref="EmulatorScenarioException">The fault breaks a rule of its own.</exception>
    public static EmulatorFault Fault(JsonElement element, string place)
    {
        var fault = new EmulatorFault
        {
            Kind = (FaultKind)Enum.Parse(typeof(FaultKind), Text(element, "kind")!),
            Operation = Text(element, "operation"),
            ErrorName = Text(element, "errorName"),
            Count = Integer(element, "count"),
            Skip = Integer(element, "skip") ?? 0,
            Share = Number(element, "share") ?? 1,
            From = Seconds(element, "from"),
            Until = Seconds(element, "until"),
            Delay = Seconds(element, "delay") ?? TimeSpan.Zero,
        };
        try
        {
            fault.Validate();
        }
        catch (ArgumentException e)
        {
            throw new EmulatorScenarioException(place, e.Message);
        }

        return fault;
    }

    private static void RequireUnique(ScenarioData data)
    {
        RequireUnique(data.VoiceConnectorIds, "voiceConnectors");
        RequireUnique(data.Domains.Select(domain => domain.Id), "voiceProfileDomains");
        RequireUnique(
            data.Voices.Concat(data.Domains.SelectMany(domain => domain.Voices)).Select(voice => voice.VoiceProfileId), "voices");
        RequireUnique(
            data.Calls.Select(call => call.TransactionId is { } id ? State.ServiceState.Fingerprint(call.VoiceConnectorId, id) : null),
            "calls");
    }

    private static void RequireUnique(IEnumerable<string?> ids, string place)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        if (ids.Any(id => id is not null && !seen.Add(id)))
        {
            throw new EmulatorScenarioException(place, Messages.ScenarioIdTwice);
        }
    }

    private static IReadOnlyList<ScenarioVoice> Voices(JsonElement element) =>
        [.. List(element, "voices").Select(voice => new ScenarioVoice(Text(voice, "speaker")!, Text(voice, "voiceProfileId")))];

    private static ScenarioCall Call(JsonElement element, string place)
    {
        var startsAfter = Seconds(element, "startsAfter");
        var pattern = Text(element, "transactionPattern");
        if (startsAfter is not null && pattern is not null)
        {
            throw new EmulatorScenarioException(place + ".startsAfter", Messages.ScenarioStartsAfterPattern);
        }

        return new ScenarioCall
        {
            TransactionId = Text(element, "transactionId"),
            TransactionPattern = pattern,
            VoiceConnectorId = Text(element, "voiceConnectorId"),
            StartsAfter = startsAfter ?? TimeSpan.Zero,
            Script = new CallScript
            {
                Caller = Text(element, "caller"),
                Callee = Text(element, "callee"),
                EndsAfter = Seconds(element, "endsAfter"),
                Tones = [.. List(element, "tones").Select(Tone).OrderBy(tone => tone.After)],
                SpeakerSearch = Task(element, "speakerSearch"),
                VoiceToneAnalysis = Task(element, "voiceToneAnalysis"),
            },
        };
    }

    private static ToneScript Tone(JsonElement element) => new(
        Seconds(element, "after")!.Value,
        Text(element, "leg") != "Callee",
        Text(element, "label") switch { "positive" => ToneLabel.Positive, "negative" => ToneLabel.Negative, _ => ToneLabel.Neutral },
        Number(element, "score"));

    private static TaskScript Task(JsonElement call, string member)
    {
        if (!call.TryGetProperty(member, out var element))
        {
            return new TaskScript();
        }

        return new TaskScript
        {
            Status = Text(element, "status") ?? Tasks.TaskStatus.Succeeded,
            StatusMessage = Text(element, "statusMessage"),
            Duration = Seconds(element, "duration"),
        };
    }

    private static EmulatorQuotas Quotas(JsonElement element)
    {
        var unlimited = element.TryGetProperty("unlimited", out var flag) && flag.GetBoolean();
        var unset = unlimited ? EmulatorQuotas.Unlimited : new EmulatorQuotas();
        return new EmulatorQuotas
        {
            ActiveSpeakerSearchTasks = Integer(element, "activeSpeakerSearchTasks") ?? unset.ActiveSpeakerSearchTasks,
            ActiveVoiceToneAnalysisTasks = Integer(element, "activeVoiceToneAnalysisTasks") ?? unset.ActiveVoiceToneAnalysisTasks,
            ActiveTasksOfAKindPerTransaction =
                Integer(element, "activeTasksOfAKindPerTransaction") ?? unset.ActiveTasksOfAKindPerTransaction,
            AnalyzedCalls = Integer(element, "analyzedCalls") ?? unset.AnalyzedCalls,
            VoiceProfileDomains = Integer(element, "voiceProfileDomains") ?? unset.VoiceProfileDomains,
            VoiceProfilesPerDomain = Integer(element, "voiceProfilesPerDomain") ?? unset.VoiceProfilesPerDomain,
            ConcurrentCallsPerTask = Integer(element, "concurrentCallsPerTask") ?? unset.ConcurrentCallsPerTask,
            ConcurrentCallsPerVoiceProfile =
                Integer(element, "concurrentCallsPerVoiceProfile") ?? unset.ConcurrentCallsPerVoiceProfile,
            ConcurrentCallsPerVoiceProfileDomain =
                Integer(element, "concurrentCallsPerVoiceProfileDomain") ?? unset.ConcurrentCallsPerVoiceProfileDomain,
        };
    }

    private static IEnumerable<JsonElement> List(JsonElement element, string member) =>
        element.TryGetProperty(member, out var list) ? list.EnumerateArray() : Enumerable.Empty<JsonElement>();

    private static string? Text(JsonElement element, string member) =>
        element.TryGetProperty(member, out var value) ? value.GetString() : null;

    private static double? Number(JsonElement element, string member) =>
        element.TryGetProperty(member, out var value) ? value.GetDouble() : null;

    private static int? Integer(JsonElement element, string member) =>
        element.TryGetProperty(member, out var value) ? value.GetInt32() : null;

    // At least a tick, since what takes some time must not take none by rounding.
    private static TimeSpan? Seconds(JsonElement element, string member) =>
        Number(element, member) is { } seconds
            ? TimeSpan.FromTicks(seconds > 0 ? Math.Max(1, (long)(seconds * TimeSpan.TicksPerSecond)) : 0)
            : null;
}
