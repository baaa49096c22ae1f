namespace ChimeVoiceTools.Tests;

/// <summary>What .editorconfig decides, and no analyzer checks.</summary>
public sealed class SourceTests
{
    private const int Columns = 130;

    [Fact]
    public void A_line_of_the_sources_has_at_most_130_columns_unless_it_is_a_link()
    {
        var source = Path.Combine(Repository.Root, "src");
        var files = Directory.GetFiles(source, "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

        var tooLong = files.SelectMany(file => File.ReadLines(file).Select((line, index) => (Line: line, Where: $"{file}({index + 1})")))
            .Where(line => line.Line.Length > Columns && !line.Line.Contains("<seealso", StringComparison.Ordinal))
            .Select(line => line.Where);

        Assert.Empty(tooLong);
    }
}
