using ChimeVoiceTools.Engine.Consent;
using ChimeVoiceTools.Engine.Errors;

namespace ChimeVoiceTools.Engine.Tests.Consent;

public sealed class LedgerTests : IDisposable
{
    private static readonly TimeSpan NoTime = TimeSpan.FromMilliseconds(100);

    private readonly TemporaryLedger _file = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task A_ledger_begins_with_its_creation_and_its_lines_are_numbered_and_chained()
    {
        await _file.WriteAsync(lines: 4);

        var records = _file.Read();
        Assert.Equal([1L, 2, 3, 4], records.Select(record => record.Number));
        Assert.Equal("Created", records[0].Event);
        Assert.Equal(1, records[0].Version);
        Assert.All(records, record =>
        {
            Assert.Equal(Environment.MachineName, record.HostName);
            Assert.EndsWith(Environment.UserName, record.User, StringComparison.Ordinal);
            Assert.Equal(DateTimeKind.Utc, record.Time.Kind);
            Assert.NotEqual(0, record.ProcessId);
        });
        Assert.Equal(records[3].Hash, _file.Verify().Head);
        Assert.True(_file.Verify().IsValid);
    }

    [Fact]
    public async Task The_event_is_the_first_member_of_a_line_and_the_hash_the_last()
    {
        await TemporaryLedger.AppendAsync(_file.Open(), "Jörg \"the\"\n\u2028😀");

        var line = File.ReadLines(_file.Path).Last();
        Assert.StartsWith("{\"event\":\"Consent\",\"number\":2,\"time\":\"", line, StringComparison.Ordinal);
        Assert.Matches(",\"hash\":\"[0-9a-f]{64}\"}\\z", line);
        Assert.All(line, character => Assert.InRange(character, ' ', '~'));
        Assert.Equal("Jörg \"the\"\n\u2028😀", _file.Read()[1].ConsentSubject);
    }

    [Fact]
    public async Task Lines_of_two_that_know_nothing_of_each_other_make_one_chain()
    {
        Ledger[] ledgers = [_file.Open(), _file.Open(), _file.Open()];

        await Task.WhenAll(Enumerable.Range(0, 600)
            .Select(number => TemporaryLedger.AppendAsync(ledgers[number % 3], $"customer-{number}")));

        var test = _file.Verify();
        Assert.True(test.IsValid, test.Reason);
        Assert.Equal(601, test.Lines);
        Assert.Equal(600, _file.Read().Select(record => record.ConsentSubject).OfType<string>().Distinct().Count());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(40)]
    [InlineData(500)]
    public async Task What_is_torn_is_closed_by_the_next_line_and_is_no_tampering(int cut)
    {
        await _file.WriteAsync(lines: 3);
        await CutAsync(cut);
        var lines = File.ReadLines(_file.Path).Count() - 1;
        var torn = _file.Verify();
        Assert.True(torn.IsValid, torn.Reason);

        await TemporaryLedger.AppendAsync(_file.Open(), "after");

        var test = _file.Verify();
        Assert.True(test.IsValid, test.Reason);
        Assert.Equal(0, test.TornBytes);

        // A line that lacks nothing but its line break is no worse for it.
        string?[] expected = cut == 1 ? ["Consent", "Consent"] : ["Torn", "Consent"];
        Assert.Equal(expected, _file.Read().Select(record => record.Event).Skip(lines));
        Assert.Equal("after", _file.Read()[^1].ConsentSubject);
    }

    [Fact]
    public async Task What_is_torn_is_found_by_a_process_that_has_read_the_ledger_before()
    {
        var ledger = _file.Open();
        await TemporaryLedger.AppendAsync(ledger);
        await _file.AlterAsync(path => File.AppendAllText(path, "{\"event\":\"Con\0\0"));

        await TemporaryLedger.AppendAsync(ledger);

        Assert.True(_file.Verify().IsValid, _file.Verify().Reason);
        Assert.Equal(["Created", "Consent", "Torn", "Consent"], _file.Read().Select(record => record.Event));
    }

    [Fact]
    public async Task A_line_that_nobody_tore_is_not_excused_by_a_line_that_says_so_of_another()
    {
        await _file.WriteAsync(lines: 3);
        await _file.AlterAsync(path => File.AppendAllText(path, "{\"event\":\"Con"));
        await TemporaryLedger.AppendAsync(_file.Open());
        var text = File.ReadAllText(_file.Path);
        await _file.AlterAsync(path =>
            File.WriteAllText(path, text.Replace("{\"event\":\"Con\n", "{\"event\":\"Com\n", StringComparison.Ordinal)));

        var test = _file.Verify();

        Assert.False(test.IsValid);
        Assert.Equal(4, test.InvalidLine);
        Assert.Equal(3, test.Lines);
    }

