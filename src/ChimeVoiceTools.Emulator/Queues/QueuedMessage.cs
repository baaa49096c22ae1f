using System.Globalization;
using System.Text.Json.Nodes;

namespace ChimeVoiceTools.Emulator.Queues;

/// <summary>A message in a queue. The queue that has it guards what changes of it.</summary>
/// <param name="ordinal">Its number in the order of sending.</param>
/// <param name="body">Its text.</param>
/// <param name="attributes">What its sender said of it, as SQS spells that; null for nothing.</param>
/// <param name="sent">When it was sent, in UTC.</param>
internal sealed class QueuedMessage(long ordinal, string body, JsonObject? attributes, DateTimeOffset sent)
{
    public Guid Id { get; } = Guid.NewGuid();

    public long Ordinal => ordinal;

    public string Body => body;

    public JsonObject? Attributes => attributes;

    public DateTimeOffset Sent => sent;

    /// <summary>Gets whether the emulator itself sent it, so that it need not be kept for ever.</summary>
    public bool IsNotification { get; init; }

    /// <summary>Gets or sets from when on it can be received, on the queue's clock.</summary>
    public TimeSpan VisibleFrom { get; set; }

    public int Receipts { get; set; }

    public DateTimeOffset? FirstReceived { get; set; }

    /// <summary>Gets or sets the ARN of the queue that it was received from too often; null where it was not.</summary>
    public string? SourceArn { get; set; }

    /// <summary>Gets whether it was received last by the receipt with a number.</summary>
    public bool IsReceivedBy(int receipt) => receipt == Receipts;

    public ReceivedMessage Receive(DateTimeOffset now)
    {
        Receipts++;
        FirstReceived ??= now;
        return new ReceivedMessage(this, new ReceiptHandle(Id, Receipts).ToString(), Receipts);
    }
}

/// <summary>A message as one request received it.</summary>
internal sealed record ReceivedMessage(QueuedMessage Message, string ReceiptHandle, int Receipts);

/// <summary>What a receipt of a message is told from the others by.</summary>
internal readonly record struct ReceiptHandle(Guid Id, int Receipt)
{
    /// <summary>Reads a handle; null where it is none.</summary>
    public static ReceiptHandle? Parse(string text)
    {
        var parts = text.Split('.');
        return parts.Length == 2
            && Guid.TryParseExact(parts[0], "N", out var id)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var receipt)
            ? new ReceiptHandle(id, receipt)
            : null;
    }

    /// <inheritdoc/>
    public override string ToString() => Id.ToString("N") + "." + Receipt.ToString(CultureInfo.InvariantCulture);
}
