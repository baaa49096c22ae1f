using System.Management.Automation;
using ChimeVoiceTools.Cmdlets;
using ChimeVoiceTools.Completion;
using ChimeVoiceTools.Engine.Consent;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Resilience;
using ChimeVoiceTools.Engine.Resources;
using ChimeVoiceTools.Engine.Tasks;
using ChimeVoiceTools.Host;
using ChimeVoiceTools.Input;

namespace ChimeVoiceTools.Commands.Tasks;

/// <summary>Starts tasks of either kind, with the speaker's consent.</summary>
public abstract class StartTaskCommand : ConsentedCmdlet
{
    // With a ledger, so many consents share a flush of the disk before their starts have their turn. The page of
    // Restore-ChimeTask names the number.
    private const int RecordedAhead = 24;

    private readonly RequestTokens _tokens = new();
    private int _ahead;
    private TimeSpan _quotaTimeout;

    /// <summary>The voice connector that carries the call; null in a media insights pipeline whose metadata name none.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = TaskSets.VoiceConnector)]
    [AllowEmptyString]
    [AllowNull]
    [ArgumentCompleter(typeof(VoiceConnectorIdCompleter))]
    public string? VoiceConnectorId { get; set; }

    /// <summary>The transaction that names the call; with a task on a media insights pipeline it is only kept.</summary>
    // Not mandatory: what is piped in and has no transaction would not be taken for a pipeline's then. The rules ask for it.
    [Parameter(ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [Id(nameof(TransactionId))]
    [ArgumentCompleter(typeof(TransactionIdCompleter))]
    public string? TransactionId { get; set; }

    /// <summary>The media insights pipeline that analyses the stream: its id or its ARN.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = TaskSets.MediaInsights)]
    [Alias("MediaInsightsPipelineArn")]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(MediaInsightsPipelineIdCompleter))]
    public string? MediaInsightsPipelineId { get; set; }

    /// <summary>
    /// The Kinesis video stream that carries the speaker's voice; null in a pipeline of several streams, which are all meant.
    /// </summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = TaskSets.MediaInsights)]
    [AllowEmptyString]
    [AllowNull]
    [ArgumentCompleter(typeof(NoCompleter))]
    public string? StreamArn { get; set; }

    /// <summary>The channel of the stream that carries the speaker's voice: 0 or 1.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = TaskSets.MediaInsights)]
    [AllowNull]
    [ArgumentCompleter(typeof(NoCompleter))]
    public int? ChannelId { get; set; }

    /// <summary>The fragment of the stream where the task begins; the service's own choice where none is given.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = TaskSets.MediaInsights)]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(NoCompleter))]
    public string? FragmentNumber { get; set; }

    /// <summary>
    /// What the service knows a repeated request by; it follows from what an event starts, or is made up.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(NoCompleter))]
    public string? ClientRequestToken { get; set; }

    /// <summary>
    /// What the started task is called by the user, a case number for instance; kept with the task, and not sent.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(NoCompleter))]
    public string? Reference { get; set; }

    /// <summary>
    /// Starts nothing that the consent ledger has the start of, with the same reference, and emits the earlier task.
    /// </summary>
    [Parameter]
    public SwitchParameter SkipStarted { get; set; }

    /// <summary>How long to wait when a quota is full, in seconds; -1 for as long as it takes.</summary>
    [Parameter]
    [Seconds]
    [ArgumentCompleter(typeof(NoCompleter))]
    public double QuotaTimeout { get; set; }

    /// <summary>
    /// How many requests may be under way at once; 8 by default: a quota of 25 fills in a fifth of a second, and a pipeline
    /// that is cut off leaves few tasks that were not emitted.
    /// </summary>
    [Parameter]
    [ArgumentCompleter(typeof(NoCompleter))]
    public int MaxConcurrentRequests { get; set; } = 8;

    /// <summary>What was piped in: an object of this module also says where requests go.</summary>
    [Parameter(ValueFromPipeline = true, DontShow = true)]
    [ArgumentCompleter(typeof(NoCompleter))]
    public PSObject? InputObject { get; set; }

    private protected abstract string Action { get; }

    private protected override int Concurrency => MaxConcurrentRequests;

    private protected override int Ahead => _ahead;

