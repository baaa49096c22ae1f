namespace ChimeVoiceTools.Emulator.State;

/// <summary>
/// Chance that follows from what it is asked about, so that it comes out the same on every run, whatever the order in
/// which concurrent requests arrive.
/// </summary>
internal static class Chance
{
    private const ulong FnvOffset = 14695981039346656037;
    private const ulong FnvPrime = 1099511628211;

    /// <returns>A number from 0 up to but not including 1.</returns>
    public static double Of(int seed, string purpose, params object[] about) =>
        (Hash(seed, purpose, about) >> 11) * (1.0 / (1UL << 53));

    public static ulong Hash(int seed, string purpose, params object[] about)
    {
        var hash = Add(FnvOffset, (uint)seed);
        hash = Add(hash, purpose);
        foreach (var part in about)
        {
            hash = Add(hash, Convert.ToString(part, System.Globalization.CultureInfo.InvariantCulture) ?? string.Empty);
        }

        return Mix(hash);
    }

    /// <returns>Text in the shape of a version 4 UUID.</returns>
    public static string Uuid(int seed, string purpose, params object[] about)
    {
        var high = Hash(seed, purpose, about);
        var low = Mix(high ^ 0x9E3779B97F4A7C15);
        var bytes = new byte[16];
        BitConverter.GetBytes(high).CopyTo(bytes, 0);
        BitConverter.GetBytes(low).CopyTo(bytes, 8);
        bytes[7] = (byte)((bytes[7] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes).ToString();
    }

    /// <returns>Lower-case letters and digits, as voice connector ids have them.</returns>
    public static string Letters(int length, int seed, string purpose, params object[] about)
    {
        const string Alphabet = "abcdefghijklmnopqrstuvwxyz0123456789";
        var hash = Hash(seed, purpose, about);
        var letters = new char[length];
        for (var i = 0; i < length; i++)
        {
            hash = Mix(hash + 0x9E3779B97F4A7C15);
            letters[i] = Alphabet[(int)(hash % (uint)(i == 0 ? 26 : Alphabet.Length))];
        }

        return new string(letters);
    }

    // The finalizer of splitmix64: FNV alone leaves the high bits of similar texts alike.
    public static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    private static ulong Add(ulong hash, uint number)
    {
        for (var shift = 0; shift < 32; shift += 8)
        {
            hash = (hash ^ ((number >> shift) & 0xFF)) * FnvPrime;
        }

        return hash;
    }

    private static ulong Add(ulong hash, string text)
    {
        foreach (var c in text)
        {
            hash = (hash ^ c) * FnvPrime;
        }

        // Keeps ("ab", "c") and ("a", "bc") apart.
        return (hash ^ 0x1F) * FnvPrime;
    }
}
