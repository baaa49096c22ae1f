namespace ChimeVoiceTools.Engine.Waiting;

/// <summary>Lets one loop sleep until a time has passed, or until it is woken.</summary>
internal sealed class PollTimer : IDisposable
{
    private readonly ITimer _timer;
    private TaskCompletionSource<bool>? _sleep;
    private bool _isWoken;

    public PollTimer(TimeProvider time) =>
        _timer = time.CreateTimer(
            static timer => ((PollTimer)timer!).Elapse(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    /// <summary>Sleeps.</summary>
    /// <param name="delay">How long at most.</param>
    /// <returns>
    /// A task that ends when the time has passed, or at once where it was woken since the last sleep; true where it was woken.
    /// </returns>
    public Task<bool> SleepAsync(TimeSpan delay)
    {
        lock (_timer)
        {
            if (_isWoken)
            {
                _isWoken = false;
                return Task.FromResult(true);
            }

            _sleep = new TaskCompletionSource<bool>();
            _timer.Change(delay, Timeout.InfiniteTimeSpan);
            return _sleep.Task;
        }
    }

    /// <summary>Ends the sleep, or else the next one; never on the caller's thread.</summary>
    public void Wake()
    {
        lock (_timer)
        {
            _isWoken = true;
            _timer.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose() => _timer.Dispose();

    private void Elapse()
    {
        TaskCompletionSource<bool>? sleep;
        bool isWoken;
        lock (_timer)
        {
            (sleep, _sleep) = (_sleep, null);
            isWoken = _isWoken;
            _isWoken &= sleep is null;
        }

        // On the timer's own thread the loop goes on without another switch of threads.
        sleep?.SetResult(isWoken);
    }
}
