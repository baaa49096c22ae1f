namespace ChimeVoiceTools.Emulator.Notifications;

/// <summary>Sends requests one after the other, in the order in which they were given.</summary>
internal sealed class DeliverySender : IDisposable
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

    /// <summary>Sends a request after all others. Whoever uses it holds the state's gate.</summary>
    /// <param name="newRequest">Makes the request, once for each try.</param>
    public void Send(Func<HttpRequestMessage> newRequest)
    {
        // A receiver that never answers must not use up the memory: what is too many is in the log only.
        if (Volatile.Read(ref _waiting) < MaxWaiting)
        {
            Interlocked.Increment(ref _waiting);
            _last = _last.ContinueWith(_ => SendAsync(newRequest), TaskScheduler.Default).Unwrap();
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

    private async Task SendAsync(Func<HttpRequestMessage> newRequest)
    {
        Interlocked.Decrement(ref _waiting);
        for (var i = 0; i < Tries && !_stopping.IsCancellationRequested; i++)
        {
            try
            {
                using var request = newRequest();
                using var response = await _client.Value.SendAsync(request, _stopping.Token).ConfigureAwait(false);
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
