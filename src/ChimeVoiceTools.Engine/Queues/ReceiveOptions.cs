using ChimeVoiceTools.Engine.Errors;

namespace ChimeVoiceTools.Engine.Queues;

/// <summary>How long and how much is received.</summary>
public sealed record ReceiveOptions
{
    /// <summary>Gets after how many events the input ends; null for never.</summary>
    public int? MaxEvents { get; init; }

    /// <summary>
    /// Gets after which time without an event the input ends; zero for when a wait of a second brings no message, and
    /// infinite for never.
    /// </summary>
    public TimeSpan IdleTimeout { get; init; } = Timeout.InfiniteTimeSpan;

    /// <summary>Gets how long a message that was received is hidden; null for as long as the queue says.</summary>
    public TimeSpan? VisibilityTimeout { get; init; }
}

/// <summary>Takes what a receiver has to say; called on any thread.</summary>
/// <param name="Verbose">Takes a sentence for whatever is worth a verbose line.</param>
/// <param name="Warning">Takes a sentence of warning.</param>
/// <param name="Error">Takes the error of one message.</param>
public sealed record ReceiverOutput(Action<string> Verbose, Action<string> Warning, Action<ChimeException> Error);
