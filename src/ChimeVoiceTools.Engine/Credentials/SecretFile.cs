using System.IO;
using System.Text;
using Amazon.Runtime;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Resources;

namespace ChimeVoiceTools.Engine.Credentials;

/// <summary>Reads files that hold a token, no longer than one can be.</summary>
internal static class SecretFile
{
    private const int MaxBytes = 1024 * 1024;

    /// <summary>Reads a file.</summary>
    /// <exception cref="AmazonClientException">It is longer than any token.</exception>
    /// <exception cref="IOException">It can't be read.</exception>
    public static string Read(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[MaxBytes + 1];
        var length = 0;
        int count;
        while (length < bytes.Length && (count = stream.Read(bytes, length, bytes.Length - length)) > 0)
        {
            length += count;
        }

        return length <= MaxBytes ? Encoding.UTF8.GetString(bytes, 0, length) : throw new AmazonClientException(TooLong(path));
    }

    /// <summary>Refuses a file that is longer than a configuration can be; one that is not there is not refused.</summary>
    /// <exception cref="ChimeException">It is longer.</exception>
    public static void RequireBounded(string path)
    {
        if (new FileInfo(path) is { Exists: true, Length: > MaxBytes })
        {
            throw new ChimeException(
                ErrorIds.CredentialsNotFound, ChimeErrorKind.AuthenticationError, TooLong(path) + " " + Messages.NothingSent);
        }
    }

    private static string TooLong(string path) => Text.Format(Messages.FileTooLong, DisplayText.Of(path), MaxBytes / 1024);
}
