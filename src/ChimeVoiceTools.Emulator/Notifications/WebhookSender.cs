using System.Text;

namespace ChimeVoiceTools.Emulator.Notifications;

/// <summary>Posts notifications to a webhook one after the other, in the order in which they were given.</summary>
internal sealed class WebhookSender : IDisposable
{
    private const int MostWaiting = 10_000;
    private const int Tries = 3;

    private readonly Queue<(Uri Url, string Json)> _waiting = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly Lazy<HttpClient> _client = new(() => new HttpClient(new HttpClientHandler
    {
        // A redirect could lead away from the loopback interface, and so could a proxy.
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
    })
    {
        Timeout = TimeSpan.FromSeconds(5),
    });

    private bool _isSending;

    public void Post(Uri url, string json)
    {
        lock (_waiting)
        {
            // A webhook that never answers must not use up the memory: the oldest are dropped first, and the log has them.
            if (_waiting.Count == MostWaiting)
            {
                _waiting.Dequeue();
            }

            _waiting.Enqueue((url, json));
            if (!_isSending)
            {
                _isSending = true;
                _ = Task.Run(SendAllAsync);
            }
        }
    }

    public void Dispose()
    {
        _stopping.Cancel();
        if (_client.IsValueCreated)
        {
            _client.Value.Dispose();
        }
    }

    private async Task SendAllAsync()
    {
        while (true)
        {
            (Uri Url, string Json) next;
            lock (_waiting)
            {
                if (_waiting.Count == 0 || _stopping.IsCancellationRequested)
                {
                    _isSending = false;
                    return;
                }

                next = _waiting.Dequeue();
            }

            await SendAsync(next.Url, next.Json).ConfigureAwait(false);
        }
    }

    private async Task SendAsync(Uri url, string json)
    {
        for (var i = 0; i < Tries; i++)
        {
            try
            {
                using var content = new StringContent(json, Encoding.UTF8, "application/json");
                using var response = await _client.Value.PostAsync(url, content, _stopping.Token).ConfigureAwait(false);
                if (response.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (Exception) when (!_stopping.IsCancellationRequested)
            {
                // Nobody listens, or too slowly. Tried again, since delivery is at least once.
            }
            catch (Exception)
            {
                return;
            }
        }
    }
}
