using System.Diagnostics;
using System.Globalization;
using ChimeVoiceTools.Engine.Consent;

namespace ChimeVoiceTools.Engine.Tests.Consent;

/// <summary>Processes that write one ledger at once: each is this suite, with the test that writes as its only one.</summary>
public sealed class ManyProcessesTests : IDisposable
{
    private const string Variable = "CHIMEVOICETOOLS_TEST_LEDGER";
    private const int Processes = 8;
    private const int RecordsOfOne = 1250;

    private readonly TemporaryLedger _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task Eight_processes_that_write_at_once_make_one_chain_and_no_line_is_lost()
    {
        Assert.SkipWhen(Platform.IsMono, "Mono does not hold a file against other processes.");

        var writers = Enumerable.Range(0, Processes).Select(_ => Start()).ToArray();
        foreach (var writer in writers)
        {
            var output = await Task.Run(writer.StandardOutput.ReadToEnd, TestContext.Current.CancellationToken);
            writer.WaitForExit();
            Assert.True(writer.ExitCode == 0, output);
            writer.Dispose();
        }

        var test = _file.Verify();
        Assert.True(test.IsValid, test.Reason);
        Assert.Equal(1 + (Processes * RecordsOfOne), test.Lines);
        var records = _file.Read().Skip(1).ToList();
        Assert.Equal(Processes, records.Select(record => record.ProcessId).Distinct().Count());
        Assert.Equal(records.Count, records.Select(record => (record.ProcessId, record.ConsentSubject)).Distinct().Count());
        Assert.All(
            records.GroupBy(record => record.ProcessId),
            ofOne => Assert.Equal(Enumerable.Range(0, RecordsOfOne), ofOne.Select(NumberIn)));

        // They did write at once, and not one after the other.
        var turns = Enumerable.Range(1, records.Count - 1).Count(at => records[at].ProcessId != records[at - 1].ProcessId);
        Assert.InRange(turns, Processes, records.Count);
    }

    [Fact(Explicit = true)]
    public async Task Writes_its_records()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { } path)
        {
            Ledger ledger = new(path);
            for (var number = 0; number < RecordsOfOne;)
            {
                // As many as a command has under way at once.
                var written = Enumerable.Range(number, Math.Min(50, RecordsOfOne - number))
                    .Select(each => TemporaryLedger.AppendAsync(ledger, $"customer-{each}", LedgerFlush.Now)).ToArray();
                await Task.WhenAll(written);
                number += written.Length;
            }
        }
    }

    private static int NumberIn(ConsentRecord record) =>
        int.Parse(record.ConsentSubject!.Split('-')[1], CultureInfo.InvariantCulture);

    private Process Start()
    {
        var suite = typeof(ManyProcessesTests).Assembly.Location;
        ProcessStartInfo start = new("dotnet") { RedirectStandardOutput = true, UseShellExecute = false };
        start.Environment[Variable] = _file.Path;
        start.Arguments =
            $"exec \"{suite}\" -explicit only -method {typeof(ManyProcessesTests).FullName}.{nameof(Writes_its_records)}";
        return Process.Start(start)!;
    }
}
