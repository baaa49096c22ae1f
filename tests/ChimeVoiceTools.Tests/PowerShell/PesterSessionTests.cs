namespace ChimeVoiceTools.Tests.PowerShell;

/// <summary>
/// The Pester tests of what a session has beside cmdlets, and of the examples. They run beside those of the cmdlets,
/// and beside the other half of themselves.
/// </summary>
public sealed class PesterSessionTests
{
    private static readonly string[] Searched = ["docs", "src", "tests"];
    private static readonly string[] Run = ["tests/Pester/Commands", "tests/Pester/Process", "tests/Pester/Session", "docs"];

    [Pester("tests/Pester/Session", First = 'N')]
    public void Passes(PesterResult result) => result.AssertPassed();

    [Pester("docs")]
    public void Passes_as_an_example(PesterResult result) => result.AssertPassed();

    [Fact]
    public void No_file_of_Pester_tests_is_in_another_folder() => Assert.Equal(Files(Run), Files(Searched));

    private static IEnumerable<string> Files(string[] folders) => folders
        .SelectMany(
            folder => Directory.GetFiles(Path.Combine(Repository.Root, folder), "*.Tests.ps1", SearchOption.AllDirectories))
        .Order(StringComparer.Ordinal);
}

/// <summary>The first half of the Pester tests of what a session has beside cmdlets.</summary>
public sealed class PesterFirstSessionTests
{
    [Pester("tests/Pester/Session", Last = 'M')]
    public void Passes(PesterResult result) => result.AssertPassed();
}

/// <summary>The Pester tests of what a process keeps, such as the list of the tasks that it started.</summary>
public sealed class PesterProcessTests
{
    [Pester("tests/Pester/Process", OwnProcess = true)]
    public void Passes(PesterResult result) => result.AssertPassed();
}
