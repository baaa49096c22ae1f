using System.Diagnostics;

namespace ChimeVoiceTools.Tests.Support;

/// <summary>Waits for what is going to be true, and fails when it isn't after long enough.</summary>
internal static class Eventually
{
    public static async Task BecomesTrueAsync(Func<bool> condition, double seconds = 20)
    {
        var waited = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.True(waited.Elapsed.TotalSeconds < seconds, "What was waited for did not become true.");
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }
    }
}
