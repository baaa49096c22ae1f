using System.Diagnostics;
using System.Globalization;
using Amazon.ChimeSDKVoice;
using Amazon.ChimeSDKVoice.Model;
using ChimeVoiceTools.Engine.Connections;
using ChimeVoiceTools.Engine.Credentials;
using ChimeVoiceTools.Engine.Waiting;

namespace ChimeVoiceTools.Benchmarks;

/// <summary>The processor time of readings: through a wait of the engine, and with the client alone, 16 at once.</summary>
internal static class Polls
{
    private const int Concurrency = 16;

    public static async Task RunAsync(string endpointUrl, string voiceConnectorId, string idFile, int count, TextWriter output)
    {
        var ids = await File.ReadAllLinesAsync(idFile);
        List<double> waits = [];
        List<double> clients = [];
        using var client = new AmazonChimeSDKVoiceClient(
            "any", "any", new AmazonChimeSDKVoiceConfig { ServiceURL = endpointUrl, AuthenticationRegion = "us-east-1" });
        var connection = await ConnectionPool.GetAsync(
            new ConnectionOptions { EndpointUrl = endpointUrl, Region = "us-east-1", Keys = new AccessKeys("any", "any") }, TaskOrigin.None, CancellationToken.None);

        // The first round of each warms up; after that they take turns.
        for (var round = 0; round < 4; round++)
        {
            var wait = await MeasureAsync(() => WaitAsync(connection, voiceConnectorId, ids, count), count);
            var alone = await MeasureAsync(() => ReadAsync(client, voiceConnectorId, ids, count), count);
            if (round > 0)
            {
                waits.Add(wait);
                clients.Add(alone);
            }
        }

        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{{\"Wait\": {waits.Order().ElementAt(1)}, \"Client\": {clients.Order().ElementAt(1)}}}"));
    }

    /// <summary>Processor seconds for 10,000 requests.</summary>
    private static async Task<double> MeasureAsync(Func<Task<int>> run, int count)
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        var requests = await run();
        process.Refresh();
        Debug.Assert(requests >= count);
        return (process.TotalProcessorTime - before).TotalSeconds / requests * 10_000;
    }

    private static async Task<int> WaitAsync(Connection connection, string voiceConnectorId, string[] ids, int count)
    {
        using var waiter = new TaskWaiter(
            new WaitOptions { PollingInterval = TimeSpan.FromMilliseconds(100), MaxConcurrentRequests = Concurrency }, static () => { }, static _ => { });
        foreach (var id in ids)
        {
            waiter.Add(new SpeakerSearchTask { VoiceConnectorId = voiceConnectorId, TaskId = id }, () => connection);
        }

        while (waiter.Progress.Requests < count)
        {
            await Task.Delay(20);
        }

        return waiter.Progress.Requests;
    }

    private static async Task<int> ReadAsync(AmazonChimeSDKVoiceClient client, string voiceConnectorId, string[] ids, int count)
    {
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, Concurrency).Select(_ => Task.Run(async () =>
        {
            for (var number = Interlocked.Increment(ref next); number < count; number = Interlocked.Increment(ref next))
            {
                await client.GetSpeakerSearchTaskAsync(
                    new GetSpeakerSearchTaskRequest { VoiceConnectorId = voiceConnectorId, SpeakerSearchTaskId = ids[number % ids.Length] });
            }
        })));
        return count;
    }
}
