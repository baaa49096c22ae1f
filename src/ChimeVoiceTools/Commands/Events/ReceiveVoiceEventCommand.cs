using System.Diagnostics;
using System.Management.Automation;
using ChimeVoiceTools.Cmdlets;
using ChimeVoiceTools.Completion;
using ChimeVoiceTools.Engine.Connections;
using ChimeVoiceTools.Engine.Endpoints;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Queues;
using ChimeVoiceTools.Engine.Resources;
using ChimeVoiceTools.Host;
using ChimeVoiceTools.Input;

namespace ChimeVoiceTools.Commands.Events;

/// <summary>
/// Receive-ChimeVoiceEvent: emits the events that arrive in a queue, and deletes the message of each that was handled.
/// </summary>
[Cmdlet(
    VerbsCommunications.Receive,
    "ChimeVoiceEvent",
    DefaultParameterSetName = ByUrl,
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.Low)]
[OutputType(
    typeof(VoiceToneEvent),
    typeof(SpeakerSearchEvent),
    typeof(VoiceAnalyticsEvent),
    typeof(CallStreamingEvent),
    typeof(MediaInsightsPipelineEvent))]
public sealed class ReceiveVoiceEventCommand : ConnectedCmdlet
{
    private const string ByUrl = "QueueUrl";
    private const string ByName = "QueueName";
    private const string OutBuffer = "OutBuffer";
    private const int ProgressId = 1;

    private static readonly TimeSpan ProgressAfter = TimeSpan.FromSeconds(2);

    private readonly Stopwatch _sinceBegin = new();
    private EventReceiver? _receiver;
    private DateTime? _newest;
    private bool _showsProgress;

    /// <summary>The URL of the queue.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ByUrl)]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(EmulatorQueueCompleter))]
    public string? QueueUrl { get; set; }

    /// <summary>The name of the queue, in the region and the account that the other parameters say.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ByName)]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(NoCompleter))]
    public string? QueueName { get; set; }

    /// <summary>
    /// How long to go on without an event, in seconds; 0 until a wait of a second brings nothing, -1, the default, for ever.
    /// </summary>
    [Parameter]
    [Seconds]
    [ArgumentCompleter(typeof(NoCompleter))]
    public double IdleTimeout { get; set; } = -1;

    /// <summary>How many events to emit at most; without it there is no limit.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(NoCompleter))]
    public int? MaxEvents { get; set; }

    /// <summary>
    /// How long a message is hidden from other consumers, in whole seconds, unless its handling goes on longer; without it for as
    /// long as the queue says.
    /// </summary>
    [Parameter]
    [Seconds]
    [ArgumentCompleter(typeof(NoCompleter))]
    public double? VisibilityTimeout { get; set; }

    /// <summary>Leaves the messages to Complete-ChimeVoiceEvent.</summary>
    [Parameter]
    public SwitchParameter NoDelete { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        this.EndCommandOnError(() =>
        {
            // What is held back in a buffer would be deleted before anybody has seen it.
            if (MyInvocation.BoundParameters.TryGetValue(OutBuffer, out var size))
            {
                throw Rules.Broken(OutBuffer, size, Messages.RuleOutBuffer);
            }
        });
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (!ShouldProcess((QueueUrl ?? QueueName)!, NoDelete ? Messages.ActionReceive : Messages.ActionReceiveAndDelete))
        {
            return;
        }

        this.EndCommandOnError(() => _receiver = new EventReceiver(
            FindQueue(),
            ReadReceiveOptions(),
            new ReceiverOutput(
                Report,
                sentence => Post(() => WriteWarning(sentence)),
                error => Post(() => WriteError(ErrorRecords.From(error, QueueUrl ?? QueueName))))));
        using var signal = TerminationSignal.On(_receiver!.EndInput);
        try
        {
            this.EndCommandOnError(Receive);
        }
        finally
        {
            _receiver.Dispose();
            SayLast();
        }
    }

    private protected override void OnTick()
    {
        if (_sinceBegin.Elapsed >= ProgressAfter)
        {
            _showsProgress = true;
            WriteProgress(Progress(ProgressRecordType.Processing));
        }
    }

    private EventQueue FindQueue()
    {
        if (ParameterSetName == ByUrl)
        {
            return Queue(QueueUrl, Options);
        }

        var connection = Connect(Options with { Service = AwsService.Sqs }, TaskOrigin.None);
        return new EventQueue(connection, Await(stop => EventQueue.FindAsync(connection, QueueName!, Report, stop)), Report);
    }

    private ReceiveOptions ReadReceiveOptions() => new()
    {
        IdleTimeout = Seconds.Timeout(IdleTimeout, nameof(IdleTimeout)),
        MaxEvents = MaxEvents is { } most ? Rules.AtLeast(most, 1, nameof(MaxEvents)) : null,
        VisibilityTimeout = VisibilityTimeout is { } hidden
            ? Seconds.Whole(hidden, 1, EventQueue.LongestVisibilityTimeout.TotalSeconds, nameof(VisibilityTimeout))
            : null,
    };

    private void Receive()
    {
        _sinceBegin.Start();
        Await(_receiver!.BeginAsync);
        while (Await(_receiver.ReceiveAsync) is { Count: > 0 } messages)
        {
            foreach (var message in messages)
            {
                if (_receiver.IsEnded)
                {
                    break;
                }

                Handle(message);
                Drain();
            }
        }

        Await(_ => _receiver.FlushAsync());
        if (_showsProgress)
        {
            WriteProgress(Progress(ProgressRecordType.Completed));
        }
    }

    private void Handle(QueueMessage message)
    {
        var hasFailed = message.Error is not null;
        var isNew = false;
        foreach (var received in message.Events.Where(received => !_receiver!.IsFinished(received)))
        {
            if (_receiver!.IsEnded)
            {
                return;
            }

            isNew = true;
            hasFailed |= !HandOut(received);
        }

        if (hasFailed || (NoDelete && isNew))
        {
            _receiver!.Leave(message);
        }
        else
        {
            _receiver!.Delete(message);
        }

        // Last, since an error may end everything.
        if (message.Error is { } error)
        {
            WriteError(ErrorRecords.From(error, QueueUrl ?? QueueName));
        }
    }

    /// <summary>Emits an event; returns whether nothing of this module ended in an error of it.</summary>
    private bool HandOut(ChimeVoiceEvent received)
    {
        _receiver!.HandOut();
        _newest = received.Time > _newest ? received.Time : _newest ?? received.Time;
        using var current = CurrentMessage.Begin();
        WriteObject(received);
        _receiver.HandIn(received, isFinished: !current.HasFailed && !NoDelete);
        return !current.HasFailed;
    }

    private void SayLast()
    {
        try
        {
            Drain();
        }
        catch (PipelineStoppedException)
        {
            // Who was cut off hears nothing any more.
        }
    }

    private ProgressRecord Progress(ProgressRecordType type)
    {
        var count = _receiver!.Events;
        return new ProgressRecord(
            ProgressId,
            Messages.ReceiveActivity,
            _newest is { } newest
                ? Text.Format(Messages.ReceiveStatusWithAge, count, Math.Max(0, (DateTime.UtcNow - newest).TotalSeconds))
                : Text.Format(Messages.ReceiveStatus, count))
        {
            RecordType = type,
        };
    }
}
