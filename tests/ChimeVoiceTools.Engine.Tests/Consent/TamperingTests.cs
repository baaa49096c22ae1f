using ChimeVoiceTools.Engine.Consent;

namespace ChimeVoiceTools.Engine.Tests.Consent;

public sealed class TamperingTests : IAsyncLifetime
{
    private const int Lines = 50;

    private readonly TemporaryLedger _file = new();
    private byte[] _ledger = [];
    private string[] _lines = [];

    public async ValueTask InitializeAsync()
    {
        await _file.WriteAsync(Lines);
        _ledger = File.ReadAllBytes(_file.Path);
        _lines = File.ReadAllLines(_file.Path);
    }

    public ValueTask DisposeAsync()
    {
        _file.Dispose();
        return default;
    }

    [Fact]
    public void Each_byte_that_is_altered_is_found_in_its_line()
    {
        Assert.True(Verify(_ledger).IsValid);
        var line = 1L;
        for (var index = 0; index < _ledger.Length; index++)
        {
            var original = _ledger[index];
            _ledger[index] ^= (byte)(1 << (index % 8));
            var test = Verify(_ledger);
            _ledger[index] = original;

            // Without its line break the last line is torn.
            if (index < _ledger.Length - 1)
            {
                Assert.False(test.IsValid, $"Byte {index} is not found.");
                Assert.Equal(line, test.InvalidLine);
                Assert.Equal(line - 1, test.Lines);
                Assert.NotNull(test.Reason);
            }
            else
            {
                Assert.Equal((Lines - 1, true), (test.Lines, test.TornBytes > 0));
            }

            line += original == (byte)'\n' ? 1 : 0;
        }
    }

    [Fact]
    public void A_line_that_was_removed_is_found()
    {
        for (var removed = 0; removed < Lines - 1; removed++)
        {
            var test = Verify([.. _lines.Take(removed), .. _lines.Skip(removed + 1)]);
            Assert.Equal((false, removed + 1L), (test.IsValid, test.InvalidLine));
        }
    }

    [Fact]
    public void A_line_that_was_inserted_is_found()
    {
        var altered = _lines[20].Replace("customer-20", "customer", StringComparison.Ordinal);
        string[] inserted = [_lines[7], string.Empty, "{}", "any text", altered];
        foreach (var line in inserted)
        {
            for (var at = 0; at < Lines; at++)
            {
                var test = Verify([.. _lines.Take(at), line, .. _lines.Skip(at)]);
                Assert.False(test.IsValid);
                Assert.InRange(test.InvalidLine!.Value, at + 1, at + 2);
            }
        }
    }

    [Fact]
    public void Lines_that_changed_places_are_found()
    {
        for (var first = 0; first < Lines - 1; first++)
        {
            string[] moved = [.. _lines];
            (moved[first], moved[first + 1]) = (moved[first + 1], moved[first]);
            var test = Verify(moved);
            Assert.Equal((false, first + 1L), (test.IsValid, test.InvalidLine));
            Assert.Contains($"not {first + 1}", test.Reason, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_chain_that_somebody_rebuilt_is_found_by_a_head_that_was_kept_elsewhere()
    {
        var head = Verify(_ledger).Head;
        File.Delete(_file.Path);
        await _file.WriteAsync(Lines);

        Assert.True(_file.Verify().IsValid);
        Assert.False(_file.Verify(head).IsValid);
    }

    private ConsentLedgerTest Verify(string[] lines)
    {
        using MemoryStream bytes = new();
        using (StreamWriter writer = new(bytes) { NewLine = "\n" })
        {
            Array.ForEach(lines, writer.WriteLine);
        }

        return Verify(bytes.ToArray());
    }

    private ConsentLedgerTest Verify(byte[] ledger)
    {
        using MemoryStream bytes = new(ledger);
        return LedgerVerifier.Verify(bytes, _file.Path, null, TestContext.Current.CancellationToken);
    }
}
