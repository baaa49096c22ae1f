using System.Management.Automation;
using ChimeVoiceTools.Cmdlets;
using ChimeVoiceTools.Completion;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Resources;
using ChimeVoiceTools.Engine.Tasks;
using ChimeVoiceTools.Engine.Waiting;
using ChimeVoiceTools.Input;

namespace ChimeVoiceTools.Commands.Tasks;

/// <summary>Wait-ChimeTask: waits for tasks, and emits each when it has finished.</summary>
[Cmdlet(VerbsLifecycle.Wait, "ChimeTask")]
[OutputType(typeof(SpeakerSearchTask), typeof(VoiceToneAnalysisTask))]
public sealed class WaitTaskCommand : ConnectedCmdlet
{
    private const int ProgressId = 1;

    private TaskWaiter? _waiter;
    private NotificationReader? _notifications;
    private TimeSpan _timeout;
    private bool _inputEnded;
    private bool _saysStatusOnly;
    private bool _saysBehindReceive;

    /// <summary>A task of either kind, live or deserialized, or an object with its ids.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(SessionTaskCompleter))]
    public PSObject[] InputObject { get; set; } = [];

    /// <summary>How long to wait after the input has ended, in seconds; -1, the default, for as long as it takes.</summary>
    [Parameter]
    [Alias("TimeoutSec")]
    [Seconds]
    [ArgumentCompleter(typeof(NoCompleter))]
    public double Timeout { get; set; } = -1;

    /// <summary>Emits the task that finished first, and ends.</summary>
    [Parameter]
    public SwitchParameter Any { get; set; }

    /// <summary>
    /// The time between two polls of one task, in seconds: 5 by default, or less for an emulator with short tasks, or 60 with a
    /// queue.
    /// </summary>
    [Parameter]
    [Seconds]
    [ArgumentCompleter(typeof(NoCompleter))]
    public double PollingInterval { get; set; } = 5;

    /// <summary>How many polls may be under way at once; 16 by default.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(NoCompleter))]
    public int MaxConcurrentRequests { get; set; } = 16;

    /// <summary>
    /// The URL of a queue of this wait's own, whose notifications say when a task has finished; they are deleted.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EmulatorQueueCompleter))]
    public string? QueueUrl { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        this.EndCommandOnError(() =>
        {
            _timeout = Seconds.Timeout(Timeout, nameof(Timeout));
            var options = new WaitOptions
            {
                PollingInterval = MyInvocation.BoundParameters.ContainsKey(nameof(PollingInterval))
                    ? Seconds.Between(PollingInterval, 0.1, 3600, nameof(PollingInterval))
                    : null,
                MaxConcurrentRequests = Rules.AtLeast(MaxConcurrentRequests, 1, nameof(MaxConcurrentRequests)),
                Any = Any,
                HasQueue = QueueUrl is not null,
            };
            _waiter = new TaskWaiter(options, () => Post(WriteOutcomes), Warn);
            if (QueueUrl is not null)
            {
                _notifications = new NotificationReader(QueueBeside(QueueUrl), _waiter, Warn, Report);
                Await(_notifications.BeginAsync);
            }
        });
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (CurrentMessage.IsThere && !_saysBehindReceive)
        {
            _saysBehindReceive = true;
            WriteWarning(Messages.WaitBehindReceive);
        }

        foreach (var input in InputObject)
        {
            this.GoOnAfterError(input, () => Add(PipedObject.ReadTask(input), input));
        }

        Drain();
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        _inputEnded = true;
        WriteOutcomes();
        Await(stop => _waiter!.WhenDoneAsync(_timeout, stop));
        WriteOutcomes();
        if (_notifications is not null)
        {
            Await(_ => _notifications.EndAsync());
        }

        var progress = _waiter!.Progress;
        WriteProgress(Describe(progress, ProgressRecordType.Completed));
        WriteVerbose(
            Text.Format(Messages.WaitSummary, progress.Done, progress.Total, progress.Elapsed.TotalSeconds, progress.Requests));
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _notifications?.Dispose();
        _waiter?.Dispose();
        base.Dispose(disposing);
    }

    private protected override void OnTick()
    {
        var progress = _waiter!.Progress;
        if (!_inputEnded || progress.Total == 0)
        {
            return;
        }

        WriteProgress(Describe(progress, ProgressRecordType.Processing));
    }

    private static ProgressRecord Describe(WaitProgress progress, ProgressRecordType type)
    {
        var rate = progress.Done / Math.Max(progress.Elapsed.TotalSeconds, 0.001);
        return new ProgressRecord(
            ProgressId,
            Messages.WaitActivity,
            Text.Format(Messages.WaitStatus, progress.Done, progress.Total, rate, progress.Requests))
        {
            RecordType = type,
            PercentComplete = (int)(100L * progress.Done / Math.Max(1, progress.Total)),
            SecondsRemaining = progress.Done == 0 ? -1 : (int)Math.Min(int.MaxValue, (progress.Total - progress.Done) / rate),
        };
    }

    private void Add(ChimeTask task, PSObject input)
    {
        _waiter!.Add(task, () => Connect(TaskServices.Of(task.MediaInsightsPipelineId), input));
        if (task.MediaInsightsPipelineId is not null && !_saysStatusOnly && QueueUrl is null)
        {
            _saysStatusOnly = true;
            WriteWarning(Messages.WaitSaysStatusOnly);
        }
    }

    private void Warn(string sentence) => Post(() => WriteWarning(sentence));

    private void WriteOutcomes()
    {
        // As with Wait-Job, -Any is decided once the input has ended.
        while ((_inputEnded || !Any) && _waiter!.TryTake(out var outcome))
        {
            Write(outcome);
        }
    }

    private void Write(WaitOutcome outcome)
    {
        if (outcome.Error is not null)
        {
            // It is of a record that came long before this one.
            WriteError(ErrorRecords.From(outcome.Error, outcome.Task));
            return;
        }

        WriteObject(outcome.Task);
        if (TaskStatuses.IsFailed(outcome.Task.Status))
        {
            var error = new ChimeException(
                ErrorIds.ChimeTaskFailed,
                ChimeErrorKind.InvalidResult,
                Text.Format(Messages.TaskFailed, Text.Describe(outcome.Task), Text.Sentence(outcome.Task.StatusMessage)));
            WriteError(ErrorRecords.From(error, outcome.Task));
        }
    }
}
