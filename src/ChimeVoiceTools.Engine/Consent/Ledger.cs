using System.Diagnostics;
using System.IO;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Resources;

namespace ChimeVoiceTools.Engine.Consent;

/// <summary>
/// The consent ledger of this process: what is about to be done on whose consent is on the disk before the request is sent,
/// and what came of it afterwards.
/// </summary>
/// <remarks>
/// Lines that come in while others are written wait for these, and are then written together; in the same way those that are
/// flushed share a flush. Between two writes the file is closed and not locked, so that other processes write it too.
/// </remarks>
public sealed class Ledger
{
    /// <summary>The environment variable that names a ledger where no command has set one.</summary>
    public const string Variable = "CHIMEVOICETOOLS_CONSENT_LEDGER";

    // After that long, other processes have their turn, however much there is to write.
    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(20);

    private static readonly object CurrentGate = new();
    private static Ledger? _current;
    private static bool _isSet;

    private readonly object _gate = new();
    private readonly Queue<LedgerEntry> _queue = new();
    private readonly TimeSpan _lockTimeout;
    private readonly Random _random = new();
    private readonly bool _isOfVariable;
    private LedgerState _state = new();
    private bool _wasRead;
    private bool _isWriting;
    private Task _flush = Task.CompletedTask;
    private Task? _nextFlush;

    /// <summary>Describes a ledger, which is read when it is first written.</summary>
    internal Ledger(string path, bool requireSubject = false, bool isOfVariable = false, TimeSpan? lockTimeout = null)
    {
        Path = path;
        RequireSubject = requireSubject;
        _isOfVariable = isOfVariable;
        _lockTimeout = lockTimeout ?? TimeSpan.FromSeconds(30);
    }

    /// <summary>Gets the ledger that holds for this process; null where none is set.</summary>
    /// <exception cref="ChimeException">The environment variable names none.</exception>
    public static Ledger? Current
    {
        get
        {
            lock (CurrentGate)
            {
                return _isSet ? _current : _current = OfVariable(_current);
            }
        }
    }

    /// <summary>Gets its path.</summary>
    public string Path { get; }

    /// <summary>Gets whether what names no subject is refused.</summary>
    public bool RequireSubject { get; }

    /// <summary>Gets the revocations of a further ledger, which others write too; null for none.</summary>
    internal SharedRevocations? Shared { get; init; }

    /// <summary>Sets the ledger of this process, and makes it where there is none yet.</summary>
    /// <param name="path">Its full path.</param>
    /// <param name="requireSubject">Whether to refuse what names no subject.</param>
    /// <param name="revocationPath">The full path of a further ledger that is read for revocations; null for none.</param>
    /// <returns>The ledger as it is now.</returns>
    /// <exception cref="ChimeException">It can't be written, or the further one can't be read.</exception>
    public static async Task<ConsentLedger> SetAsync(string path, bool requireSubject, string? revocationPath)
    {
        Ledger ledger = new(path, requireSubject)
        {
            Shared = revocationPath is null ? null : new SharedRevocations(revocationPath),
        };
        ledger.Shared?.Read();
        var described = await ledger.DescribeAsync().ConfigureAwait(false);
        Set(ledger);
        return described;
    }

    /// <summary>Has this process use no ledger, whatever the environment variable names.</summary>
    public static void Unset() => Set(null);

    /// <summary>Says what the ledger is like now.</summary>
    /// <returns>The ledger.</returns>
    /// <exception cref="ChimeException">It can't be written.</exception>
    public async Task<ConsentLedger> DescribeAsync()
    {
        ConsentLedger described = new()
        {
            Path = Path,
            RequireSubject = RequireSubject,
            RevocationPath = Shared?.Path,
            Source = _isOfVariable ? "Environment" : "Command",
        };
        await AppendAsync(
            state =>
            {
                (described.Head, described.Lines, described.Length) = (state.Head, state.Lines, state.Length);
                return null;
            },
            LedgerFlush.Now,
            CancellationToken.None).ConfigureAwait(false);
        return described;
    }

    /// <summary>Appends a line.</summary>
    /// <param name="decide">
    /// Says what the line is, by what is known of the ledger at that moment: null for none after all; an error is this line's
    /// own. It is called when nobody else writes the ledger, and must not wait.
    /// </param>
    /// <param name="flush">When the line has to be on the disk.</param>
    /// <param name="cancellationToken">Has it not written, if its turn has not come.</param>
    /// <returns>The record as it stands in the ledger.</returns>
    /// <exception cref="ChimeException">The ledger can't be written, or the line is refused.</exception>
    internal async Task<ConsentRecord?> AppendAsync(
        Func<LedgerState, ConsentRecord?> decide, LedgerFlush flush, CancellationToken cancellationToken)
    {
        LedgerEntry entry = new(decide, cancellationToken);
        lock (_gate)
        {
            _queue.Enqueue(entry);
            if (!_isWriting)
            {
                _isWriting = true;
                _ = Task.Run(WriteAllAsync, CancellationToken.None);
            }
        }

        var record = await entry.Written.Task.ConfigureAwait(false);
        if (flush == LedgerFlush.Now)
        {
            await FlushAsync().ConfigureAwait(false);
        }
        else if (flush == LedgerFlush.Soon)
        {
            _ = FlushAsync();
        }

        return record;
    }

