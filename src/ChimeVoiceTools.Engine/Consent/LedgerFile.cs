using System.Diagnostics;
using System.IO;
#if !NETFRAMEWORK
using System.Runtime.Versioning;
#endif
using System.Security.AccessControl;
using System.Security.Principal;
using ChimeVoiceTools.Engine.Resources;

namespace ChimeVoiceTools.Engine.Consent;

/// <summary>The file of a ledger, opened by the one who may write it now.</summary>
internal sealed class LedgerFile : IDisposable
{
    private readonly FileStream _lock;

    private LedgerFile(FileStream locked, FileStream file) => (_lock, Stream) = (locked, file);

    public static bool IsWindows { get; } = Path.DirectorySeparatorChar == '\\';

    /// <summary>Gets the file.</summary>
    public FileStream Stream { get; }

    /// <summary>Opens a ledger as soon as nobody else writes it; where there is none, it is made for its owner alone.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="mayCreate">Whether it may be made.</param>
    /// <param name="timeout">How long to wait for others who write it.</param>
    /// <param name="random">The source of the waits between two tries.</param>
    /// <exception cref="IOException">It can't be opened to be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It must not be written.</exception>
    public static async Task<LedgerFile> OpenAsync(string path, bool mayCreate, TimeSpan timeout, Random random)
    {
        var began = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return Open(path, mayCreate);
            }
            catch (IOException exception) when (IsInUse(exception))
            {
                if (began.Elapsed > timeout)
                {
                    throw;
                }
            }

            // Random, so that those who wait do not meet again and again.
            await Task.Delay(random.Next(1, 20)).ConfigureAwait(false);
        }
    }

    /// <summary>Opens a ledger to be read, while others may write it.</summary>
    public static FileStream OpenToRead(string path)
    {
        RefuseLink(path);
        return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
    }

    /// <summary>Has what was written on the disk; it needs no turn.</summary>
    public static void Flush(string path)
    {
        RefuseLink(path);
        using FileStream file = new(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 1);
        file.Flush(flushToDisk: true);
    }

    /// <summary>Appends lines, all of them or none.</summary>
    public void Append(MemoryStream lines)
    {
        var end = Stream.Length;
        try
        {
            Stream.Position = end;
            Stream.Write(lines.GetBuffer(), 0, (int)lines.Length);
        }
        catch (Exception)
        {
            // Nobody was told that they are there. Where this fails too, what is torn is closed by who writes next.
            Stream.SetLength(end);
            throw;
        }
    }

    public void Dispose()
    {
        Stream.Dispose();
        _lock.Dispose();
    }

    private static LedgerFile Open(string path, bool mayCreate)
    {
        var locked = OpenOwn(path + ".lock", mayCreate: true, FileShare.None);
        try
        {
            return new LedgerFile(locked, OpenOwn(path, mayCreate, FileShare.ReadWrite));
        }
        catch (Exception)
        {
            locked.Dispose();
            throw;
        }
    }

    private static FileStream OpenOwn(string path, bool mayCreate, FileShare share)
    {
        RefuseLink(path);
        if (!mayCreate || File.Exists(path))
        {
            return new FileStream(path, FileMode.Open, FileAccess.ReadWrite, share, bufferSize: 1);
        }

        try
        {
            return Create(path, share);
        }
        catch (IOException) when (File.Exists(path))
        {
            // Somebody else was quicker.
            return OpenOwn(path, mayCreate: false, share);
        }
    }

    // A link would have the lines written into another file than the one that was named.
    private static void RefuseLink(string path)
    {
        if (new FileInfo(path) is { Attributes: not (FileAttributes)(-1) } file
            && (file.Attributes & FileAttributes.ReparsePoint) != 0)
        {
            throw new IOException(Text.Format(Messages.LedgerIsLink, path));
        }
    }

    private static bool IsInUse(IOException exception) => IsWindows || exception.HResult < 0
        ? (exception.HResult & 0xFFFF) is 32 or 33
        : exception.HResult is 11 or 35;

#if NETFRAMEWORK
    private static FileStream Create(string path, FileShare share) => IsWindows
        ? new FileStream(
            path, FileMode.CreateNew, FileSystemRights.FullControl, share, 1, FileOptions.None, OwnerOnly())
        : new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, share, bufferSize: 1);
#else
    private static FileStream Create(string path, FileShare share) => OperatingSystem.IsWindows()
        ? new FileInfo(path).Create(FileMode.CreateNew, FileSystemRights.FullControl, share, 1, FileOptions.None, OwnerOnly())
        : new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = share,
            BufferSize = 1,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        });

    [SupportedOSPlatform("windows")]
#endif
    private static FileSecurity OwnerOnly()
    {
        FileSecurity security = new();
        security.SetAccessRuleProtection(isProtected: true, preserveInheritance: false);
        using var owner = WindowsIdentity.GetCurrent();
        security.AddAccessRule(new FileSystemAccessRule(owner.User!, FileSystemRights.FullControl, AccessControlType.Allow));
        return security;
    }
}
