using System.Diagnostics;
using System.Globalization;

namespace ChimeVoiceTools.Benchmarks;

/// <summary>Measures all subjects in turn, several times over, and prints the median of each.</summary>
internal static class Comparison
{
    private const int Connections = 32;
    private const int Rounds = 3;

    private static readonly (string Subject, string Title)[] Subjects =
    [
        (Subject.Bare, "bare ASP.NET Core endpoint, a constant"),
        (Subject.Server, "server host (ASP.NET Core), GetSpeakerSearchTask"),
        (Subject.InProcess, "in-process host (HttpListener), GetSpeakerSearchTask"),
    ];

    public static async Task RunAsync(TimeSpan length, TextWriter output)
    {
        var results = Subjects.ToDictionary(subject => subject.Subject, _ => new List<Result>());

        // The subjects take turns, so that a slow moment of the machine meets all of them alike.
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var (name, _) in Subjects)
            {
                using var subject = SubjectProcess.Start(name);
                var load = new Load(subject.EndpointUrl, subject.Path, Connections);
                await load.RunAsync(TimeSpan.FromSeconds(Math.Max(2, length.TotalSeconds / 2)));
                var processor = subject.ProcessorTime();
                var clock = Stopwatch.StartNew();
                var times = await load.RunAsync(length);
                var seconds = clock.Elapsed.TotalSeconds;
                results[name].Add(new Result(
                    times.Length / seconds,
                    Milliseconds(times[times.Length / 2]),
                    Milliseconds(times[(int)(times.Length * 0.99)]),
                    (subject.ProcessorTime() - processor).TotalMicroseconds / times.Length));
            }
        }

        var bare = Median(results[Subject.Bare]).PerSecond;
        var culture = CultureInfo.InvariantCulture;
        output.WriteLine("| subject | requests/s | of bare | median ms | p99 ms | µs of processor a request |");
        output.WriteLine("|---|---:|---:|---:|---:|---:|");
        foreach (var (name, title) in Subjects)
        {
            var result = Median(results[name]);
            output.WriteLine(string.Create(culture,
                $"| {title} | {result.PerSecond:N0} | {result.PerSecond / bare:P0} | {result.Median:0.00} | {result.P99:0.00} | {result.Processor:0} |"));
        }

        output.WriteLine();
        output.WriteLine(string.Create(culture,
            $"{Environment.ProcessorCount} cores, .NET {Environment.Version}, {Connections} connections with one request at a time on each; subject and load in processes of their own on the same machine; the median of {Rounds} rounds of {length.TotalSeconds:0.#} s each, after as long a warm-up."));
    }

    private static Result Median(List<Result> results) =>
        results.OrderBy(result => result.PerSecond).ElementAt(results.Count / 2);

    private static double Milliseconds(long ticks) => ticks * 1000.0 / Stopwatch.Frequency;

    private sealed record Result(double PerSecond, double Median, double P99, double Processor);
}
