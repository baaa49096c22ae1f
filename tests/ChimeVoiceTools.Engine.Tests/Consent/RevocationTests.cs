using ChimeVoiceTools.Engine.Consent;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Tasks;
using ChimeVoiceTools.Tests.Support;

namespace ChimeVoiceTools.Engine.Tests.Consent;

[Collection(ProcessWideSettings.Name)]
public sealed class RevocationTests : IAsyncLifetime
{
    private readonly TemporaryLedger _file = new();
    private readonly TemporaryLedger _shared = new();
    private EmulatedEndpoint _endpoint = null!;
    private Ledger _ledger = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _endpoint = await EmulatedEndpoint.StartAsync();
        await _shared.WriteAsync(lines: 2);
        _ledger = new Ledger(_file.Path) { Shared = new SharedRevocations(_shared.Path) };
        Ledger.Set(_ledger);
    }

    public ValueTask DisposeAsync()
    {
        Ledger.Reset();
        _endpoint.Dispose();
        _file.Dispose();
        _shared.Dispose();
        return default;
    }

    [Fact]
    public async Task Of_starts_that_race_with_a_revocation_none_is_recorded_after_it()
    {
        var starts = Enumerable.Range(0, 40).Select(number => StartAsync($"call-{number}")).ToList();
        await _ledger.RevokeAsync(Of("customer-1"));
        await Task.WhenAll(starts);

        var events = _file.Read().Select(static record => record.Event).ToList();
        Assert.DoesNotContain("Consent", events.Skip(events.IndexOf("Revoked")));
        Assert.Equal(events.Count(static name => name == "Consent"), _endpoint.Service.Tasks.Count);
    }

    [Fact]
    public async Task A_revocation_in_another_process_holds_at_once()
    {
        Assert.True(await StartAsync("call-1"));
        Assert.True(await _file.Open().RevokeAsync(Of("customer-1")));

        Assert.False(await StartAsync("call-2"));
        Assert.False(await _ledger.RevokeAsync(Of("customer-1")));
    }

    [Fact]
    public async Task A_revocation_in_the_shared_ledger_holds_at_once()
    {
        Assert.True(await StartAsync("call-1"));
        await _shared.Open().RevokeAsync(Of("customer-1"));

        Assert.False(await StartAsync("call-2"));
        Assert.True(await StartAsync("call-3", "customer-2"));
    }

    [Fact]
    public async Task A_shared_ledger_that_was_cut_off_is_not_believed()
    {
        Assert.True(await StartAsync("call-1"));
        await _shared.AlterAsync(path => File.WriteAllText(path, File.ReadAllLines(path)[0] + "\n"));

        var error = await Assert.ThrowsAsync<ChimeException>(() => _endpoint.StartAsync(Search("call-2", "customer-1")));

        Assert.Equal("ConsentLedgerUnavailable", error.ErrorId);
        Assert.Contains(_shared.Path, error.Message, StringComparison.Ordinal);
        Assert.Single(_endpoint.Service.Tasks);
    }

    [Fact]
    public async Task A_consent_is_renewed_once_for_many_starts_at_once()
    {
        await _ledger.RevokeAsync(Of("customer-1"));

        await Task.WhenAll(Enumerable.Range(0, 20).Select(number => _endpoint.StartAsync(Search($"call-{number}", "customer-1") with
        {
            Consent = new ConsentStatement("customer-1", "form-2", IsAnswered: false, IsRenewal: true),
        })));

        Assert.Single(_file.Read(), static record => record.Event == "Renewed");
        Assert.Equal(20, _endpoint.Service.Tasks.Count);
        Assert.True(await StartAsync("call-more"));
    }

    private static ConsentRecord Of(string subject) => new() { ConsentSubject = subject };

    private SpeakerSearchStart Search(string transactionId, string subject) => _endpoint.Search(transactionId) with
    {
        Consent = new ConsentStatement(subject, "form-1", IsAnswered: false),
    };

    /// <summary>Says whether the task was started; else the consent was revoked.</summary>
    private async Task<bool> StartAsync(string transactionId, string subject = "customer-1")
    {
        try
        {
            await _endpoint.StartAsync(Search(transactionId, subject));
            return true;
        }
        catch (ChimeException error) when (error.ErrorId == "ConsentRevoked")
        {
            return false;
        }
    }
}
