using ChimeVoiceTools.Engine.Endpoints;

namespace ChimeVoiceTools.Engine.Tests.Endpoints;

[Collection(ProcessWideSettings.Name)]
public sealed class DefaultEndpointTests : IDisposable
{
    private readonly string? _before = Current;

    public DefaultEndpointTests() => Current = "http://somebody.else";

    private static string? Current
    {
        get => Environment.GetEnvironmentVariable(DefaultEndpoint.Variable);
        set => Environment.SetEnvironmentVariable(DefaultEndpoint.Variable, value);
    }

    [Theory]
    [InlineData("inner", "outer")]
    [InlineData("outer", "inner")]
    public void Whichever_ends_first_in_the_end_there_is_what_was_there_before(string first, string second)
    {
        DefaultEndpoint.Set("http://outer");
        DefaultEndpoint.Set("http://inner");
        Assert.Equal("http://inner", Current);

        DefaultEndpoint.Restore($"http://{first}");
        Assert.Equal($"http://{second}", Current);

        DefaultEndpoint.Restore($"http://{second}");
        Assert.Equal("http://somebody.else", Current);
    }

    [Fact]
    public void What_somebody_else_has_set_in_the_meantime_stays()
    {
        DefaultEndpoint.Set("http://emulator");
        Current = "http://newer";

        DefaultEndpoint.Restore("http://emulator");

        Assert.Equal("http://newer", Current);
    }

    [Fact]
    public void An_endpoint_that_was_never_the_default_changes_nothing()
    {
        DefaultEndpoint.Restore("http://emulator");

        Assert.Equal("http://somebody.else", Current);
    }

    public void Dispose() => Current = _before;
}
