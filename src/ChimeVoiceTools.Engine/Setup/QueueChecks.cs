using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Queues;
using ChimeVoiceTools.Engine.Resources;

namespace ChimeVoiceTools.Engine.Setup;

/// <summary>Looks at the queue that notifications are to be received from, once for all voice connectors.</summary>
/// <param name="queue">The queue.</param>
internal sealed class QueueChecks(EventQueue queue)
{
    private const string Attributes = "sqs:GetQueueAttributes";

    private Task<(Outcome<QueueAttributes> Attributes, ChimeException? Refusal)>? _findings;

    /// <summary>Makes the checks that need nothing but the queue.</summary>
    /// <param name="checks">The checks of a voice connector.</param>
    /// <param name="cancellationToken">Ends the requests.</param>
    /// <returns>The queue's ARN, which the configuration's sinks are compared with; null where it is not known.</returns>
    public async Task<string?> MakeAsync(SetupChecks checks, CancellationToken cancellationToken)
    {
        var (attributes, refusal) = await (_findings ??= FindAsync(cancellationToken)).ConfigureAwait(false);
        if ((attributes.Error ?? refusal)?.Kind == ChimeErrorKind.ObjectNotFound)
        {
            checks.Fail(
                SetupChecks.Queue, Text.Format(Messages.SetupQueueFailed, queue.Address.Name), Messages.SetupQueueRemedy);
            checks.Leave(SetupChecks.QueueAccess, SetupChecks.Queue);
            checks.Leave(SetupChecks.QueueSink, SetupChecks.Queue);
            checks.Leave(SetupChecks.QueueRedrive, SetupChecks.Queue);
            return null;
        }

        // What is received from exists, also where nobody may ask for more.
        if (attributes.Error is null || refusal is null)
        {
            checks.Pass(SetupChecks.Queue, Text.Format(Messages.SetupQueuePassed, queue.Address.Name));
        }
        else
        {
            checks.CouldNot(SetupChecks.Queue, attributes.Error, Attributes);
        }

        CheckAccess(checks, refusal);
        if (attributes.Error is { } error)
        {
            checks.CouldNot(SetupChecks.QueueSink, error, Attributes);
            checks.CouldNot(SetupChecks.QueueRedrive, error, Attributes);
            return null;
        }

        CheckRedrive(checks, attributes.Answer!);
        return attributes.Answer!.QueueArn ?? string.Empty;
    }

    private static void CheckAccess(SetupChecks checks, ChimeException? refusal)
    {
        if (refusal is null)
        {
            checks.Pass(SetupChecks.QueueAccess, Messages.SetupQueueAccessPassed);
        }
        else if (refusal.Kind == ChimeErrorKind.PermissionDenied)
        {
            checks.Fail(SetupChecks.QueueAccess, refusal.Message, Messages.SetupQueueAccessRemedy);
        }
        else
        {
            checks.CouldNot(SetupChecks.QueueAccess, refusal, "sqs:ReceiveMessage");
        }
    }

    private static void CheckRedrive(SetupChecks checks, QueueAttributes attributes)
    {
        if (attributes.DeadLetterTargetArn is { } target)
        {
            checks.Pass(SetupChecks.QueueRedrive, Text.Format(Messages.SetupRedrivePassed, attributes.MaxReceiveCount, target));
        }
        else
        {
            checks.Fail(SetupChecks.QueueRedrive, Messages.SetupRedriveFailed, Messages.SetupRedriveRemedy);
        }
    }

    private async Task<(Outcome<QueueAttributes> Attributes, ChimeException? Refusal)> FindAsync(
        CancellationToken cancellationToken)
    {
        var attributes = await Outcome<QueueAttributes>.OfAsync(() => queue.GetAttributesAsync(cancellationToken))
            .ConfigureAwait(false);

        // At most one message, which stays visible.
        var received = await Outcome<IReadOnlyList<QueueMessage>>.OfAsync(
            () => queue.ReceiveAsync(1, TimeSpan.Zero, TimeSpan.Zero, cancellationToken)).ConfigureAwait(false);
        return (attributes, received.Error);
    }
}

/// <summary>What came of a request: an answer, or why there is none.</summary>
internal readonly record struct Outcome<T>(T? Answer, ChimeException? Error)
{
    public static async Task<Outcome<T>> OfAsync(Func<Task<T>> ask)
    {
        try
        {
            return new Outcome<T>(await ask().ConfigureAwait(false), null);
        }
        catch (ChimeException error)
        {
            return new Outcome<T>(default, error);
        }
    }
}
