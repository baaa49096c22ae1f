using System.Net;
using ChimeVoiceTools.Emulator.Resources;

namespace ChimeVoiceTools.Emulator;

/// <summary>Where an emulator's notifications go beside its log, and how badly they are delivered.</summary>
public sealed record EmulatorNotifications
{
    /// <summary>Where each notification is posted to, as its JSON alone; on the loopback interface. Null for nowhere.</summary>
    public Uri? WebhookUrl { get; init; }

    /// <summary>The share of the notifications that is sent twice, from 0 to 1; drawn from the emulator's seed.</summary>
    public double DuplicateShare { get; init; }

    /// <summary>The share of the notifications that is sent after the next one, from 0 to 1; drawn from the emulator's seed.</summary>
    public double DisorderShare { get; init; }

    /// <summary>Checks the members, as their use does.</summary>
    /// <exception cref="ArgumentException">A member breaks its rule; the message names both.</exception>
    public void Validate()
    {
        EmulatorOptions.Require(WebhookUrl is null || IsLoopbackHttp(WebhookUrl), Messages.WebhookRule);
        EmulatorOptions.Require(DuplicateShare is >= 0 and <= 1, Messages.DuplicateShareRule);
        EmulatorOptions.Require(DisorderShare is >= 0 and <= 1, Messages.DisorderShareRule);
    }

    // Not Uri.IsLoopback, which takes the machine's own name for loopback too.
    private static bool IsLoopbackHttp(Uri url) =>
        url.IsAbsoluteUri
        && url.Scheme is "http" or "https"
        && (url.DnsSafeHost == "localhost" || (IPAddress.TryParse(url.DnsSafeHost, out var address) && IPAddress.IsLoopback(address)));
}
