using ChimeVoiceTools.Emulator.Calls;
using ChimeVoiceTools.Emulator.Operations;
using ChimeVoiceTools.Emulator.Profiles;
using ChimeVoiceTools.Emulator.Resources;
using ChimeVoiceTools.Emulator.Tasks;

namespace ChimeVoiceTools.Emulator.State;

/// <summary>
/// All that the emulated service knows. Whoever reads or changes it holds <see cref="Gate"/>, and has let what is due
/// happen first.
/// </summary>
internal sealed class ServiceState
{
    private readonly Dictionary<string, AnalysisTask> _tasks = new(StringComparer.Ordinal);
    private readonly Dictionary<(string VoiceConnectorId, string TransactionId), PhoneCall> _calls = [];
    private readonly Dictionary<string, VoiceProfileDomain> _domains = new(StringComparer.Ordinal);
    private readonly Dictionary<string, VoiceProfile> _profiles = new(StringComparer.Ordinal);
    private readonly HashSet<string> _voiceConnectors = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Operation, string Token), (string Request, string Id)> _tokens = [];
    private readonly int[] _activeTasks = new int[2];
    private long _ordinal;

    public ServiceState(EmulatorOptions options)
    {
        Options = options;
        Quotas = options.Quotas;
        Clock = new EmulatorClock(options.TimeProvider ?? TimeProvider.System, options.Speed);

        VoiceConnectorId = Chance.Letters(22, options.Seed, "voice connector");
        _voiceConnectors.Add(VoiceConnectorId);

        var domain = new VoiceProfileDomain { Id = "vpd-" + Chance.Uuid(options.Seed, "domain"), Ordinal = NextOrdinal() };
        _domains.Add(domain.Id, domain);
        VoiceProfileDomainId = domain.Id;
        foreach (var speaker in SpeakersEnrolledAtStart)
        {
            Enrol(domain, "vp-" + Chance.Uuid(options.Seed, "profile", speaker), speaker);
        }

        VoiceProfileIds = [.. domain.Profiles.Values.Select(profile => profile.Id)];
    }

    /// <summary>Who is enrolled before anyone called.</summary>
    public static IReadOnlyList<string> SpeakersEnrolledAtStart { get; } = ["speaker-1", "speaker-2", "speaker-3"];

    public object Gate { get; } = new();

    public EmulatorOptions Options { get; }

    public EmulatorClock Clock { get; }

    public Agenda Agenda { get; } = new();

    public EmulatorQuotas Quotas { get; set; }

    public string VoiceConnectorId { get; }

    public string VoiceProfileDomainId { get; }

    public IReadOnlyList<string> VoiceProfileIds { get; }

    public IEnumerable<AnalysisTask> Tasks => _tasks.Values;

    /// <summary>Lets everything happen that is due by now.</summary>
    /// <returns>The time that it is now.</returns>
    public DateTime Settle()
    {
        var now = Clock.Now;
        Agenda.RunUntil(now);
        return now;
    }

    public long NextOrdinal() => _ordinal++;

    public int ActiveTasks(EmulatedTaskKind kind) => _activeTasks[(int)kind];

    public void RequireVoiceConnector(string id)
    {
        if (!_voiceConnectors.Contains(id))
        {
            throw new ServiceException(ServiceErrors.NotFound, Text.Format(Messages.VoiceConnectorNotFound, id));
        }
    }

    public VoiceProfileDomain Domain(string id) =>
        _domains.TryGetValue(id, out var domain)
            ? domain
            : throw new ServiceException(ServiceErrors.NotFound, Text.Format(Messages.DomainNotFound, id));

    public T Task<T>(string voiceConnectorId, string id)
        where T : AnalysisTask =>
        _tasks.TryGetValue(id, out var task) && task is T wanted && task.Call.VoiceConnectorId == voiceConnectorId
            ? wanted
            : throw new ServiceException(ServiceErrors.NotFound, Text.Format(Messages.TaskNotFound, id));

    /// <returns>The call that a transaction id names. Any one is a live call.</returns>
    public PhoneCall Call(string voiceConnectorId, string transactionId)
    {
        if (!_calls.TryGetValue((voiceConnectorId, transactionId), out var call))
        {
            call = new PhoneCall(voiceConnectorId, transactionId)
            {
                Caller = SomeoneEnrolledAtStart(transactionId, "caller"),
                Callee = SomeoneEnrolledAtStart(transactionId, "callee"),
            };
            _calls.Add((voiceConnectorId, transactionId), call);
        }

        return call;
    }

    /// <returns>What an earlier request with the same token made; null where there was none.</returns>
    /// <exception cref="ServiceException">The earlier request was another one.</exception>
    public string? MadeBefore(string operation, string? token, string request)
    {
        if (token is null || !_tokens.TryGetValue((operation, token), out var earlier))
        {
            return null;
        }

        return earlier.Request == request
            ? earlier.Id
            : throw new ServiceException(ServiceErrors.Conflict, Messages.TokenUsedBefore);
    }

    public void RememberToken(string operation, string? token, string request, string id)
    {
        if (token is not null)
        {
            _tokens[(operation, token)] = (request, id);
        }
    }

    public void RequireRoomForTask(EmulatedTaskKind kind, PhoneCall call)
    {
        var quota = kind == EmulatedTaskKind.SpeakerSearch ? Quotas.ActiveSpeakerSearchTasks : Quotas.ActiveVoiceToneAnalysisTasks;
        if (ActiveTasks(kind) >= quota)
        {
            throw new ServiceException(ServiceErrors.ResourceLimitExceeded, Text.Format(Messages.TaskQuotaFull, quota));
        }

        if (call.ActiveTasks(kind) >= Quotas.ActiveTasksOfAKindPerTransaction)
        {
            throw new ServiceException(
                ServiceErrors.ResourceLimitExceeded,
                Text.Format(Messages.TransactionQuotaFull, call.TransactionId, Quotas.ActiveTasksOfAKindPerTransaction));
        }
    }

    public void Add(AnalysisTask task)
    {
        _tasks.Add(task.Id, task);
        _activeTasks[(int)task.Kind]++;
        task.Call.TaskStarted(task.Kind);
    }

    public void Finish(AnalysisTask task, string status, string? message, DateTime now)
    {
        task.Finish(status, message, now);
        _activeTasks[(int)task.Kind]--;
        task.Call.TaskFinished(task.Kind);
    }

    public VoiceProfile Enrol(VoiceProfileDomain domain, string id, string speaker)
    {
        var profile = new VoiceProfile { Id = id, Domain = domain, Ordinal = NextOrdinal(), Speaker = speaker };
        domain.Profiles.Add(profile.Ordinal, profile);
        _profiles.Add(profile.Id, profile);
        return profile;
    }

    private string SomeoneEnrolledAtStart(string transactionId, string leg) =>
        SpeakersEnrolledAtStart[(int)(Chance.Hash(Options.Seed, leg, transactionId) % (uint)SpeakersEnrolledAtStart.Count)];
}
