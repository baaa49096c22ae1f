using System.Globalization;
using ChimeVoiceTools.Emulator.Protocol;
using ChimeVoiceTools.Emulator.Resources;
using ChimeVoiceTools.Emulator.State;

namespace ChimeVoiceTools.Emulator.Handlers;

/// <summary>
/// A page of a list. Its token says after which item the next one begins, so that what is made or deleted meanwhile neither
/// repeats nor hides an item; and it is valid for its own list only.
/// </summary>
internal static class ListPage
{
    private const int DefaultSize = 100;

    /// <param name="context">The request for the page.</param>
    /// <param name="seed">The emulator's seed.</param>
    /// <param name="list">What tells the list from others.</param>
    /// <param name="all">All items by their ordinals.</param>
    /// <param name="nextToken">The token of the next page; null on the last.</param>
    public static List<T> Read<T>(
        HandlerContext context, int seed, string list, SortedDictionary<long, T> all, out string? nextToken)
    {
        var size = Constraints.MaxResults(context.Query("max-results"), DefaultSize);
        var after = context.Query("next-token") is { } token ? After(token, seed, list) : -1;
        var items = all.Where(item => item.Key > after).Take(size + 1).ToList();
        nextToken = items.Count > size ? Token(items[size - 1].Key, seed, list) : null;
        return [.. items.Take(size).Select(item => item.Value)];
    }

    private static string Token(long after, int seed, string list) =>
        string.Format(CultureInfo.InvariantCulture, "{0}.{1:x16}", after, SeededRandom.Hash(seed, "page", list, after));

    private static long After(string token, int seed, string list) =>
        long.TryParse(token.Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var after)
        && Token(after, seed, list) == token
            ? after
            : throw Constraints.Broken("NextToken", Messages.NextTokenConstraint);
}
