using System.Globalization;
using ChimeVoiceTools.Benchmarks;

// Without arguments: measures all subjects and prints the table. With "serve NAME": is the subject, in a process of its own.
if (args is ["serve", var subject])
{
    await Subject.ServeAsync(subject);
    return;
}

// With "polls ENDPOINT CONNECTOR FILE COUNT": the processor time of so many readings of the tasks whose ids the file has.
if (args is ["polls", var endpoint, var connector, var file, var count])
{
    await Polls.RunAsync(endpoint, connector, file, int.Parse(count, CultureInfo.InvariantCulture), Console.Out);
    return;
}

// With "ledger FILE LINES": writes a consent ledger of so many lines.
if (args is ["ledger", var ledger, var lines])
{
    SampleLedger.Write(ledger, int.Parse(lines, CultureInfo.InvariantCulture));
    return;
}

var seconds = args is ["--seconds", var text] ? double.Parse(text, CultureInfo.InvariantCulture) : 5;
await Comparison.RunAsync(TimeSpan.FromSeconds(seconds), Console.Out);
