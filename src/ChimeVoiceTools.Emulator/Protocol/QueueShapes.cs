using ChimeVoiceTools.Emulator.Resources;

namespace ChimeVoiceTools.Emulator.Protocol;

/// <summary>What the requests of SQS may be, as its model has it. What a batch may be is told by errors of its own.</summary>
internal static class QueueShapes
{
    /// <summary>The longest time for which nobody else receives a message, in seconds: twelve hours.</summary>
    private const int LongestVisibilityTimeout = 12 * 60 * 60;

    private const int LongestBody = 1024 * 1024;

    private static Shape AnyText { get; } = Shape.Text(0, LongestBody);

    private static Shape Names { get; } = Shape.List(0, 1000, Shape.Text(0, 256));

    private static Shape Visibility { get; } = Shape.WholeNumber(0, LongestVisibilityTimeout);

    private static Shape AttributeName { get; } =
        Shape.Text(1, 256, "[A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]+)*", Messages.QueueAttributeNameConstraint);

    private static (string Name, Shape Shape) QueueUrl { get; } = ("QueueUrl*", AnyText);

    private static (string Name, Shape Shape)[] Handle { get; } = [("ReceiptHandle*", AnyText)];

    private static (string Name, Shape Shape)[] HandleAndVisibility { get; } =
        [.. Handle, ("VisibilityTimeout*", Visibility)];

    private static (string Name, Shape Shape)[] Message { get; } =
    [
        ("MessageBody*", Shape.Text(1, LongestBody)),
        ("DelaySeconds", Shape.WholeNumber(0, 900)),
        ("MessageAttributes", Shape.Map(AttributeName, Shape.Structure(
            ("DataType*", Shape.Text(1, 256)),
            ("StringValue", Shape.Text(1, LongestBody)),
            ("BinaryValue", Shape.Text(0, LongestBody, "[A-Za-z0-9+/]*={0,2}", Messages.QueueBinaryConstraint))))),
    ];

    public static Shape Receive { get; } = Shape.Structure(
        QueueUrl,
        ("AttributeNames", Names),
        ("MessageSystemAttributeNames", Names),
        ("MessageAttributeNames", Names),
        ("MaxNumberOfMessages", Shape.WholeNumber(1, 10)),
        ("VisibilityTimeout", Visibility),
        ("WaitTimeSeconds", Shape.WholeNumber(0, 20)));

    public static Shape Delete { get; } = Shape.Structure([QueueUrl, .. Handle]);

    public static Shape DeleteBatch { get; } = Batch(Handle);

    public static Shape ChangeVisibility { get; } = Shape.Structure([QueueUrl, .. HandleAndVisibility]);

    public static Shape ChangeVisibilityBatch { get; } = Batch(HandleAndVisibility);

    public static Shape Send { get; } = Shape.Structure([QueueUrl, .. Message]);

    public static Shape SendBatch { get; } = Batch(Message);

    public static Shape OfQueue { get; } = Shape.Structure(QueueUrl);

    public static Shape Attributes { get; } = Shape.Structure(QueueUrl, ("AttributeNames", Names));

    public static Shape GetUrl { get; } = Shape.Structure(("QueueName*", AnyText), ("QueueOwnerAWSAccountId", AnyText));

    public static Shape List { get; } = Shape.Structure(("QueueNamePrefix", AnyText));

    private static Shape Batch((string Name, Shape Shape)[] entry) =>
        Shape.Structure(QueueUrl, ("Entries", Shape.List(0, 10_000, Shape.Structure([("Id*", AnyText), .. entry]))));
}
