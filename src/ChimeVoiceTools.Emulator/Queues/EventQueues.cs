using System.Text.Json.Nodes;
using ChimeVoiceTools.Emulator.Protocol;
using ChimeVoiceTools.Emulator.Resources;
using ChimeVoiceTools.Emulator.State;

namespace ChimeVoiceTools.Emulator.Queues;

/// <summary>The emulator's own queue, which its notifications go to, and the dead-letter queue beside it.</summary>
internal sealed class EventQueues
{
    /// <summary>The name of the queue.</summary>
    public const string Name = "emulated-queue";

    private const string DeadLettersName = Name + "-dead-letters";

    private readonly MessageQueue[] _all;
    private JsonObject? _attributes;
    private string? _endpointUrl;

    /// <param name="state">The state, which names the queues' account and region.</param>
    /// <param name="time">The real time.</param>
    /// <param name="capacity">How many notifications that nobody receives a queue keeps.</param>
    /// <param name="maxReceiveCount">How often a message is received at most; 0 for any number of times.</param>
    public EventQueues(ServiceState state, TimeProvider time, int capacity, int maxReceiveCount)
    {
        var deadLetters = new MessageQueue(DeadLettersName, state.Arn("sqs", DeadLettersName), time, capacity);
        Events = new MessageQueue(Name, state.Arn("sqs", Name), time, capacity)
        {
            Redrive = maxReceiveCount > 0 ? new RedrivePolicy(deadLetters, maxReceiveCount) : null,
        };
        _all = [Events, deadLetters];
    }

    public MessageQueue Events { get; }

    public IEnumerable<MessageQueue> All => _all;

    /// <summary>Gets or sets where the emulator listens; null until it does.</summary>
    public string? EndpointUrl
    {
        get => _endpointUrl;
        set
        {
            _endpointUrl = value;
            _attributes = value is null ? null : new JsonObject
            {
                ["EndpointUrl"] = new JsonObject { ["DataType"] = "String", ["StringValue"] = value },
            };
        }
    }

    /// <summary>Gets what a notification's message says of where it comes from: the emulator's address.</summary>
    public JsonObject? NotificationAttributes => _attributes;

    public string UrlOf(MessageQueue queue) => $"{EndpointUrl}/{ServiceState.Account}/{queue.Name}";

    /// <summary>Finds the queue of a URL, of whatever host it is.</summary>
    /// <exception cref="ApiException">There is none.</exception>
    public MessageQueue FindByUrl(string url)
    {
        var path = Uri.TryCreate(url, UriKind.Absolute, out var uri)
            ? uri.AbsolutePath.Split('/')
            : throw new ApiException(QueueErrors.InvalidAddress, Text.Format(Messages.QueueAddressInvalid, url));
        return path.Length == 3 && path[1] == ServiceState.Account ? FindByName(path[2]) : throw NotThere();
    }

    /// <summary>Finds the queue of a name.</summary>
    /// <exception cref="ApiException">There is none.</exception>
    public MessageQueue FindByName(string name) => Array.Find(_all, queue => queue.Name == name) ?? throw NotThere();

    public void SendNotification(string json) => Events.Send(json, NotificationAttributes, isNotification: true);

    private static ApiException NotThere() => new(QueueErrors.QueueDoesNotExist, Messages.QueueNotThere);
}