    /// <summary>
    /// Has all lines on the disk that are written by now; whoever asks while a flush is under way shares the next.
    /// </summary>
    /// <exception cref="ChimeException">The disk fails.</exception>
    internal Task FlushAsync()
    {
        lock (_gate)
        {
            return _nextFlush ??= FlushAfterAsync(_flush);
        }
    }

    /// <summary>Records what was done and rests on no consent of its own.</summary>
    /// <exception cref="ChimeException">The ledger can't be written; what was done is done.</exception>
    internal async Task RecordDoneAsync(ConsentRecord record)
    {
        try
        {
            await AppendAsync(_ => record, LedgerFlush.Now, CancellationToken.None).ConfigureAwait(false);
        }
        catch (ChimeException error)
        {
            throw LedgerErrors.DoneAllTheSame(error);
        }
    }

    /// <summary>Checks before a request whose outcome is to be recorded that this is possible.</summary>
    /// <exception cref="ChimeException">The ledger can't be written.</exception>
    internal async Task RequireWritableAsync()
    {
        try
        {
            await AppendAsync(static _ => null, LedgerFlush.Now, CancellationToken.None).ConfigureAwait(false);
        }
        catch (ChimeException error)
        {
            throw LedgerErrors.NothingSent(error);
        }
    }

    internal static void Set(Ledger? ledger)
    {
        lock (CurrentGate)
        {
            (_current, _isSet) = (ledger, true);
        }
    }

    /// <summary>Has the environment variable decide again, as in a new process.</summary>
    internal static void Reset()
    {
        lock (CurrentGate)
        {
            (_current, _isSet) = (null, false);
        }
    }

    private static Ledger? OfVariable(Ledger? known)
    {
        var path = Environment.GetEnvironmentVariable(Variable);
        if (string.IsNullOrEmpty(path))
        {
            return null;
        }

        // A relative path would name another ledger in each folder that a script is started from.
        var isFull = System.IO.Path.IsPathRooted(path) && (!LedgerFile.IsWindows || path!.IndexOf(':') == 1 || path[0] == '\\');
        if (!isFull)
        {
            throw LedgerErrors.Unavailable(path!, Text.Format(Messages.LedgerPathRelative, Variable));
        }

        return known?.Path == path ? known : new Ledger(path!, isOfVariable: true);
    }

    private async Task FlushAfterAsync(Task before)
    {
        await Task.WhenAny(before).ConfigureAwait(false);
        await Task.Yield();
        lock (_gate)
        {
            // Who asks from now on may have written more, and needs another one.
            (_flush, _nextFlush) = (_nextFlush!, null);
        }

        try
        {
            LedgerFile.Flush(Path);
        }
        catch (Exception exception)
        {
            throw LedgerErrors.Unavailable(Path, exception.Message, exception);
        }
    }

    private async Task WriteAllAsync()
    {
        while (Take(isLast: true) is { Length: > 0 } entries)
        {
            try
            {
                using var file = await LedgerFile.OpenAsync(Path, !_wasRead, _lockTimeout, _random).ConfigureAwait(false);
                var turn = Stopwatch.StartNew();
                do
                {
                    Write(file, entries);
                    entries = turn.Elapsed < Turn ? Take(isLast: false) : [];
                }
                while (entries.Length > 0);
            }
            catch (Exception exception)
            {
                var error = LedgerErrors.Unavailable(Path, exception.Message, exception);
                Array.ForEach(entries, entry => entry.Written.TrySetException(error));
            }
        }
    }

    /// <summary>Takes all lines that wait.</summary>
    /// <param name="isLast">Whether nobody writes any more where none waits.</param>
    private LedgerEntry[] Take(bool isLast)
    {
        lock (_gate)
        {
            LedgerEntry[] entries = [.. _queue];
            _queue.Clear();
            _isWriting = !isLast || entries.Length > 0;
            return entries;
        }
    }

    private void Write(LedgerFile file, LedgerEntry[] entries)
    {
        using MemoryStream lines = new();
        _state.CatchUp(file.Stream, lines);
        try
        {
            Array.ForEach(entries, entry => entry.Decide(_state, lines));
            if (lines.Length > 0)
            {
                file.Append(lines);
            }
        }
        catch (Exception)
        {
            // It knows of lines that are not there.
            _state = new LedgerState();
            throw;
        }

        _wasRead = true;
        Array.ForEach(entries, static entry => entry.Complete());
    }
}
