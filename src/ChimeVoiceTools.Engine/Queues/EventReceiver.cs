using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Http;
using ChimeVoiceTools.Engine.Resources;

namespace ChimeVoiceTools.Engine.Queues;

/// <summary>
/// Receives events from a queue for who handles one after the other: keeps messages hidden while their handling goes on, deletes
/// those that were handled, and gives back those that were not.
/// </summary>
/// <remarks>Whoever handles the events does so from one thread; <see cref="EndInput"/> may be called from any.</remarks>
public sealed class EventReceiver : IDisposable
{
    // SQS's own default.
    private static readonly TimeSpan UsualVisibilityTimeout = TimeSpan.FromSeconds(30);

    // Who stops a command does not wait longer for what comes back by itself.
    private static readonly TimeSpan EndLimit = TimeSpan.FromSeconds(2);

    private readonly EventQueue _queue;
    private readonly ReceiveOptions _options;
    private readonly ReceiverOutput _output;
    private readonly TimeProvider _time;
    private readonly FinishedEvents _finished;
    private readonly MessageBatches _deletions;

    private readonly HeldMessages _held;
    private readonly Queue<Task> _deleting = new();
    private readonly CancellationTokenSource _inputEnd = new();
    private readonly CancellationTokenSource _limit = new();
    private TimeSpan? _visibilityTimeout;
    private long _idleSince;
    private bool _hasAnswered;
    private bool _isAway;

    /// <summary>Makes a receiver.</summary>
    /// <param name="queue">The queue.</param>
    /// <param name="options">How long and how much is received.</param>
    /// <param name="output">Takes what it has to say.</param>
    /// <param name="time">The clock; null for the system's.</param>
    public EventReceiver(EventQueue queue, ReceiveOptions options, ReceiverOutput output, TimeProvider? time = null)
        : this(queue, options, output, time ?? TimeProvider.System, FinishedEvents.OfSession)
    {
    }

    internal EventReceiver(
        EventQueue queue, ReceiveOptions options, ReceiverOutput output, TimeProvider time, FinishedEvents finished)
    {
        (_queue, _options, _output, _time, _finished) = (queue, options, output, time, finished);
        _held = new HeldMessages(queue, output.Verbose, time);
        _deletions = new MessageBatches(DeleteAsync);
    }

    /// <summary>Gets how many events were handed out.</summary>
    public int Events { get; private set; }

    /// <summary>Gets whether no more events are wanted.</summary>
    public bool IsEnded => Events >= _options.MaxEvents || _inputEnd.IsCancellationRequested;

    /// <summary>Looks at the queue, and begins.</summary>
    /// <param name="cancellationToken">Ends the requests.</param>
    /// <exception cref="ChimeException">There is no such queue, or it can't be reached.</exception>
    public async Task BeginAsync(CancellationToken cancellationToken)
    {
        QueueAttributes? attributes = null;
        try
        {
            attributes = await _queue.GetAttributesAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (ChimeException error) when (error.Kind == ChimeErrorKind.PermissionDenied)
        {
            _output.Verbose(Text.Format(Messages.QueueNotLookedAt, error.Message));
        }

        // A queue that hides nothing would hand out everything at once, again and again.
        _visibilityTimeout = _options.VisibilityTimeout
            ?? (attributes?.VisibilityTimeout > TimeSpan.Zero ? null : UsualVisibilityTimeout);
        _idleSince = _time.GetTimestamp();
        _held.BeginExtending(_visibilityTimeout ?? attributes!.VisibilityTimeout!.Value);
        if (attributes is { DeadLetterTargetArn: null })
        {
            _output.Warning(Text.Format(Messages.QueueWithoutRedrive, _queue.Address.Name));
        }
    }

    /// <summary>Waits for messages.</summary>
    /// <param name="cancellationToken">Breaks the request off.</param>
    /// <returns>Messages; none when the input has ended.</returns>
    /// <exception cref="ChimeException">The queue can't be received from, or what was handled can't be deleted.</exception>
    public async Task<IReadOnlyList<QueueMessage>> ReceiveAsync(CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _inputEnd.Token);
        while (!IsEnded && NextWait() is { } wait)
        {
            await ForgetDeletedAsync().ConfigureAwait(false);
            var most = Math.Min(EventQueue.MostMessages, _options.MaxEvents - Events ?? int.MaxValue);
            try
            {
                var messages = await ReceiveAsync(most, wait, either.Token).ConfigureAwait(false);
                if (messages.Count > 0)
                {
                    return messages;
                }

                if (_options.IdleTimeout == TimeSpan.Zero)
                {
                    break;
                }
            }
            catch (OperationCanceledException) when (_inputEnd.IsCancellationRequested)
            {
                // The input has ended.
            }
            catch (ChimeException error) when (_hasAnswered && !_queue.IsGone && MayPass(error))
            {
                SayAway(error);
            }
        }

        return [];
    }

