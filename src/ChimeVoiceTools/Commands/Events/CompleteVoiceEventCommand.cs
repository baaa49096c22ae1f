using System.Management.Automation;
using ChimeVoiceTools.Cmdlets;
using ChimeVoiceTools.Completion;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Queues;
using ChimeVoiceTools.Engine.Resources;
using ChimeVoiceTools.Input;

namespace ChimeVoiceTools.Commands.Events;

/// <summary>
/// Complete-ChimeVoiceEvent: deletes the messages of events that were handled, or gives them back to their queue.
/// </summary>
[Cmdlet(VerbsLifecycle.Complete, "ChimeVoiceEvent", SupportsShouldProcess = true)]
public sealed class CompleteVoiceEventCommand : ConcurrentCmdlet
{
    private readonly Dictionary<string, MessageBatches> _batches = [];

    /// <summary>What Receive-ChimeVoiceEvent emitted, live or deserialized.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(NoCompleter))]
    public PSObject[] InputObject { get; set; } = [];

    /// <summary>Gives the messages back, so that they are received again at once.</summary>
    [Parameter]
    public SwitchParameter Failed { get; set; }

    // Ten requests of ten messages each.
    private protected override int Concurrency => 100;

    private protected override void ProcessInput()
    {
        foreach (var input in InputObject)
        {
            Prepare(input, () => Complete(input));
        }
    }

    private void Complete(PSObject input)
    {
        if (!PipedObject.IsOwn(input)
            || PipedObject.Text(input, nameof(ChimeVoiceEvent.QueueUrl)) is not { } queueUrl
            || PipedObject.Text(input, nameof(ChimeVoiceEvent.ReceiptHandle)) is not { } receiptHandle)
        {
            throw Rules.Broken("InputObject", PipedEvents.Describe(input), Messages.RuleReceivedEvent);
        }

        var id = PipedObject.Text(input, nameof(ChimeVoiceEvent.Id));
        if (ShouldProcess(
            Text.Format(Messages.TargetEvent, id ?? PipedEvents.Describe(input), QueueAddress.Parse(queueUrl).Name),
            Failed ? Messages.ActionGiveBack : Messages.ActionDelete))
        {
            WriteInOrder(Batches(queueUrl).AddAsync(new QueueMessage(receiptHandle)), input, _ => Finish(queueUrl, id));
        }
    }

    private void Finish(string queueUrl, string? id)
    {
        if (!Failed)
        {
            FinishedEvents.OfSession.Add(queueUrl, id);
        }
    }

    private MessageBatches Batches(string queueUrl)
    {
        if (!_batches.TryGetValue(queueUrl, out var batches))
        {
            var queue = Queue(queueUrl, Options);
            batches = new MessageBatches(messages =>
                Failed ? queue.ReturnAsync(messages, StopToken) : queue.DeleteAsync(messages, StopToken));
            _batches.Add(queueUrl, batches);
        }

        return batches;
    }
}
