using System.Globalization;
using System.Text;
using ChimeVoiceTools.Emulator.State;

namespace ChimeVoiceTools.Emulator.Operations;

/// <summary>
/// A page of a list. Its token says after which item the next one begins, so that what is made or deleted meanwhile
/// neither repeats nor hides an item; and it is good for the list that it came from only.
/// </summary>
internal static class Page
{
    private const int DefaultSize = 100;

    /// <param name="call">The call that asks for the page.</param>
    /// <param name="seed">The emulator's seed.</param>
    /// <param name="list">What tells the list from others.</param>
    /// <param name="all">All items, by the order in which they were made.</param>
    /// <param name="nextToken">The token of the next page; null where this is the last.</param>
    public static List<T> Of<T>(Call call, int seed, string list, IEnumerable<KeyValuePair<long, T>> all, out string? nextToken)
    {
        var size = Rules.MaxResults(call.Query("max-results"), DefaultSize);
        var after = call.Query("next-token") is { } token ? After(token, seed, list) : -1;
        var items = all.Where(item => item.Key > after).Take(size + 1).ToList();
        nextToken = items.Count > size ? Token(items[size - 1].Key, seed, list) : null;
        return [.. items.Take(size).Select(item => item.Value)];
    }

    private static string Token(long after, int seed, string list)
    {
        var seal = Chance.Hash(seed, "page", list, after).ToString("x16", CultureInfo.InvariantCulture);
        var text = after.ToString(CultureInfo.InvariantCulture) + "." + seal;
        return Convert.ToBase64String(Encoding.ASCII.GetBytes(text)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
    }

    private static long After(string token, int seed, string list)
    {
        try
        {
            var padded = token.Replace('-', '+').Replace('_', '/') + new string('=', (4 - (token.Length % 4)) % 4);
            var text = Encoding.ASCII.GetString(Convert.FromBase64String(padded));
            var after = long.Parse(text.Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture);
            if (Token(after, seed, list) == token)
            {
                return after;
            }
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            // No token of this emulator, like one whose seal is wrong.
        }

        throw Rules.Broken("NextToken", Resources.Messages.NextTokenConstraint);
    }
}