    private protected override string Activity => Messages.StartActivity;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        this.EndCommandOnError(() =>
        {
            _quotaTimeout = Seconds.Timeout(QuotaTimeout, nameof(QuotaTimeout));
            _ahead = Ledger.Current is null ? 0 : RecordedAhead;
            if (SkipStarted)
            {
                LedgerOfProcess.Require();
            }
        });
    }

    /// <inheritdoc/>
    private protected override void ProcessInput()
    {
        var target = InputObject ?? (object?)TransactionId ?? StreamArn ?? string.Empty;
        IReadOnlyList<TaskStart> starts = [];
        Prepare(target, () => starts = ReadStarts());
        foreach (var start in starts)
        {
            Prepare(target, () => Start(start, target));
        }
    }

    /// <summary>What this record starts, wherever it runs.</summary>
    private protected abstract TaskStart Describe();

    /// <summary>Looks up what the start of a task on a media insights pipeline needs, and its record does not say.</summary>
    private protected virtual TaskStart Complete(TaskStart start) => start;

    private void Start(TaskStart start, object target)
    {
        start.Validate();
        _tokens.RequireNew(start.ClientRequestToken);
        var subject = start.MediaInsightsPipelineId is null
            ? Text.Format(Messages.TargetTransaction, start.TransactionId, start.VoiceConnectorId)
            : Text.Format(Messages.TargetStream, start.ChannelId, start.StreamArn, start.MediaInsightsPipelineId);
        var described = WithEndpoint(subject, InputObject, TaskServices.Of(start.MediaInsightsPipelineId));
        if (SkipStarted && FindStarted(start) is { } earlier)
        {
            Emit(earlier, described, target);
        }
        else if (MayProceed(described, Action))
        {
            var complete = Complete(start) with { Consent = Consent };
            if (InputObject is not null && PipedLegs.IsOfEvent(InputObject))
            {
                complete = complete.WithOwnToken();
            }

            if (SkipStarted)
            {
                complete = complete.WithTokenOfReference();
            }

            WriteInOrder(
                Tasks(start.MediaInsightsPipelineId, InputObject).StartAsync(complete, _quotaTimeout, Turn(), StopToken),
                target,
                WriteObject);
        }
    }

    private ConsentRecord? FindStarted(TaskStart start)
    {
        if (start.Reference is null)
        {
            throw Rules.Broken(nameof(Reference), null, Messages.RuleReferenceToSkip);
        }

        return Await(stop => LedgerTasks.FindStartedAsync(LedgerOfProcess.Require(), start, stop));
    }

    /// <summary>Emits the task of an earlier run, as it is by now.</summary>
    private void Emit(ConsentRecord earlier, string described, object target)
    {
        WriteVerbose(Text.Format(Messages.StartSkipped, Reference, described));
        var task = RecordedTask.ToTask(earlier);
        var operations = Tasks(task.MediaInsightsPipelineId, PSObject.AsPSObject(task));
        if (task.TaskId is not null)
        {
            WriteInOrder(AfterAsync(Turn(), stop => operations.GetAsync(task, stop)), target, WriteObject);
        }
        else if (ShouldProcess(described, Action))
        {
            WriteInOrder(
                AfterAsync(Turn(), stop => operations.StartAgainAsync(earlier, _quotaTimeout, stop)), target, WriteObject);
        }
    }

    private async Task<ChimeTask> AfterAsync(Task<bool> turn, Func<CancellationToken, Task<ChimeTask>> send)
    {
        var stop = StopToken;
        await Detached.Await(turn, stop).ConfigureAwait(false);
        return await send(stop).ConfigureAwait(false);
    }

    private IReadOnlyList<TaskStart> ReadStarts()
    {
        var start = Describe() with
        {
            Reference = TaskSets.NullIfEmpty(Reference),
            ClientRequestToken = TaskSets.NullIfEmpty(ClientRequestToken),
        };
        if (TaskSets.FindPipeline(MediaInsightsPipelineId, VoiceConnectorId, InputObject) is { } pipeline)
        {
            return [.. PipedStreams.Of(InputObject, StreamArn, ChannelId).Select(stream => start with
            {
                MediaInsightsPipelineId = pipeline,
                VoiceConnectorId = PipedObject.Text(InputObject, nameof(ChimeTask.VoiceConnectorId)),
                TransactionId = TaskSets.NullIfEmpty(TransactionId),
                StreamArn = stream.StreamArn,
                ChannelId = stream.ChannelId,
                FragmentNumber = TaskSets.NullIfEmpty(FragmentNumber),
            })];
        }

        // Its stream is heard by nobody yet.
        if (ParameterSetName == TaskSets.VoiceConnector
            && PipedObject.Text(InputObject, nameof(ChimeTask.StreamArn)) is { } streamArn)
        {
            throw Rules.Broken("InputObject", streamArn, Messages.RulePipelineFirst);
        }

        return [start with { VoiceConnectorId = VoiceConnectorId, TransactionId = TransactionId }];
    }
}
