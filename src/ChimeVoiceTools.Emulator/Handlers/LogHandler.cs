using System.Globalization;
using System.Text.Json;
using ChimeVoiceTools.Emulator.Notifications;
using ChimeVoiceTools.Emulator.Protocol;
using ChimeVoiceTools.Emulator.Resources;

namespace ChimeVoiceTools.Emulator.Handlers;

/// <summary>
/// Answers the emulator's own paths, which are no part of the API and need no signature: <c>/_emulator/events</c> and
/// <c>/_emulator/requests</c>, each with <c>after</c> (the last number that the reader has) and <c>limit</c>.
/// </summary>
/// <param name="events">Reads the log of notifications.</param>
/// <param name="requests">Reads the log of requests.</param>
internal sealed class LogHandler(Func<IReadOnlyList<EmulatorEvent>> events, Func<IReadOnlyList<EmulatorRequestRecord>> requests)
{
    private const int DefaultLimit = 1000;

    public HandlerResult Read(string method, RequestTarget target)
    {
        var after = Number(target, "after") ?? 0;
        var limit = (int)Math.Min(Number(target, "limit") ?? DefaultLimit, int.MaxValue);
        return (method, string.Join("/", target.Segments.Skip(1))) switch
        {
            ("GET", "events") => HandlerResult.Json(200, new
            {
                Events = events().Where(entry => entry.Number > after).Take(limit).Select(entry => new
                {
                    entry.Number,
                    entry.Time,
                    Notification = JsonSerializer.Deserialize<JsonElement>(entry.Json),
                }),
            }),
            ("GET", "requests") => HandlerResult.Json(200, new
            {
                Requests = requests().Where(entry => entry.Number > after).Take(limit),
            }),
            _ => throw new ApiException(ApiErrors.UnknownOperation, Messages.UnknownOperation),
        };
    }

    private static long? Number(RequestTarget target, string name) =>
        target.Query(name) is not { } text
            ? null
            : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? number
                : throw Constraints.Broken(name, Messages.LogQueryConstraint);
}
