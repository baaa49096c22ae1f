using System.Text;

namespace ChimeVoiceTools.Emulator.Notifications;

/// <summary>Posts notifications to a webhook one after the other, in the order in which they were given.</summary>
internal sealed class WebhookSender : IDisposable
{
    private const int MaxWaiting = 10_000;
    private const int Tries = 3;

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

    private Task _last = Task.CompletedTask;
    private int _waiting;

    /// <summary>Posts a notification after all others. Whoever uses it holds the state's gate.</summary>
    public void Post(Uri url, string json)
    {
        // A webhook that never answers must not use up the memory: what is too many is in the log only.
        if (Volatile.Read(ref _waiting) < MaxWaiting)
        {
            Interlocked.Increment(ref _waiting);
            _last = _last.ContinueWith(_ => SendAsync(url, json), TaskScheduler.Default).Unwrap();
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

    private async Task SendAsync(Uri url, string json)
    {
        Interlocked.Decrement(ref _waiting);
        for (var i = 0; i < Tries && !_stopping.IsCancellationRequested; i++)
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
            catch (Exception)
            {
                // Nobody listens, or too slowly, or the emulator stops. Tried again, since delivery is at least once.
            }
        }
    }
}
