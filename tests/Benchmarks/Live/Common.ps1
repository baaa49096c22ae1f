# What the measurements of this folder share that send events themselves.
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
Import-Module $env:BENCH_MANIFEST

# Sends events to the emulator's queue from threads of its own, so that the session has nothing to do with it, and no more than 5,000
# ahead of what was received. Each event's time is when it is sent.
Add-Type -TypeDefinition @'
using System;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

public static class EventSource
{
    public static Task Run(string endpointUrl, string queueUrl, int count, int batch, int pauseMilliseconds) => Task.Run(async () =>
    {
        using var client = new HttpClient();
        for (var sent = 0; sent < count; sent += batch)
        {
            while (sent - Progress.Received > 5000)
            {
                await Task.Delay(5);
            }

            var entries = new object[Math.Min(batch, count - sent)];
            for (var i = 0; i < entries.Length; i++)
            {
                var time = DateTime.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'");
                var body = "{\"version\":\"0\",\"id\":\"" + Guid.NewGuid() + "\",\"detail-type\":\"VoiceAnalyticsStatus\",\"source\":\"aws.chime\",\"account\":\"111122223333\",\"time\":\"" + time
                    + "\",\"region\":\"us-east-1\",\"resources\":[],\"detail\":{\"detailStatus\":\"AnalyticsReady\",\"callDetails\":{\"isCaller\":true,\"transactionId\":\"call-" + (sent + i)
                    + "\",\"voiceConnectorId\":\"abcdefghijklmnopqrstu1\"}}}";
                entries[i] = new { Id = i.ToString(), MessageBody = body };
            }

            using var request = new HttpRequestMessage(HttpMethod.Post, endpointUrl);
            request.Headers.TryAddWithoutValidation("X-Amz-Target", "AmazonSQS.SendMessageBatch");
            request.Headers.TryAddWithoutValidation("Authorization", "AWS4-HMAC-SHA256 Credential=A/20260101/us-east-1/sqs/aws4_request, SignedHeaders=host, Signature=" + new string('0', 64));
            request.Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(new { QueueUrl = queueUrl, Entries = entries }));
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-amz-json-1.0");
            (await client.SendAsync(request)).EnsureSuccessStatusCode();
            if (pauseMilliseconds > 0)
            {
                await Task.Delay(pauseMilliseconds);
            }
        }
    });
}

public static class Progress
{
    public static int Received;
}
'@
