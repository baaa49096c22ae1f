using System.Management.Automation;
using ChimeVoiceTools.Cmdlets;
using ChimeVoiceTools.Completion;
using ChimeVoiceTools.Engine.Resources;
using ChimeVoiceTools.Engine.Tasks;
using ChimeVoiceTools.Input;

namespace ChimeVoiceTools.Commands.Tasks;

/// <summary>Restore-ChimeTask: emits the tasks that the consent ledger has the start of, and no end.</summary>
[Cmdlet(VerbsData.Restore, "ChimeTask", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(SpeakerSearchTask), typeof(VoiceToneAnalysisTask))]
public sealed class RestoreTaskCommand : ConcurrentCmdlet
{
    private readonly HashSet<string> _emitted = new(StringComparer.Ordinal);
    private TimeSpan _quotaTimeout;

    /// <summary>How long a repeated start waits when a quota is full, in seconds; -1 for as long as it takes.</summary>
    [Parameter]
    [Seconds]
    [ArgumentCompleter(typeof(NoCompleter))]
    public double QuotaTimeout { get; set; }

    /// <summary>How many requests may be under way at once; 16 by default.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(NoCompleter))]
    public int MaxConcurrentRequests { get; set; } = 16;

    private protected override int Concurrency => MaxConcurrentRequests;

    private protected override string Activity => Messages.RestoreActivity;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        this.EndCommandOnError(() => _quotaTimeout = Seconds.Timeout(QuotaTimeout, nameof(QuotaTimeout)));
    }

    /// <inheritdoc/>
    private protected override void ProcessInput()
    {
        IReadOnlyList<ConsentRecord> open = [];
        this.EndCommandOnError(() =>
        {
            var ledger = LedgerOfProcess.Require();
            open = Await(stop => LedgerTasks.FindOpenAsync(ledger, stop));
        });
        foreach (var recorded in open)
        {
            Prepare(recorded, () => Restore(recorded));
        }
    }

    private void Restore(ConsentRecord recorded)
    {
        var task = RecordedTask.ToTask(recorded);
        var input = PSObject.AsPSObject(task);
        if (task.TaskId is not null)
        {
            WriteInOrder(Tasks(task.MediaInsightsPipelineId, input).GetAsync(task, StopToken), recorded, Write);
            return;
        }

        var target = task.MediaInsightsPipelineId is null
            ? Text.Format(Messages.TargetTransaction, task.TransactionId, task.VoiceConnectorId)
            : Text.Format(Messages.TargetStream, task.ChannelId, task.StreamArn, task.MediaInsightsPipelineId);
        if (ShouldProcess(
            WithEndpoint(target, input, TaskServices.Of(task.MediaInsightsPipelineId)),
            task is SpeakerSearchTask ? Messages.ActionStartSpeakerSearchAgain : Messages.ActionStartVoiceToneAnalysisAgain))
        {
            var operations = Tasks(task.MediaInsightsPipelineId, input);
            WriteInOrder(operations.StartAgainAsync(recorded, _quotaTimeout, StopToken), recorded, Write);
        }
    }

    /// <summary>Emits a task, once: several starts with one token are answered with the same.</summary>
    private void Write(ChimeTask task)
    {
        if (_emitted.Add(task.TaskId!))
        {
            WriteObject(task);
        }
    }
}
