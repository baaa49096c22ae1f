using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Resources;

namespace ChimeVoiceTools.Engine.Setup;

/// <summary>The checks of one voice connector as they are made, each of them once.</summary>
/// <param name="voiceConnectorId">The voice connector.</param>
/// <param name="region">The region that is looked in; null where none is known.</param>
/// <param name="endpointUrl">The endpoint that is asked; null where none can be.</param>
/// <param name="hasQueue">Whether a queue is looked at as well.</param>
internal sealed class SetupChecks(string voiceConnectorId, string? region, string? endpointUrl, bool hasQueue)
{
    public const string Credentials = nameof(Credentials);
    public const string Region = nameof(Region);
    public const string VoiceConnector = nameof(VoiceConnector);
    public const string Streaming = nameof(Streaming);
    public const string MediaInsightsConfiguration = nameof(MediaInsightsConfiguration);
    public const string VoiceAnalyticsProcessor = nameof(VoiceAnalyticsProcessor);
    public const string SpeakerSearch = nameof(SpeakerSearch);
    public const string VoiceToneAnalysis = nameof(VoiceToneAnalysis);
    public const string Sink = nameof(Sink);
    public const string ResourceAccessRole = nameof(ResourceAccessRole);
    public const string Queue = nameof(Queue);
    public const string QueueAccess = nameof(QueueAccess);
    public const string QueueSink = nameof(QueueSink);
    public const string QueueRedrive = nameof(QueueRedrive);

    private const string Failed = nameof(Failed);
    private const string Unknown = nameof(Unknown);

    // In the order in which one needs the other.
    private static readonly string[] OfVoiceConnector =
    [
        Credentials,
        Region,
        VoiceConnector,
        Streaming,
        MediaInsightsConfiguration,
        VoiceAnalyticsProcessor,
        SpeakerSearch,
        VoiceToneAnalysis,
        Sink,
        ResourceAccessRole,
    ];

    private static readonly string[] OfQueue = [Queue, QueueAccess, QueueSink, QueueRedrive];

    private readonly Dictionary<string, VoiceSetupCheck> _made = [];

    private IEnumerable<string> Names => hasQueue ? OfVoiceConnector.Concat(OfQueue) : OfVoiceConnector;

    public void Pass(string name, string detail) => Add(name, "Passed", detail, null);

    public void Fail(string name, string detail, string remedy) => Add(name, Failed, detail, remedy);

    /// <summary>Says that a check was not possible, and which permission it takes where that is missing.</summary>
    /// <param name="name">The check.</param>
    /// <param name="error">Why.</param>
    /// <param name="action">The IAM action that it needs.</param>
    public void CouldNot(string name, ChimeException error, string action) => Add(
        name,
        Unknown,
        error.Message,
        error.Kind == ChimeErrorKind.PermissionDenied ? Text.Format(
            Messages.SetupRemedyPermission, action) : Messages.SetupRemedyAgain);

    /// <summary>Says of a region whether it has voice analytics.</summary>
    public void Judge(string name)
    {
        var all = string.Join(", ", Endpoints.Regions.WithVoiceAnalytics);
        if (Endpoints.Regions.WithVoiceAnalytics.Contains(name))
        {
            Pass(Region, Text.Format(Messages.SetupRegionPassed, name));
        }
        else
        {
            Fail(Region, Text.Format(Messages.SetupRegionFailed, name, all), Text.Format(Messages.SetupRegionRemedy, all));
        }
    }

    /// <summary>Says of the checks that were not made that they were not possible.</summary>
    /// <param name="name">The check that they would have needed.</param>
    /// <returns>All checks, in their order.</returns>
    public IReadOnlyList<VoiceSetupCheck> LeaveRest(string name) =>
        Complete(left => Leave(left, name));

    /// <summary>Says of one check that it was not possible.</summary>
    /// <param name="left">The check.</param>
    /// <param name="name">The check that it would have needed.</param>
    public void Leave(string left, string name) =>
        Add(left, Unknown, Text.Format(Messages.SetupNotChecked, name, _made[name].Status), null);

    /// <summary>Says of the checks that were not made that they were not possible.</summary>
    /// <param name="error">Why.</param>
    /// <param name="action">The IAM action that they need.</param>
    /// <returns>All checks, in their order.</returns>
    public IReadOnlyList<VoiceSetupCheck> LeaveRest(ChimeException error, string action) =>
        Complete(left => CouldNot(left, error, action));

    /// <summary>Gets all checks, in their order, once all were made.</summary>
    public IReadOnlyList<VoiceSetupCheck> All => [.. Names.Select(name => _made[name])];

    private IReadOnlyList<VoiceSetupCheck> Complete(Action<string> leave)
    {
        foreach (var left in Names.Where(left => !_made.ContainsKey(left)).ToArray())
        {
            leave(left);
        }

        return All;
    }

    private void Add(string name, string status, string detail, string? remedy) => _made.Add(name, new VoiceSetupCheck
    {
        VoiceConnectorId = voiceConnectorId,
        Name = name,
        Status = status,
        Detail = detail,
        Remedy = remedy,
        Region = region,
        EndpointUrl = endpointUrl,
    });
}
