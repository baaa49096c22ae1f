using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Queues;
using ChimeVoiceTools.Engine.Resilience;
using ChimeVoiceTools.Engine.Resources;

namespace ChimeVoiceTools.Engine.Waiting;

/// <summary>
/// Reads a queue for a wait, whose own it is: tells the wait what each notification says, and deletes it. A queue that can't be
/// read any more does not end the wait.
/// </summary>
/// <param name="queue">The queue.</param>
/// <param name="waiter">The wait.</param>
/// <param name="warn">Takes a sentence that a user should see while the wait goes on; called on any thread.</param>
/// <param name="report">Takes a sentence for whatever is worth a verbose line; called on any thread.</param>
/// <param name="time">The clock; null for the system's.</param>
public sealed class NotificationReader(
    EventQueue queue, TaskWaiter waiter, Action<string> warn, Action<string> report, TimeProvider? time = null) : IDisposable
{
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LastDeletion = TimeSpan.FromSeconds(2);

    // Who waits for the results of a task that has finished does so until a wait like this brings nothing.
    private static readonly TimeSpan ShortWait = TimeSpan.FromSeconds(1);

    private readonly TaskNews _news = waiter.News ?? throw new ArgumentException("The wait has no queue.", nameof(waiter));
    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationTokenSource _stopDeleting = new();
    private Task _reading = Task.CompletedTask;
    private Task _deleting = Task.CompletedTask;
    private bool _hasWarned;
    private bool _hasWarnedOfOthers;
    private int _notifications;

    /// <summary>Looks whether the queue can be read, and goes on to read it.</summary>
    /// <param name="cancellationToken">Ends the look.</param>
    /// <exception cref="ChimeException">It can't: it does not exist, or may not be read.</exception>
    public async Task BeginAsync(CancellationToken cancellationToken)
    {
        await ReadOnceAsync(TimeSpan.Zero, cancellationToken).ConfigureAwait(false);
        _reading = Task.Run(ReadAsync, CancellationToken.None);
    }

    /// <summary>Reads no more, and waits for a moment until what was read is deleted.</summary>
    public async Task EndAsync()
    {
        Dispose();
        await _reading.ConfigureAwait(false);
        report(Text.Format(Messages.NotificationsRead, _notifications, queue.Address.Name));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stopDeleting.CancelAfter(LastDeletion);
        _stop.Cancel();
    }

    private async Task ReadAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                var wait = _news.IsHolding ? ShortWait : EventQueue.LongestWait;
                await ReadOnceAsync(wait, _stop.Token).ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                if (!_stop.IsCancellationRequested)
                {
                    await FailAsync(exception).ConfigureAwait(false);
                }
            }
        }

        await Task.WhenAny(_deleting).ConfigureAwait(false);
    }

    private async Task ReadOnceAsync(TimeSpan wait, CancellationToken cancellationToken)
    {
        var askedAt = _time.GetTimestamp();
        var messages = await queue
            .ReceiveAsync(EventQueue.MostMessages, wait, null, cancellationToken).ConfigureAwait(false);
        foreach (var voiceEvent in messages.SelectMany(static message => message.Events))
        {
            waiter.Tell(voiceEvent);
            _notifications++;
        }

        _news.QueueAnswers(isRead: true);
        if (messages.Count == 0)
        {
            _news.QueueWasEmpty(askedAt);
        }

        // While the next ones are received.
        await _deleting.ConfigureAwait(false);
        _deleting = DeleteAsync([.. messages.Where(static message => message.Error is null)]);
        if (messages.FirstOrDefault(static message => message.Error is not null)?.Error is { } error && !_hasWarnedOfOthers)
        {
            _hasWarnedOfOthers = true;
            warn(Text.Format(Messages.NotificationsOfOthers, queue.Address.Name, error.Message));
        }
    }

    private async Task DeleteAsync(QueueMessage[] messages)
    {
        var refused = await queue.DeleteAsync(messages, _stopDeleting.Token).ConfigureAwait(false);
        foreach (var refusal in refused)
        {
            report(refusal.Error.Message);
        }
    }

    private async Task FailAsync(Exception exception)
    {
        _deleting = Task.CompletedTask;
        _news.QueueAnswers(isRead: false);
        if (!_hasWarned)
        {
            _hasWarned = true;
            warn(Text.Format(Messages.NotificationsFailed, queue.Address.Name, Text.Sentence(exception.Message)));
        }

        await Task.WhenAny(Clock.Delay(AfterFailure, _time, _stop.Token)).ConfigureAwait(false);
    }
}
