using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Resilience;
using ChimeVoiceTools.Engine.Resources;

namespace ChimeVoiceTools.Engine.Queues;

/// <summary>Messages that were received, and neither handled nor failed yet: they stay hidden, and are given back.</summary>
/// <param name="queue">Their queue.</param>
/// <param name="report">Takes a sentence for whatever is worth a verbose line; called on any thread.</param>
/// <param name="time">The clock.</param>
internal sealed class HeldMessages(EventQueue queue, Action<string> report, TimeProvider time) : IDisposable
{
    private readonly HashSet<QueueMessage> _messages = [];
    private readonly CancellationTokenSource _end = new();
    private Task _extending = Task.CompletedTask;

    /// <summary>Adds messages that were received.</summary>
    public void Add(IReadOnlyList<QueueMessage> messages)
    {
        lock (_messages)
        {
            _messages.UnionWith(messages);
        }
    }

    /// <summary>Removes a message whose handling has ended.</summary>
    public void Remove(QueueMessage message)
    {
        lock (_messages)
        {
            _messages.Remove(message);
        }
    }

    /// <summary>Begins to keep hidden what there is.</summary>
    /// <param name="visibilityTimeout">For how long a message is hidden each time.</param>
    public void BeginExtending(TimeSpan visibilityTimeout) =>
        _extending = Task.Run(() => ExtendAsync(visibilityTimeout), CancellationToken.None);

    /// <summary>Ends that, and gives back what there is, in one request.</summary>
    public async Task ReturnAsync(CancellationToken cancellationToken)
    {
        _end.Cancel();

        // What hides a message on its way would undo what gives it back.
        await _extending.ConfigureAwait(false);
        var messages = All();
        if (messages.Length > 0)
        {
            var refused = await queue.ReturnAsync(messages, cancellationToken).ConfigureAwait(false);
            report(Text.Format(Messages.QueueReturned, messages.Length - refused.Count, queue.Address.Name));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _end.Dispose();

    private async Task ExtendAsync(TimeSpan visibilityTimeout)
    {
        try
        {
            while (true)
            {
                // Twice as often as it takes.
                await Clock.Delay(TimeSpan.FromTicks(visibilityTimeout.Ticks / 2), time, _end.Token).ConfigureAwait(false);
                var messages = All();
                if (messages.Length > 0)
                {
                    await ExtendAsync(messages, visibilityTimeout).ConfigureAwait(false);
                }
            }
        }
        catch (OperationCanceledException) when (_end.IsCancellationRequested)
        {
            // Nothing is held any longer.
        }
    }

    private async Task ExtendAsync(QueueMessage[] messages, TimeSpan visibilityTimeout)
    {
        try
        {
            var refused = await queue.ExtendAsync(messages, visibilityTimeout, _end.Token).ConfigureAwait(false);
            report(Text.Format(Messages.QueueExtended, messages.Length - refused.Count, visibilityTimeout.TotalSeconds));
        }
        catch (ChimeException error)
        {
            // Somebody else may receive them now.
            report(error.Message);
        }
    }

    private QueueMessage[] All()
    {
        lock (_messages)
        {
            return [.. _messages];
        }
    }
}
