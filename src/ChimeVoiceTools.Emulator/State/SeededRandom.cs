using System.Globalization;

namespace ChimeVoiceTools.Emulator.State;

/// <summary>
/// Random values that follow from the seed and from what they are for, so that they are the same on every run, whatever
/// the order in which concurrent requests arrive.
/// </summary>
internal static class SeededRandom
{
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz0123456789";
    private const ulong GoldenRatio = 0x9E3779B97F4A7C15;

    /// <summary>Returns a number from 0 up to but not including 1.</summary>
    public static double Fraction(int seed, string purpose, params object[] about) =>
        (Hash(seed, purpose, about) >> 11) * (1.0 / (1UL << 53));

    /// <summary>Returns a number from 0 up to but not including a limit.</summary>
    public static int Below(int limit, int seed, string purpose, params object[] about) =>
        (int)(Hash(seed, purpose, about) % (uint)limit);

    public static ulong Hash(int seed, string purpose, params object[] about)
    {
        // FNV-1a, with a character of its own after each text to keep ("ab", "c") and ("a", "bc") apart.
        var hash = BitConverter.GetBytes(seed).Aggregate(14695981039346656037, (hash, b) => Add(hash, b));
        foreach (var part in about.Prepend(purpose))
        {
            hash = (Convert.ToString(part, CultureInfo.InvariantCulture) + "\u001F").Aggregate(hash, (hash, c) => Add(hash, c));
        }

        return Mix(hash);
    }

    /// <summary>Returns text in the form of a version 4 UUID.</summary>
    public static string Uuid(int seed, string purpose, params object[] about)
    {
        var high = Hash(seed, purpose, about);
        byte[] bytes = [.. BitConverter.GetBytes(high), .. BitConverter.GetBytes(Mix(high ^ GoldenRatio))];
        bytes[7] = (byte)((bytes[7] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes).ToString();
    }

    /// <summary>Returns lower-case letters and digits, a letter first, as voice connectors' ids have them.</summary>
    public static string Letters(int length, int seed, string purpose)
    {
        var hash = Hash(seed, purpose);
        var letters = new char[length];
        for (var i = 0; i < length; i++)
        {
            hash = Mix(hash + GoldenRatio);
            letters[i] = Alphabet[(int)(hash % (uint)(i == 0 ? 26 : Alphabet.Length))];
        }

        return new string(letters);
    }

    private static ulong Add(ulong hash, uint value) => (hash ^ value) * 1099511628211;

    // The finalizer of splitmix64: FNV alone leaves the high bits of similar texts alike.
    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
