using System.Globalization;
using ChimeVoiceTools.Benchmarks;

// Without arguments: measures all subjects and prints the table. With "serve NAME": is the subject, in a process of its own.
if (args is ["serve", var subject])
{
    await Subject.ServeAsync(subject);
    return;
}

var seconds = args is ["--seconds", var text] ? double.Parse(text, CultureInfo.InvariantCulture) : 5;
await Comparison.RunAsync(TimeSpan.FromSeconds(seconds), Console.Out);
