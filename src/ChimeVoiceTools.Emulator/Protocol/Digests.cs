using System.Globalization;
using System.Security.Cryptography;

namespace ChimeVoiceTools.Emulator.Protocol;

/// <summary>The digests that AWS's protocols have, in hexadecimal.</summary>
internal static class Digests
{
#if NET
#pragma warning disable CA5351 // SQS has it, as a check sum.
    public static string Md5(byte[] content) => Hex(MD5.HashData(content));
#pragma warning restore CA5351

    public static string Sha256(byte[] content) => Hex(SHA256.HashData(content));
#else
    public static string Md5(byte[] content)
    {
        using var hash = MD5.Create();
        return Hex(hash.ComputeHash(content));
    }

    public static string Sha256(byte[] content)
    {
        using var hash = SHA256.Create();
        return Hex(hash.ComputeHash(content));
    }
#endif

    public static string Hex(byte[] bytes) =>
        string.Concat(bytes.Select(static value => value.ToString("x2", CultureInfo.InvariantCulture)));
}
