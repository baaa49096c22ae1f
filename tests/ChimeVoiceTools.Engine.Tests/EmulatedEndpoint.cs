using System.Collections.Concurrent;
using ChimeVoiceTools.Emulator;
using ChimeVoiceTools.Engine.Connections;
using ChimeVoiceTools.Engine.Endpoints;
using ChimeVoiceTools.Engine.MediaInsights;
using ChimeVoiceTools.Engine.Tasks;
using ChimeVoiceTools.Engine.VoiceProfiles;

namespace ChimeVoiceTools.Engine.Tests;

/// <summary>An emulator with the engine's operations connected to it.</summary>
internal sealed class EmulatedEndpoint : IDisposable
{
    private readonly HttpListenerHost _host;
    private Connection? _mediaPipelines;

    private EmulatedEndpoint(HttpListenerHost host, Connection connection)
    {
        _host = host;
        Connection = connection;
        Operations = new TaskOperations(connection, Said.Enqueue, session: Session);
        Impatient = new TaskOperations(connection, Said.Enqueue, Clock, Session);
        VoiceProfiles = new VoiceProfileOperations(connection, Said.Enqueue, Clock);
        VoiceProfileDomains = new VoiceProfileDomainOperations(connection, Said.Enqueue, Clock);
    }

    public ConcurrentQueue<string> Said { get; } = new();

    public SessionTasks Session { get; } = new(TimeProvider.System);

    public Connection Connection { get; }

    /// <summary>Gets the clock of what has no time to lose between two tries of a request.</summary>
    public InstantClock Clock { get; } = new();

    public TaskOperations Operations { get; }

    /// <summary>Gets operations that pause on a clock on which nothing takes time.</summary>
    public TaskOperations Impatient { get; }

    public VoiceProfileOperations VoiceProfiles { get; }

    public VoiceProfileDomainOperations VoiceProfileDomains { get; }

    /// <summary>Gets operations on configurations of media insights pipelines.</summary>
    public MediaInsightsPipelineConfigurationOperations Configurations => new(_mediaPipelines!, Said.Enqueue, Clock);

    /// <summary>Gets operations on media insights pipelines.</summary>
    public MediaInsightsPipelineOperations Pipelines => new(_mediaPipelines!, Said.Enqueue, Clock);

    public EmulatedService Service => _host.Service;

    public string EndpointUrl => _host.EndpointUrl;

    public static async Task<EmulatedEndpoint> StartAsync(double taskDuration = 0.4, EmulatorQuotas? quotas = null)
    {
        var host = HttpListenerHost.Start(new EmulatorOptions
        {
            TaskDuration = TimeSpan.FromSeconds(taskDuration),
            Quotas = quotas ?? EmulatorQuotas.Unlimited with { ConcurrentCallsPerTask = 1 },
        });
        EmulatorEndpoints.Started(host.EndpointUrl, host.Service.Region, () => TimeSpan.FromSeconds(taskDuration));
        var connection = await ConnectionPool.GetAsync(
            new ConnectionOptions { EndpointUrl = host.EndpointUrl }, TaskOrigin.None, CancellationToken.None);
        var mediaPipelines = await ConnectionPool.GetAsync(
            new ConnectionOptions { EndpointUrl = host.EndpointUrl, Service = AwsService.ChimeSdkMediaPipelines }, TaskOrigin.None, CancellationToken.None);
        return new EmulatedEndpoint(host, connection) { _mediaPipelines = mediaPipelines };
    }

    public SpeakerSearchStart Search(string transactionId = "call") => new()
    {
        VoiceConnectorId = Service.VoiceConnectorId,
        TransactionId = transactionId,
        VoiceProfileDomainId = Service.VoiceProfileDomainId,
    };

    public VoiceToneAnalysisStart Analysis(string transactionId = "call") => new()
    {
        VoiceConnectorId = Service.VoiceConnectorId,
        TransactionId = transactionId,
    };

    public Task<ChimeTask> StartAsync(TaskStart start) =>
        Operations.StartAsync(start, TimeSpan.Zero, TestContext.Current.CancellationToken);

    /// <summary>A speaker search that has ended, with a voiceprint.</summary>
    public async Task<SpeakerSearchTask> SearchToTheEndAsync(string transactionId = "call")
    {
        var task = await StartAsync(Search(transactionId));
        Service.AdvanceTime(TimeSpan.FromMinutes(1));
        return (SpeakerSearchTask)await Operations.GetAsync(task, TestContext.Current.CancellationToken);
    }

    public int Requests(string operation) => Service.Requests.Count(request => request.Operation == operation);

    public void Fail(FaultKind kind, string? operation = null, int? count = 1, string? error = null) =>
        Service.AddFault(new EmulatorFault { Kind = kind, Operation = operation, Count = count, ErrorName = error });

    public void StopEmulator()
    {
        EmulatorEndpoints.Stopped(EndpointUrl);
        _host.Dispose();
    }

    public void Dispose() => StopEmulator();
}
