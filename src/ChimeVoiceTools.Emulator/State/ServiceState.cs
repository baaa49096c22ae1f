using System.Globalization;
using ChimeVoiceTools.Emulator.Calls;
using ChimeVoiceTools.Emulator.Notifications;
using ChimeVoiceTools.Emulator.Operations;
using ChimeVoiceTools.Emulator.Profiles;
using ChimeVoiceTools.Emulator.Resources;
using ChimeVoiceTools.Emulator.Scenarios;
using ChimeVoiceTools.Emulator.Tasks;

namespace ChimeVoiceTools.Emulator.State;

/// <summary>
/// All that the emulated service knows. Whoever reads or changes it holds <see cref="Gate"/>, and has let what is due
/// happen first.
/// </summary>
internal sealed class ServiceState
{
    private static readonly TimeSpan TasksReadable = TimeSpan.FromDays(7);

    private readonly Dictionary<string, AnalysisTask> _tasks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, VoiceProfileDomain> _domains = new(StringComparer.Ordinal);
    private readonly Dictionary<string, VoiceProfile> _profiles = new(StringComparer.Ordinal);
    private readonly HashSet<string> _voiceConnectors = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Operation, string Token), (string Request, string Id)> _tokens = [];
    private readonly Dictionary<string, (string Operation, string Token)> _tokenOf = new(StringComparer.Ordinal);
    private readonly int[] _activeTasks = new int[2];
    private int _analyzedCalls;
    private long _ordinal;

    public ServiceState(EmulatorOptions options)
    {
        var scenario = options.Scenario?.Data ?? ScenarioData.Empty;
        Options = options;
        Quotas = options.Quotas ?? scenario.Quotas ?? new EmulatorQuotas();
        Clock = new EmulatorClock(options.TimeProvider ?? TimeProvider.System, options.Speed);

        VoiceConnectorId = Chance.Letters(22, options.Seed, "voice connector");
        VoiceConnectorIds = [.. new[] { VoiceConnectorId }.Concat(scenario.VoiceConnectorIds).Distinct()];
        _voiceConnectors.UnionWith(VoiceConnectorIds);

        var key = Arn("kms", "key/" + Chance.Uuid(options.Seed, "key"));
        var domain = AddDomain(null, "emulated-voices", Messages.FirstDomain, key, Clock.Start);
        VoiceProfileDomainId = domain.Id;
        foreach (var speaker in SpeakersEnrolledAtStart)
        {
            Enrol(domain, null, speaker, Clock.Start);
        }

        VoiceProfileIds = [.. domain.Profiles.Values.Select(profile => profile.Id)];
        EnrolAll(domain, scenario.Voices);
        foreach (var added in scenario.Domains)
        {
            EnrolAll(AddDomain(added.Id, added.Name, added.Description, key, Clock.Start), added.Voices);
        }
    }

    /// <summary>Who is enrolled before anyone called.</summary>
    public static IReadOnlyList<string> SpeakersEnrolledAtStart { get; } = ["speaker-1", "speaker-2", "speaker-3"];

    public object Gate { get; } = new();

    public EmulatorOptions Options { get; }

    public EmulatorClock Clock { get; }

    public Agenda Agenda { get; } = new();

    public EmulatorQuotas Quotas { get; set; }

    public string VoiceConnectorId { get; }

    public IReadOnlyList<string> VoiceConnectorIds { get; }

    public string VoiceProfileDomainId { get; }

    public IReadOnlyList<string> VoiceProfileIds { get; }

    public IReadOnlyCollection<AnalysisTask> Tasks => _tasks.Values;

    /// <summary>The domains, by the order in which they were made.</summary>
    public SortedDictionary<long, VoiceProfileDomain> Domains { get; } = [];

    /// <summary>Called when a task can no longer be read.</summary>
    public Action<AnalysisTask>? TaskForgotten { get; set; }

    /// <returns>A text that is the same for the same parts only.</returns>
    public static string Fingerprint(params string?[] parts) =>
        // A part may hold any character, so only the lengths keep two of them apart.
        string.Concat(parts.Select(part => $"{part?.Length.ToString(CultureInfo.InvariantCulture)}:{part}"));

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
        FindDomain(id) ?? throw new ServiceException(ServiceErrors.NotFound, Text.Format(Messages.DomainNotFound, id));

    public VoiceProfileDomain? FindDomain(string id) => _domains.TryGetValue(id, out var domain) ? domain : null;

    public VoiceProfile Profile(string id) =>
        _profiles.TryGetValue(id, out var profile)
            ? profile
            : throw new ServiceException(ServiceErrors.NotFound, Text.Format(Messages.ProfileNotFound, id));

    public T Task<T>(string voiceConnectorId, string id)
        where T : AnalysisTask =>
        _tasks.TryGetValue(id, out var task) && task is T wanted && task.Call.VoiceConnectorId == voiceConnectorId
            ? wanted
            : throw new ServiceException(ServiceErrors.NotFound, Text.Format(Messages.TaskNotFound, id));

    public SpeakerSearch Search(string id) =>
        _tasks.TryGetValue(id, out var task) && task is SpeakerSearch search
            ? search
            : throw new ServiceException(ServiceErrors.NotFound, Text.Format(Messages.SearchNotFound, id));

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
            _tokenOf[id] = (operation, token);
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

        if (!call.IsAnalyzed && _analyzedCalls >= Quotas.AnalyzedCalls)
        {
            throw new ServiceException(ServiceErrors.ResourceLimitExceeded, Text.Format(Messages.CallQuotaFull, Quotas.AnalyzedCalls));
        }
    }

    public void Add(AnalysisTask task)
    {
        _tasks.Add(task.Id, task);
        _activeTasks[(int)task.Kind]++;
        _analyzedCalls += task.Call.IsAnalyzed ? 0 : 1;
        task.Call.TaskStarted(task.Kind);
    }

    public void Finish(AnalysisTask task, string status, string? message, DateTime now)
    {
        task.Finish(status, message, now);
        _activeTasks[(int)task.Kind]--;
        task.Call.TaskFinished(task.Kind);
        _analyzedCalls -= task.Call.IsAnalyzed ? 0 : 1;
        Agenda.Plan(now + TasksReadable, _ => Forget(task));
    }

    /// <param name="id">The id; null for one of the service's shape.</param>
    /// <param name="name">The name.</param>
    /// <param name="description">The description; null for none.</param>
    /// <param name="kmsKeyArn">The key that the domain is said to be encrypted with.</param>
    /// <param name="now">When it is made.</param>
    public VoiceProfileDomain AddDomain(string? id, string name, string? description, string kmsKeyArn, DateTime now)
    {
        var ordinal = NextOrdinal();
        id ??= "vpd-" + Chance.Uuid(Options.Seed, "domain", ordinal);
        if (_domains.ContainsKey(id))
        {
            throw new EmulatorScenarioException("voiceProfileDomains", Messages.ScenarioIdTwice);
        }

        var domain = new VoiceProfileDomain
        {
            Id = id,
            Arn = Arn("chime", "voice-profile-domain/" + id),
            Ordinal = ordinal,
            KmsKeyArn = kmsKeyArn,
            Name = name,
            Description = description,
            Created = now,
            Updated = now,
        };
        _domains.Add(domain.Id, domain);
        Domains.Add(ordinal, domain);
        return domain;
    }

    public void Delete(VoiceProfileDomain domain)
    {
        foreach (var profile in domain.Profiles.Values)
        {
            _profiles.Remove(profile.Id);
        }

        domain.Profiles.Clear();
        _domains.Remove(domain.Id);
        Domains.Remove(domain.Ordinal);
        ForgetToken(domain.Id);
    }

    /// <param name="domain">Where the voice is enrolled.</param>
    /// <param name="id">The id; null for one of the service's shape.</param>
    /// <param name="speaker">Whose voice it is.</param>
    /// <param name="now">When it is enrolled.</param>
    public VoiceProfile Enrol(VoiceProfileDomain domain, string? id, string speaker, DateTime now)
    {
        var ordinal = NextOrdinal();
        id ??= "vp-" + Chance.Uuid(Options.Seed, "profile", ordinal);
        if (_profiles.ContainsKey(id))
        {
            throw new EmulatorScenarioException("voices", Messages.ScenarioIdTwice);
        }

        var profile = new VoiceProfile
        {
            Id = id,
            Arn = Arn("chime", "voice-profile/" + id),
            Domain = domain,
            Ordinal = ordinal,
            Created = now,
        };
        domain.Profiles.Add(ordinal, profile);
        _profiles.Add(id, profile);
        Renew(profile, speaker, now);
        return profile;
    }

    public void Renew(VoiceProfile profile, string speaker, DateTime now)
    {
        profile.Renew(speaker, now);
        Agenda.Plan(profile.Expires, then =>
        {
            if (profile.Expires <= then)
            {
                Delete(profile);
            }
        });
    }

    public void Delete(VoiceProfile profile)
    {
        profile.Domain.Profiles.Remove(profile.Ordinal);
        _profiles.Remove(profile.Id);
    }

    private void EnrolAll(VoiceProfileDomain domain, IEnumerable<ScenarioVoice> voices)
    {
        foreach (var voice in voices)
        {
            Enrol(domain, voice.VoiceProfileId, voice.Speaker, Clock.Start);
        }
    }

    private void Forget(AnalysisTask task)
    {
        _tasks.Remove(task.Id);
        ForgetToken(task.Id);
        task.Call.TaskForgotten();
        TaskForgotten?.Invoke(task);
    }

    private void ForgetToken(string id)
    {
        if (_tokenOf.TryGetValue(id, out var token))
        {
            _tokens.Remove(token);
            _tokenOf.Remove(id);
        }
    }

    private string Arn(string service, string resource) =>
        $"arn:aws:{service}:{Options.Region}:{NotificationCenter.Account}:{resource}";
}