    [Fact]
    public async Task A_ledger_that_has_become_shorter_is_written_no_more()
    {
        var ledger = _file.Open();
        await TemporaryLedger.AppendAsync(ledger);
        await CutAsync(100);

        var error = await Assert.ThrowsAsync<ChimeException>(() => TemporaryLedger.AppendAsync(ledger));
        var again = await Assert.ThrowsAsync<ChimeException>(() => TemporaryLedger.AppendAsync(ledger));

        Assert.Equal(ErrorIds.ConsentLedgerUnavailable, error.ErrorId);
        Assert.Contains("shorter", error.Message, StringComparison.Ordinal);
        Assert.Equal(error.Message, again.Message);
    }

    [Fact]
    public async Task A_ledger_that_was_removed_is_not_begun_anew()
    {
        var ledger = _file.Open();
        await TemporaryLedger.AppendAsync(ledger);
        await _file.AlterAsync(path =>
        {
            // Where somebody still has it open, it can be removed all the same.
            using (File.Open(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
            {
            }

            File.Delete(path);
        });

        await Assert.ThrowsAsync<ChimeException>(() => TemporaryLedger.AppendAsync(ledger));

        Assert.False(File.Exists(_file.Path));
    }

    [Theory]
    [InlineData("no ledger\n")]
    [InlineData("no ledger")]
    [InlineData("{\"event\":\"Consent\",\"number\":1}\n")]
    public async Task A_file_that_is_no_ledger_is_left_as_it_is(string text)
    {
        File.WriteAllText(_file.Path, text);

        var error = await Assert.ThrowsAsync<ChimeException>(() => TemporaryLedger.AppendAsync(_file.Open()));

        Assert.Equal(ErrorIds.ConsentLedgerUnavailable, error.ErrorId);
        Assert.Equal(text, File.ReadAllText(_file.Path));
    }

    [Theory]
    [InlineData(".lock")]
    [InlineData("")]
    public async Task A_ledger_that_somebody_else_holds_is_waited_for_and_then_an_error(string suffix)
    {
        Assert.SkipWhen(Platform.IsMono, "Mono does not hold a file against other processes.");
        await _file.WriteAsync(lines: 2);
        using (new FileStream(_file.Path + suffix, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            var error = await Assert.ThrowsAsync<ChimeException>(() => TemporaryLedger.AppendAsync(_file.Open(NoTime)));
            Assert.Equal(ErrorIds.ConsentLedgerUnavailable, error.ErrorId);
            var waiting = TemporaryLedger.AppendAsync(_file.Open());
            await Task.Delay(NoTime, Token);
            Assert.False(waiting.IsCompleted);
        }
    }

    [Fact]
    public async Task A_line_that_is_cancelled_before_its_turn_is_not_written()
    {
        using CancellationTokenSource cancelled = new();
        cancelled.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => _file.Open().AppendAsync(_ => TemporaryLedger.Consent("nobody"), LedgerFlush.Now, cancelled.Token));

        Assert.DoesNotContain(_file.Read(), record => record.ConsentSubject == "nobody");
    }

    [Fact]
    public async Task An_error_of_one_line_is_its_own_and_the_others_are_written()
    {
        var ledger = _file.Open();
        var refused = ledger.AppendAsync(
            _ => throw new ChimeException("Own", ChimeErrorKind.PermissionDenied, "Its own."), LedgerFlush.Never, Token);
        var written = TemporaryLedger.AppendAsync(ledger);

        Assert.Equal("Own", (await Assert.ThrowsAsync<ChimeException>(() => refused)).ErrorId);
        Assert.Equal(2, (await written)!.Number);
    }

    [Fact]
    public async Task The_head_of_a_ledger_is_found_later_and_an_end_that_was_cut_off_is_not()
    {
        await _file.WriteAsync(lines: 3);
        var head = (await _file.Open().DescribeAsync()).Head;
        await TemporaryLedger.AppendAsync(_file.Open());

        Assert.True(_file.Verify(head).IsValid);
        Assert.True(_file.Verify(head!.ToUpperInvariant()).IsValid);

        await _file.AlterAsync(path => File.WriteAllLines(path, [.. File.ReadLines(path).Take(2)]));
        Assert.True(_file.Verify().IsValid);
        Assert.False(_file.Verify(head).IsValid);
    }

    private Task CutAsync(int bytes) => _file.AlterAsync(path =>
    {
        using var file = File.OpenWrite(path);
        file.SetLength(file.Length - bytes);
    });
}
