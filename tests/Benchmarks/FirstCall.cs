using System.Diagnostics;
using Amazon.ChimeSDKVoice;
using Amazon.ChimeSDKVoice.Model;

namespace ChimeVoiceTools.Benchmarks;

/// <summary>The first call of a process with the client alone; a PowerShell loads this, as it loads the module.</summary>
public static class FirstCall
{
    /// <summary>Makes a client and reads a task with it twice.</summary>
    /// <returns>Milliseconds of the first reading, the client's making included, and of the second.</returns>
    public static double[] Measure(string endpointUrl, string voiceConnectorId, string taskId)
    {
        var clock = Stopwatch.StartNew();
        using var client = new AmazonChimeSDKVoiceClient(
            "any", "any", new AmazonChimeSDKVoiceConfig { ServiceURL = endpointUrl, AuthenticationRegion = "us-east-1" });
        Read();
        var first = clock.Elapsed.TotalMilliseconds;
        clock.Restart();
        Read();
        return [first, clock.Elapsed.TotalMilliseconds];

        void Read() =>
            client.GetSpeakerSearchTaskAsync(
                new GetSpeakerSearchTaskRequest { VoiceConnectorId = voiceConnectorId, SpeakerSearchTaskId = taskId }).GetAwaiter().GetResult();
    }
}
