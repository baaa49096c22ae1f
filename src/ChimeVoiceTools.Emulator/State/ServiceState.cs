using ChimeVoiceTools.Emulator.Protocol;
using ChimeVoiceTools.Emulator.Resources;

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
        VoiceConnectorIds = [SeededRandom.Letters(22, seed, "voice connector")];
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

    public List<string> VoiceConnectorIds { get; }

    /// <summary>Lets everything happen that is due, and returns the time that it is now.</summary>
    public DateTime Settle()
    {
        var now = Clock.Now;
        Timeline.RunUntil(now);
        return now;
    }

    public long NextOrdinal() => ++_lastOrdinal;

    public string Arn(string service, string resource) => $"arn:aws:{service}:{Region}:{Account}:{resource}";

    /// <exception cref="ApiException">There is no such voice connector.</exception>
    public void RequireVoiceConnector(string id)
    {
        if (!VoiceConnectorIds.Contains(id))
        {
            throw new ApiException(ApiErrors.NotFound, Text.Format(Messages.VoiceConnectorNotFound, id));
        }
    }
}
