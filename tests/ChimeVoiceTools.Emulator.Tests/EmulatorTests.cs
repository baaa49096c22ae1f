using ChimeVoiceTools.Emulator;

namespace ChimeVoiceTools.Emulator.Tests;

/// <summary>What tests of the service have in common; each runs on every host, in a class derived for it.</summary>
public abstract class EmulatorTests<THost>
    where THost : IEmulatorHost, new()
{
    private protected ManualTime Time { get; } = new();

    private protected TestEmulator Start(EmulatorQuotas? quotas = null, double taskSeconds = 20, int seed = 0) =>
        Start(new EmulatorOptions
        {
            TimeProvider = Time,
            TaskDuration = TimeSpan.FromSeconds(taskSeconds),
            Quotas = quotas ?? new EmulatorQuotas(),
            Seed = seed,
        });

    private protected static TestEmulator Start(EmulatorOptions options) => new(new THost(), options);

    private protected static void AssertRefused(Reply reply, int status, string errorName, string code)
    {
        Assert.Equal(status, reply.Status);
        Assert.Equal(errorName, reply.ErrorType);
        Assert.Equal(code, reply.ErrorCode);
        Assert.NotEmpty(reply.ErrorMessage);
        Assert.NotNull(reply.RequestId);
        Assert.Equal("application/json", reply.ContentType);
    }
}
