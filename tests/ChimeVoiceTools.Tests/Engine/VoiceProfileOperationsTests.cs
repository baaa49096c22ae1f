using ChimeVoiceTools.Emulator;
using ChimeVoiceTools.Engine.Connections;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.VoiceProfiles;

namespace ChimeVoiceTools.Tests.Engine;

public sealed class VoiceProfileOperationsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("POST")]
    [InlineData("DELETE")]
    [InlineData("PUT")]
    [InlineData("GET")]
    public async Task Warm(string method)
    {
        await using var endpoint = new ClosingEndpoint(method);
        var said = new List<string>();
        var profiles = new VoiceProfileOperations(await ConnectionPool.GetAsync(new ConnectionOptions { Keys = new AccessKeys("a", "b"), Region = "us-east-1", EndpointUrl = endpoint.Url }, TaskOrigin.None, Token), said.Add);
        if (method != "GET") await profiles.GetAsync("vp-1", Token);
        Exception? e = await Record.ExceptionAsync(() => method switch {
            "POST" => profiles.CreateAsync(new SpeakerSearchTask { TaskId = "a" }, Token),
            "DELETE" => profiles.DeleteAsync("vp-1", Token),
            "PUT" => profiles.UpdateAsync("vp-1", new SpeakerSearchTask { TaskId = "a" }, Token),
            _ => profiles.GetAsync("vp-1", Token)});
        throw new InvalidOperationException(e?.Message + " " + string.Join(",", endpoint.Methods) + string.Join("|", said));
    }
}
