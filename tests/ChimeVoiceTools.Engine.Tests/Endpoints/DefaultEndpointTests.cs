using ChimeVoiceTools.Engine.Endpoints;

namespace ChimeVoiceTools.Engine.Tests.Endpoints;

[Collection(ProcessWideSettings.Name)]
public sealed class DefaultEndpointTests : IDisposable
{
    private static readonly string[] Variables =
    [
        "AWS_ENDPOINT_URL_CHIME_SDK_VOICE", "AWS_ENDPOINT_URL_CHIME_SDK_MEDIA_PIPELINES",
    ];

    private readonly string?[] _before = Array.ConvertAll(Variables, Environment.GetEnvironmentVariable);

    public DefaultEndpointTests() => Current = "http://somebody.else";

    // Both services' endpoints change together.
    private static string? Current
    {
        get => Assert.Single(Variables.Select(Environment.GetEnvironmentVariable).Distinct());
        set => Array.ForEach(Variables, variable => Environment.SetEnvironmentVariable(variable, value));
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
    public void Each_variable_gets_back_what_it_had_itself()
    {
        Environment.SetEnvironmentVariable(Variables[0], null);
        DefaultEndpoint.Set("http://emulator");
        Assert.True(DefaultEndpoint.Is("http://emulator"));

        DefaultEndpoint.Restore("http://emulator");

        Assert.Equal([null, "http://somebody.else"], Variables.Select(Environment.GetEnvironmentVariable));
    }

    [Fact]
    public void An_endpoint_that_was_never_the_default_changes_nothing()
    {
        DefaultEndpoint.Restore("http://emulator");

        Assert.Equal("http://somebody.else", Current);
    }

    public void Dispose()
    {
        for (var i = 0; i < Variables.Length; i++)
        {
            Environment.SetEnvironmentVariable(Variables[i], _before[i]);
        }
    }
}
