using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;

namespace ChimeVoiceTools.Engine.Credentials;

/// <summary>Tells settings apart without keeping any of them: among them are secrets.</summary>
internal static class Fingerprint
{
    // Made anew in each process, so that nobody who sees a fingerprint can find out by trying what it is of.
    private static readonly byte[] Key = NewKey();

    private static readonly ConditionalWeakTable<object, string> ObjectNames = new();

    /// <summary>Makes the fingerprint of some settings, of which null differs from the empty one.</summary>
    public static string Of(params IEnumerable<string?> settings)
    {
        var text = new StringBuilder();
        foreach (var setting in settings)
        {
            text.Append(
                setting is null ? "-" : setting.Length.ToString(CultureInfo.InvariantCulture)).Append(':').Append(setting);
        }

        using var hash = new HMACSHA256(Key);
        return Convert.ToBase64String(hash.ComputeHash(Encoding.UTF8.GetBytes(text.ToString())));
    }

    /// <summary>Names an object for as long as it lives, whatever it says that it is equal to.</summary>
    public static string? OfObject(object? value) =>
        value is null ? null : ObjectNames.GetValue(value, static _ => Guid.NewGuid().ToString("N"));

    private static byte[] NewKey()
    {
        var key = new byte[32];
        using var random = RandomNumberGenerator.Create();
        random.GetBytes(key);
        return key;
    }
}
