using ChimeVoiceTools.Emulator.Protocol;
using ChimeVoiceTools.Emulator.Resources;
using ChimeVoiceTools.Emulator.Schema;

namespace ChimeVoiceTools.Emulator.Notifications;

/// <summary>Where an emulator's notifications are sent beside its log, and how badly they are delivered.</summary>
[Schema("How badly notifications are delivered.")]
public sealed record EmulatorNotifications
{
    /// <summary>Gets the URL on loopback that each notification is posted to, as its JSON alone; null for none.</summary>
    public Uri? WebhookUrl { get; init; }

    /// <summary>
    /// Gets the URL of an SQS queue that each notification is sent to; null for none. Requests are signed with the keys in
    /// <c>AWS_ACCESS_KEY_ID</c> and <c>AWS_SECRET_ACCESS_KEY</c>, and to a queue on loopback with keys that are none.
    /// </summary>
    public Uri? EventQueueUrl { get; init; }

    /// <summary>Gets the share of the notifications that is sent twice, from 0 to 1; random, from the emulator's seed.</summary>
    [Schema("The share of the notifications that is sent twice.", Max = 1)]
    public double DuplicateShare { get; init; }

    /// <summary>Gets the share of the notifications that is sent after the next one, from 0 to 1, likewise.</summary>
    [Schema("The share of the notifications that is sent after the next one.", Max = 1)]
    public double DisorderShare { get; init; }

    /// <summary>Checks the members, as their use does.</summary>
    /// <exception cref="ArgumentException">A member breaks its rule; the message names both.</exception>
    public void Validate()
    {
        var isHttp = WebhookUrl is { IsAbsoluteUri: true, Scheme: "http" or "https" };
        if (WebhookUrl is not null && !(isHttp && RequestHeaders.IsLoopback(WebhookUrl.Authority)))
        {
            throw new ArgumentException(Messages.WebhookRule);
        }

        if (EventQueueUrl is not null)
        {
            QueueDelivery.Validate(EventQueueUrl);
        }

        BoundJson.Validate(this with { WebhookUrl = null, EventQueueUrl = null });
    }
}
