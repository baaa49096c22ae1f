namespace ChimeVoiceTools.Engine.Queues;

/// <summary>
/// Does the same with messages that come one by one, in requests for up to ten of them: the first is sent at once, and what
/// comes while a request is under way goes into the next.
/// </summary>
/// <param name="send">Sends one request; returns the messages that were refused.</param>
public sealed class MessageBatches(Func<IReadOnlyList<QueueMessage>, Task<IReadOnlyList<RefusedMessage>>> send)
{
    private readonly object _gate = new();
    private readonly Queue<(QueueMessage Message, TaskCompletionSource<QueueMessage> Done)> _waiting = new();
    private bool _isSending;

    /// <summary>Has a message sent.</summary>
    /// <param name="message">The message.</param>
    /// <returns>The message when it is done with; an error where it was refused.</returns>
    public Task<QueueMessage> AddAsync(QueueMessage message)
    {
        var done = new TaskCompletionSource<QueueMessage>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            _waiting.Enqueue((message, done));
            if (_isSending)
            {
                return done.Task;
            }

            _isSending = true;
        }

        _ = Task.Run(SendAsync);
        return done.Task;
    }

    private async Task SendAsync()
    {
        while (Take() is { Count: > 0 } batch)
        {
            try
            {
                var refused = await send(batch.ConvertAll(static entry => entry.Message)).ConfigureAwait(false);
                foreach (var (message, done) in batch)
                {
                    if (refused.FirstOrDefault(entry => ReferenceEquals(entry.Message, message)) is { } refusal)
                    {
                        done.SetException(refusal.Error);
                    }
                    else
                    {
                        done.SetResult(message);
                    }
                }
            }
            catch (Exception exception)
            {
                batch.ForEach(entry => entry.Done.TrySetException(exception));
            }
        }
    }

    private List<(QueueMessage Message, TaskCompletionSource<QueueMessage> Done)> Take()
    {
        List<(QueueMessage, TaskCompletionSource<QueueMessage>)> batch = [];
        lock (_gate)
        {
            while (_waiting.Count > 0 && batch.Count < EventQueue.MostMessages)
            {
                batch.Add(_waiting.Dequeue());
            }

            _isSending = batch.Count > 0;
        }

        return batch;
    }
}
