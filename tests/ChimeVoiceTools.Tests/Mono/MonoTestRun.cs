using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Runtime.Loader;
using System.Xml;
using System.Xml.Linq;

namespace ChimeVoiceTools.Tests.Mono;

/// <summary>Runs the program that holds the same tests for .NET Framework, and tells the result of each.</summary>
internal static class MonoTestRun
{
    private const string Prefix = "ChimeVoiceTools.";
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(8);

    private static string Program { get; } = typeof(MonoTestRun).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "FrameworkTests").Value!;

    /// <summary>The result of each test; each is skipped where Mono is not on the path.</summary>
    public static IReadOnlyList<MonoTestResult> Run()
    {
        var mono = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? "mono.exe" : "mono"))
            .FirstOrDefault(File.Exists);
        return mono is null
            ? [.. TestNames().Select(name => new MonoTestResult(name, false, string.Empty, "Mono is not on PATH, so the tests of the .NET Framework build did not run."))]
            : Run(mono);
    }

    private static List<MonoTestResult> Run(string mono)
    {
        // Of its own, for whatever Mono leaves behind where it breaks down.
        var folder = Directory.CreateTempSubdirectory("chime-").FullName;
        var resultFile = Path.Combine(folder, "results.xml");
        try
        {
            // One after the other: the rest of the suite runs beside them.
            var start = new ProcessStartInfo(
                mono, [Program, "-noColor", "-noAutoReporters", "-parallel", "none", "-xml", resultFile])
            {
                WorkingDirectory = folder,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync();
            var errors = process.StandardError.ReadToEndAsync();
            if (!process.WaitForExit(Longest))
            {
                process.Kill(entireProcessTree: true);
                return [Failed($"The tests did not end within {Longest}.\n{output.Result}\n{errors.Result}")];
            }

            // Not the exit code: Mono can break down while a process ends whose tests are all done and written down.
            return Read(resultFile)
                ?? [Failed($"Mono ended with exit code {process.ExitCode}.\n{output.Result}\n{errors.Result}")];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The results that a run wrote when it had ended; null where it didn't get that far.</summary>
    private static List<MonoTestResult>? Read(string file)
    {
        XElement assembly;
        try
        {
            assembly = XDocument.Load(file).Root!.Element("assembly")!;
        }
        catch (Exception exception) when (exception is XmlException or FileNotFoundException)
        {
            return null;
        }

        List<MonoTestResult> results = [.. assembly.Descendants("test").Select(Result)];
        results.AddRange(assembly.Elements("errors").Elements("error").Select(error => Failed(Said(error))));
        return results.Count > 0 && results.Count >= int.Parse(assembly.Attribute("total")!.Value, CultureInfo.InvariantCulture)
            ? results
            : null;
    }

    private static MonoTestResult Result(XElement test)
    {
        var name = test.Attribute("name")!.Value;
        var skipped = test.Attribute("result")!.Value is "Skip" or "NotRun"
            ? test.Element("reason")?.Value
            ?? "It did not run."
            : null;
        return new MonoTestResult(Short(name), test.Attribute("result")!.Value == "Pass", Said(test), skipped);
    }

    private static string Said(XElement element) =>
        string.Join('\n', element.Elements("failure").Elements().Select(part => part.Value));

    private static MonoTestResult Failed(string output) => new("the suite runs to its end", false, output, null);

    // Without Mono the program can't be asked for its tests, but its types can be read.
    private static IEnumerable<string> TestNames()
    {
        var context = new AssemblyLoadContext(Program);
        context.Resolving += (_, name) =>
            context.LoadFromAssemblyPath(Path.Combine(Path.GetDirectoryName(Program)!, name.Name + ".dll"));
        return context.LoadFromAssemblyPath(Program).GetTypes().Where(type => !type.IsAbstract)
            .SelectMany(type => type.GetMethods())
            .Where(method => method.IsDefined(typeof(FactAttribute)))
            .Select(method => Short($"{method.ReflectedType!.FullName}.{method.Name}"));
    }

    private static string Short(string name) => name.StartsWith(Prefix, StringComparison.Ordinal) ? name[Prefix.Length..] : name;
}