    /// <summary>Whether this session has finished the handling of an event.</summary>
    /// <param name="voiceEvent">The event.</param>
    public bool IsFinished(ChimeVoiceEvent voiceEvent) => _finished.Contains(_queue.Address.Url, voiceEvent.Id);

    /// <summary>Takes note that an event is handed out.</summary>
    public void HandOut()
    {
        Events++;
        _idleSince = _time.GetTimestamp();
    }

    /// <summary>Takes note that the handling of an event has ended.</summary>
    /// <param name="voiceEvent">The event.</param>
    /// <param name="isFinished">Whether it has finished, so that the event is not handed out again.</param>
    public void HandIn(ChimeVoiceEvent voiceEvent, bool isFinished)
    {
        _idleSince = _time.GetTimestamp();
        if (isFinished)
        {
            _finished.Add(_queue.Address.Url, voiceEvent.Id);
        }
    }

    /// <summary>Has a message deleted that is done with.</summary>
    /// <param name="message">The message.</param>
    public void Delete(QueueMessage message)
    {
        _held.Remove(message);
        _deleting.Enqueue(_deletions.AddAsync(message));
    }

    /// <summary>Leaves a message to its visibility timeout.</summary>
    /// <param name="message">The message.</param>
    public void Leave(QueueMessage message) => _held.Remove(message);

    /// <summary>Ends the input: nothing more is received. Where it has ended already, nothing happens.</summary>
    public void EndInput()
    {
        try
        {
            _inputEnd.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // A signal may come at any time.
        }
    }

    /// <summary>Waits until all that was to be deleted is.</summary>
    /// <exception cref="ChimeException">It can't be deleted.</exception>
    public Task FlushAsync() => Task.WhenAll(_deleting);

    /// <summary>
    /// Gives back what was received and is not handled, in at most 2 s, and waits no longer for what is being deleted.
    /// </summary>
    public void Dispose()
    {
        Task.Run(EndAsync).GetAwaiter().GetResult();
        _held.Dispose();
        _inputEnd.Dispose();
        _limit.Dispose();
    }

    private async Task EndAsync()
    {
        using var limit = TimeLimit.Start(EndLimit, _time);
        using var registration = limit.Token.Register(_limit.Cancel);
        try
        {
            await Task.WhenAll([_held.ReturnAsync(_limit.Token), .. _deleting]).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            _output.Verbose(exception is ChimeException ? exception.Message : Messages.QueueEndTooLate);
        }
    }

    private static bool MayPass(ChimeException error) => error.Kind
        is ChimeErrorKind.ConnectionError or ChimeErrorKind.OperationTimeout or ChimeErrorKind.LimitsExceeded
        or ChimeErrorKind.ResourceUnavailable or ChimeErrorKind.InvalidResult;

    /// <summary>How long the next request waits; null when the input has ended.</summary>
    private TimeSpan? NextWait()
    {
        if (_options.IdleTimeout == Timeout.InfiniteTimeSpan)
        {
            return EventQueue.LongestWait;
        }

        // The queue counts in whole seconds, and answers a little later or earlier than it was told to.
        var left = Math.Round(
            Math.Max(1, Math.Ceiling(_options.IdleTimeout.TotalSeconds)) - _time.GetElapsedTime(_idleSince).TotalSeconds);
        return _options.IdleTimeout == TimeSpan.Zero ? TimeSpan.FromSeconds(1)
            : left < 1 ? null
            : TimeSpan.FromSeconds(Math.Min(left, EventQueue.LongestWait.TotalSeconds));
    }

    private async Task<IReadOnlyList<QueueMessage>> ReceiveAsync(int most, TimeSpan wait, CancellationToken cancellationToken)
    {
        var messages =
            await _queue.ReceiveAsync(most, wait, _visibilityTimeout, cancellationToken).ConfigureAwait(false);
        (_hasAnswered, _isAway) = (true, false);
        if (messages.Count > 0)
        {
            _held.Add(messages);
            _output.Verbose(Text.Format(Messages.QueueReceived, messages.Count, _queue.Address.Name));
        }

        return messages;
    }

    /// <summary>Says once that the queue is away: it is asked for as long as it takes.</summary>
    private void SayAway(ChimeException error)
    {
        if (!_isAway)
        {
            _isAway = true;
            _output.Warning(Text.Format(Messages.QueueAway, error.Message));
        }
    }

    private async Task ForgetDeletedAsync()
    {
        while (_deleting.Count > 0 && _deleting.Peek().IsCompleted)
        {
            await _deleting.Dequeue().ConfigureAwait(false);
        }
    }

    private async Task<IReadOnlyList<RefusedMessage>> DeleteAsync(IReadOnlyList<QueueMessage> messages)
    {
        var refused = await _queue.DeleteAsync(messages, _limit.Token).ConfigureAwait(false);
        _output.Verbose(Text.Format(Messages.QueueDeleted, messages.Count - refused.Count, _queue.Address.Name));
        foreach (var message in refused)
        {
            _output.Error(message.Error);
        }

        return [];
    }
}
