using ChimeVoiceTools.Engine.Consent;

namespace ChimeVoiceTools.Engine.Tests.Consent;

/// <summary>A ledger in a folder of its own, which goes with it.</summary>
internal sealed class TemporaryLedger : IDisposable
{
    public TemporaryLedger() => Directory.CreateDirectory(Folder);

    public string Folder { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), Guid.NewGuid().ToString("N"));

    public string Path => System.IO.Path.Combine(Folder, "consent.jsonl");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static ConsentRecord Consent(string subject) =>
        new() { Event = ConsentEvents.Consent, Operation = "StartSpeakerSearchTask", ConsentSubject = subject };

    /// <summary>Describes the ledger as another process would: nothing of it is read yet.</summary>
    public Ledger Open(TimeSpan? lockTimeout = null) => new(Path, lockTimeout: lockTimeout);

    public static Task<ConsentRecord?> AppendAsync(
        Ledger ledger, string subject = "customer", LedgerFlush flush = LedgerFlush.Never) =>
        ledger.AppendAsync(_ => Consent(subject), flush, Token);

    /// <summary>Writes a ledger of so many lines, the one of its creation included.</summary>
    public async Task WriteAsync(int lines)
    {
        var ledger = Open();
        await Task.WhenAll(Enumerable.Range(1, lines - 1).Select(number => AppendAsync(ledger, $"customer-{number}")));
    }

    /// <summary>Changes the file behind the back of a ledger, which closes it a moment after its lines are known.</summary>
    public Task AlterAsync(Action<string> change) => Eventually.BecomesTrueAsync(() =>
    {
        try
        {
            change(Path);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    });

    public ConsentLedgerTest Verify(string? head = null) => LedgerVerifier.Verify(Path, head, Token);

    public IReadOnlyList<ConsentRecord> Read(ConsentQuery? query = null) => [.. (query ?? new()).Read([Path], Token)];

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
