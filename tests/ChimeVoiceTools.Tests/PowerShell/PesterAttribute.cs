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

    /// <summary>Gets or sets the first letter that a file's name may begin with.</summary>
    public char First { get; set; } = 'A';

    /// <summary>Gets or sets the last letter that a file's name may begin with.</summary>
    public char Last { get; set; } = 'Z';

    /// <summary>Gets or sets whether each file is run in a process of its own, and not in one of the class.</summary>
    public bool OwnProcess { get; set; }

    private bool Has(PesterFile file) => char.ToUpperInvariant(file.Name[0]) is var letter && letter >= First && letter <= Last;

    /// <summary>Finds the tests by reading the files: no PowerShell is started for a test that is not asked for.</summary>
    public sealed class Discoverer : IXunitTestCaseDiscoverer
    {
        public ValueTask<IReadOnlyCollection<IXunitTestCase>> Discover(
            ITestFrameworkDiscoveryOptions discoveryOptions, IXunitTestMethod testMethod, IFactAttribute factAttribute)
        {
            var pester = (PesterAttribute)factAttribute;
            var files = Directory.GetFiles(Path.Combine(Repository.Root, pester.Folder), "*.Tests.ps1", SearchOption.AllDirectories)
                .Select(path => (Path: path, File: PesterFile.At(path)))
                .Where(file => pester.Has(file.File));

            // A file without a test has one that fails.
            return new([.. from file in files
                           from test in file.File.Tests.DefaultIfEmpty(new KeyValuePair<int, string>(0, "holds tests"))
                           select new PesterTestCase(testMethod, file.Path, test.Key, $"{file.File.Name}: {test.Value}")]);
        }
    }
}
