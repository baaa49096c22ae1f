namespace ChimeVoiceTools.Emulator.State;

/// <summary>
/// Everything that the emulated service knows. Whoever reads or changes it holds <see cref="Gate"/>, and has let what is due
/// happen first.
/// </summary>
internal sealed class ServiceState
{
    public const string Account = "111122223333";

    private long _lastOrdinal = -1;

    public ServiceState(string region, int seed, EmulatorQuotas quotas, EmulatorClock clock)
    {
        Region = region;
        Seed = seed;
        Quotas = quotas;
        Clock = clock;
        VoiceConnectors = new VoiceConnectorRegister(Arn);
        VoiceConnectors.Add(SeededRandom.Letters(22, seed, "voice connector"));
        Streams = new StreamRegister(this);
        Pipelines = new PipelineRegister(this);
        Tasks = new TaskRegister(Timeline, Tokens);
        Voices = new VoiceRegister(this);
    }

    public object Gate { get; } = new();

    public string Region { get; }

    public int Seed { get; }

    public EmulatorQuotas Quotas { get; set; }

    public EmulatorClock Clock { get; }

    public Timeline Timeline { get; } = new();

    public UsedTokens Tokens { get; } = new();

    public TaskRegister Tasks { get; }

    public VoiceRegister Voices { get; }

    public VoiceConnectorRegister VoiceConnectors { get; }

    public StreamRegister Streams { get; }

    public PipelineRegister Pipelines { get; }

    /// <summary>Lets everything happen that is due, and returns the time that it is now.</summary>
    public DateTime Settle()
    {
        var now = Clock.Now;
        Timeline.RunUntil(now);
        return now;
    }

    public long NextOrdinal() => ++_lastOrdinal;

    public string Arn(string service, string resource) => $"arn:aws:{service}:{Region}:{Account}:{resource}";
}
