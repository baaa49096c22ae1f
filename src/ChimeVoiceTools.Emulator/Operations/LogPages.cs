using System.Globalization;
using System.Text.Json;
using ChimeVoiceTools.Emulator.Resources;

namespace ChimeVoiceTools.Emulator.Operations;

/// <summary>
/// The emulator's own paths, which are no part of the API and need no signature: <c>/_emulator/events</c> and
/// <c>/_emulator/requests</c>, each with <c>after</c> (the last number that the reader has) and <c>limit</c>.
/// </summary>
internal static class LogPages
{
    private const int DefaultLimit = 1000;

    public static bool IsAt(Target target) => target.Segments.Length >= 1 && target.Segments[0] == "_emulator";

    public static Answer Read(
        string method, Target target, Func<IReadOnlyList<EmulatorEvent>> events, Func<IReadOnlyList<EmulatorRequestRecord>> requests)
    {
        if (method != "GET" || target.Segments.Length != 2)
        {
            throw new ServiceException(ServiceErrors.UnknownOperation, Messages.UnknownOperation);
        }

        var after = Number(target, "after") ?? 0;
        var limit = (int)Math.Min(Number(target, "limit") ?? DefaultLimit, int.MaxValue);
        return target.Segments[1] switch
        {
            "events" => Answer.Json(200, writer => WriteAll(writer, "Events", events().Where(e => e.Number > after).Take(limit), Write)),
            "requests" => Answer.Json(200, writer => WriteAll(writer, "Requests", requests().Where(r => r.Number > after).Take(limit), Write)),
            _ => throw new ServiceException(ServiceErrors.UnknownOperation, Messages.UnknownOperation),
        };
    }

    private static void WriteAll<T>(Utf8JsonWriter writer, string member, IEnumerable<T> entries, Action<Utf8JsonWriter, T> write)
    {
        writer.WriteStartArray(member);
        foreach (var entry in entries)
        {
            writer.WriteStartObject();
            write(writer, entry);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter writer, EmulatorEvent entry)
    {
        writer.WriteNumber("Number", entry.Number);
        writer.WriteTime("Time", entry.Time);
        writer.WritePropertyName("Notification");
        writer.WriteRawValue(entry.Json, skipInputValidation: true);
    }

    private static void Write(Utf8JsonWriter writer, EmulatorRequestRecord entry)
    {
        writer.WriteNumber("Number", entry.Number);
        writer.WriteTime("Time", entry.Time);
        writer.WriteOptional("Operation", entry.Operation);
        writer.WriteString("Method", entry.Method);
        writer.WriteString("Path", entry.Path);
        writer.WriteNumber("Status", entry.Status);
        writer.WriteOptional("ErrorType", entry.ErrorType);
        writer.WriteString("RequestId", entry.RequestId);
        writer.WriteOptional("Fault", entry.Fault?.ToString());
    }

    private static long? Number(Target target, string name) =>
        target.Query(name) is not { } text
            ? null
            : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? number
                : throw Rules.Broken(name, Messages.LogQueryConstraint);
}
