using Amazon;

namespace ChimeVoiceTools.Engine.Endpoints;

/// <summary>The names of AWS's regions.</summary>
public static class Regions
{
    /// <summary>The regions that AWS says have voice analytics.</summary>
    public static IReadOnlyList<string> WithVoiceAnalytics { get; } = ["us-east-1", "us-west-2"];

    // What AWS's partitions let a region's name begin with.
    private static readonly HashSet<string> Areas = ["af", "ap", "ca", "cn", "eu", "eusc", "il", "me", "mx", "sa", "us"];

    /// <summary>Describes a region.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The part of the world that it is in, or the name where that is not known.</returns>
    public static string Describe(string name) =>
        RegionEndpoint.EnumerableAllRegions.FirstOrDefault(region => region.SystemName == name)?.DisplayName ?? name;

    /// <summary>
    /// Whether a name may be a region's: two or more words of letters and digits that hyphens join, with a letter first.
    /// </summary>
    /// <remarks>Making a regular expression for it takes several milliseconds of a process's first call.</remarks>
    internal static bool HasForm(string name)
    {
        var words = name.Split('-');
        return words.Length > 1
            && name[0] is >= 'a' and <= 'z'
            && Array.TrueForAll(words, static word => word.Length > 0 && word.All(IsLetterOrDigit));
    }

    /// <summary>Whether a name has the form of the regions that there are: an area that AWS has, directions, a number.</summary>
    internal static bool IsKnownForm(string name)
    {
        var words = name.Split('-');
        return words.Length > 2
            && HasForm(name)
            && Areas.Contains(words[0])
            && words.Take(words.Length - 1).All(static word => word.All(static character => character is >= 'a' and <= 'z'))
            && words[words.Length - 1].All(static character => character is >= '0' and <= '9');
    }

    private static bool IsLetterOrDigit(char character) => character is (>= 'a' and <= 'z') or (>= '0' and <= '9');
}
