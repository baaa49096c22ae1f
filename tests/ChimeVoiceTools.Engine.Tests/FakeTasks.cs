using System.Collections.Concurrent;
using Amazon.ChimeSDKVoice;
using ChimeVoiceTools.Engine.Connections;
using ChimeVoiceTools.Engine.Resilience;
using ChimeVoiceTools.Engine.Tasks;

namespace ChimeVoiceTools.Engine.Tests;

/// <summary>
/// A task service without a service behind it: on a fake clock, and answering as a test says. By default each task ends after
/// its duration, and an answer comes at once.
/// </summary>
internal sealed class FakeTasks : ITaskService
{
    private readonly ConcurrentDictionary<string, (TimeSpan StartedAt, TimeSpan Duration)> _tasks = new();
    private int _underWay;

    public FakeTasks(FakeClock clock, string endpointUrl = "http://127.0.0.1:1")
    {
        Clock = clock;
        Random = FixedRandom.Seeded(7);
        Session = new SessionTasks(clock);
        var client = new AmazonChimeSDKVoiceClient(
            "any", "any", new AmazonChimeSDKVoiceConfig { ServiceURL = endpointUrl, AuthenticationRegion = "us-east-1" });
        Connection = new Connection(client, "us-east-1", "any");
        Limits = new EndpointLimits(clock, Random);
        Operations = new TaskOperations(Connection, this, Limits, static _ => { }, Session);
    }

    public FakeClock Clock { get; }

    public Random Random { get; }

    public SessionTasks Session { get; }

    public Connection Connection { get; }

    public EndpointLimits Limits { get; }

    public TaskOperations Operations { get; }

    /// <summary>What happens to the poll of a task before it is answered; an exception is its answer.</summary>
    public Func<string, CancellationToken, Task>? OnPoll { get; set; }

    /// <summary>Gets when each task was polled, by its id.</summary>
    public ConcurrentDictionary<string, List<TimeSpan>> Polls { get; } = new();

    public int UnderWay => Volatile.Read(ref _underWay);

    public int MostUnderWay { get; private set; }

    public int PollCount => Polls.Values.Sum(polls => polls.Count);

    /// <summary>Starts a task that this session knows, or one from elsewhere.</summary>
    public SpeakerSearchTask Start(string id, double duration, bool isElsewhere = false)
    {
        _tasks[id] = (Clock.Elapsed, TimeSpan.FromSeconds(duration));
        var task = new SpeakerSearchTask
        {
            TaskId = id,
            VoiceConnectorId = "connector",
            TransactionId = "call",
            Status = "IN_QUEUE",
            EndpointUrl = Connection.EndpointUrl,
        };
        if (!isElsewhere)
        {
            Session.Add(task, Clock.GetTimestamp(), _tasks.Count);
        }

        return task;
    }

    /// <summary>Gets how long ago a task ended.</summary>
    public double SecondsSinceEnd(string id) => (Clock.Elapsed - _tasks[id].StartedAt - _tasks[id].Duration).TotalSeconds;

    public Task<ChimeTask> StartAsync(TaskStart start, CancellationToken cancellationToken) => throw new NotSupportedException();

    public async Task<ChimeTask> GetAsync(ChimeTask task, CancellationToken cancellationToken)
    {
        var polls = Polls.GetOrAdd(task.TaskId!, static _ => []);
        lock (polls)
        {
            polls.Add(Clock.Elapsed);
        }

        MostUnderWay = Math.Max(MostUnderWay, Interlocked.Increment(ref _underWay));
        try
        {
            await (OnPoll?.Invoke(task.TaskId!, cancellationToken) ?? Task.CompletedTask);
        }
        finally
        {
            Interlocked.Decrement(ref _underWay);
        }

        (var startedAt, var duration) = _tasks[task.TaskId!];
        return new SpeakerSearchTask
        {
            TaskId = task.TaskId,
            VoiceConnectorId = task.VoiceConnectorId,
            MediaInsightsPipelineId = task.MediaInsightsPipelineId,
            StreamArn = task.StreamArn,
            TransactionId = task.TransactionId,
            Status = Clock.Elapsed - startedAt >= duration ? "SUCCEEDED" : "IN_PROGRESS",
            EndpointUrl = Connection.EndpointUrl,
        };
    }

    public Task StopAsync(ChimeTask task, CancellationToken cancellationToken) => throw new NotSupportedException();
}
