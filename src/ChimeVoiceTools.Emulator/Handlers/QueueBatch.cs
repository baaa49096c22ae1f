using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ChimeVoiceTools.Emulator.Protocol;
using ChimeVoiceTools.Emulator.Resources;

namespace ChimeVoiceTools.Emulator.Handlers;

/// <summary>The rules of SQS's batches: what fails as a whole, and what fails for one entry.</summary>
internal static class QueueBatch
{
    private const int MostEntries = 10;

    private static readonly Regex EntryId = new(@"^[A-Za-z0-9_-]{1,80}\z", RegexOptions.CultureInvariant);

    /// <summary>Returns the entries of a batch.</summary>
    /// <exception cref="ApiException">The batch breaks a rule.</exception>
    public static List<JsonObject> Check(JsonObject body)
    {
        List<JsonObject> entries = [.. body["Entries"]?.AsArray().Select(entry => entry!.AsObject()) ?? []];
        var ids = entries.ConvertAll(Id);
        Require(entries.Count > 0, QueueErrors.EmptyBatchRequest, Messages.QueueBatchEmpty);
        Require(entries.Count <= MostEntries, QueueErrors.TooManyEntriesInBatchRequest, Messages.QueueBatchTooLarge);
        Require(ids.TrueForAll(EntryId.IsMatch), QueueErrors.InvalidBatchEntryId, Messages.QueueBatchIdInvalid);
        Require(ids.Distinct().Count() == ids.Count, QueueErrors.BatchEntryIdsNotDistinct, Messages.QueueBatchIdsNotDistinct);
        return entries;
    }

    /// <summary>Does the work of an entry, and returns what the answer says of it.</summary>
    public static (object? Success, object? Failure) Handle(JsonObject entry, Func<object?> handle)
    {
        try
        {
            return (handle() ?? new { Id = Id(entry) }, null);
        }
        catch (ApiException failure)
        {
            return (null, new { Id = Id(entry), SenderFault = true, Code = failure.Error.Name, failure.Message });
        }
    }

    private static string Id(JsonObject entry) => entry["Id"]!.GetValue<string>();

    private static void Require(bool holds, ApiError error, string message)
    {
        if (!holds)
        {
            throw new ApiException(error, message);
        }
    }
}
