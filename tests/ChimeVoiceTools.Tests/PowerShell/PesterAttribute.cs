using System.Runtime.CompilerServices;
using Xunit.Sdk;
using Xunit.v3;

namespace ChimeVoiceTools.Tests.PowerShell;

/// <summary>Marks a method that is called with each result of the Pester tests in a folder of the repository.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer(typeof(Discoverer))]
public sealed class PesterAttribute(
    string folder, [CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
    : FactAttribute(sourceFilePath, sourceLineNumber)
{
    public string Folder => folder;

    /// <summary>Finds the tests by reading the files: no PowerShell is started for a test that is not asked for.</summary>
    public sealed class Discoverer : IXunitTestCaseDiscoverer
    {
        public ValueTask<IReadOnlyCollection<IXunitTestCase>> Discover(
            ITestFrameworkDiscoveryOptions discoveryOptions, IXunitTestMethod testMethod, IFactAttribute factAttribute)
        {
            var folder = Path.Combine(Repository.Root, ((PesterAttribute)factAttribute).Folder);
            var files = Directory.GetFiles(
                folder, "*.Tests.ps1", SearchOption.AllDirectories).Select(path => (Path: path, File: PesterFile.At(path)));

            // A file without a test has one that fails.
            return new([.. from file in files
                           from test in file.File.Tests.DefaultIfEmpty(new KeyValuePair<int, string>(0, "holds tests"))
                           select new PesterTestCase(testMethod, file.Path, test.Key, $"{file.File.Name}: {test.Value}")]);
        }
    }
}
