using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace ChimeVoiceTools.Tests;

/// <summary>
/// The help that PowerShell shows is a file made from the pages, and nothing makes it again by itself: here the two
/// are held against each other and against the manifest.
/// </summary>
public sealed partial class HelpPagesTests
{
    private static readonly XNamespace CommandSpace = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace MamlSpace = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace DevSpace = "http://schemas.microsoft.com/maml/dev/2004/10";

    private static readonly string Docs = Path.Combine(Repository.Root, "docs", "en-US");
    private static readonly XDocument HelpFile = XDocument.Load(Path.Combine(Docs, "ChimeVoiceTools.dll-Help.xml"));

    public static TheoryData<string> Cmdlets => [.. ManifestCmdlets()];

    [Fact]
    public void Each_cmdlet_of_the_manifest_has_a_page_and_no_other_has()
    {
        var pages = Directory.GetFiles(Docs, "*-*.md").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal);

        Assert.Equal(ManifestCmdlets().Order(StringComparer.Ordinal), pages);
    }

    [Fact]
    public void The_help_file_has_each_cmdlet_of_the_manifest_and_no_other()
    {
        var helped = HelpFile.Descendants(CommandSpace + "command").Select(Name).Order(StringComparer.Ordinal);

        Assert.Equal(ManifestCmdlets().Order(StringComparer.Ordinal), helped);
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void The_help_file_has_the_parameters_of_the_page_and_says_the_same_of_them(string cmdlet)
    {
        var page = ReadPage(cmdlet);
        var inPage = Sections(page, "## PARAMETERS", "## INPUTS")
            .Where(section => section.Title.StartsWith('-'))
            .ToDictionary(section => section.Title[1..], section => Words(section.Text.Split("```yaml")[0]));

        var inHelp = Help(cmdlet).Element(CommandSpace + "parameters")!.Elements(CommandSpace + "parameter")
            .ToDictionary(
                parameter => parameter.Element(MamlSpace + "name")!.Value,
                parameter => Paragraphs(parameter.Element(MamlSpace + "description")));

        Assert.Equal(inPage, inHelp);
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void The_help_file_has_the_synopsis_and_the_description_of_the_page(string cmdlet)
    {
        var page = ReadPage(cmdlet);
        var help = Help(cmdlet);

        Assert.Equal(
            Between(page, "## SYNOPSIS", "## SYNTAX"),
            Paragraphs(help.Element(CommandSpace + "details")!.Element(MamlSpace + "description")));
        Assert.Equal(Between(page, "## DESCRIPTION", "## EXAMPLES"), Paragraphs(help.Element(MamlSpace + "description")));
        Assert.NotEmpty(Between(page, "## DESCRIPTION", "## EXAMPLES"));
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void The_help_file_has_the_examples_of_the_page_with_code_and_output(string cmdlet)
    {
        var inPage = Sections(ReadPage(cmdlet), "## EXAMPLES", "## PARAMETERS")
            .Select(example => string.Join("\n\n", CodeBlock().Matches(example.Text).Select(block => block.Groups[1].Value)))
            .ToList();

        var inHelp = Help(cmdlet).Descendants(DevSpace + "code").Select(
            code => code.Value.Replace("\r\n", "\n", StringComparison.Ordinal));

        Assert.True(inPage.Count >= 2, $"The page of {cmdlet} has fewer than two examples.");
        Assert.Equal(inPage, inHelp);
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void A_list_of_the_page_is_a_list_in_the_help_file(string cmdlet)
    {
        string[] lines = [.. ReadPage(cmdlet).Split('\n')];
        var items = lines.Where(line => line.StartsWith("- ", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal);

        var paragraphs = Help(cmdlet).Descendants(MamlSpace + "para").Select(
            para => para.Value.Trim()).ToHashSet(StringComparer.Ordinal);

        Assert.All(items, item => Assert.Contains(item, paragraphs));
    }

    [Theory]
    [InlineData("about_ChimeVoiceTools")]
    [InlineData("about_ChimeVoiceTools_Consent")]
    [InlineData("about_ChimeVoiceTools_Credentials")]
    [InlineData("about_ChimeVoiceTools_Emulator")]
    [InlineData("about_ChimeVoiceTools_Live")]
    [InlineData("about_ChimeVoiceTools_MediaInsights")]
    public void An_about_topic_fits_80_columns_and_names_itself(string topic)
    {
        var lines = File.ReadAllLines(Path.Combine(Docs, topic + ".help.txt"));

        Assert.Equal(["TOPIC", "    " + topic], lines.Take(2));
        Assert.Equal(["", "SHORT DESCRIPTION"], lines.Skip(2).Take(2));

        // The list of topics shows the fifth line, and nothing else.
        Assert.EndsWith(".", lines[4], StringComparison.Ordinal);
        Assert.Empty(lines[5]);
        Assert.Contains("LONG DESCRIPTION", lines);
        Assert.All(lines, line => Assert.True(line.Length <= 80, line));
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void A_page_says_which_of_the_two_ways_to_analyze_a_call_it_is_for(string cmdlet) =>
        Assert.Contains("media insights", ReadPage(cmdlet).Replace('\n', ' '), StringComparison.OrdinalIgnoreCase);

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Get_Help_Online_opens_the_page_where_the_repository_has_it(string cmdlet)
    {
        // PowerShell takes the first link.
        var opened = Help(cmdlet).Descendants(MamlSpace + "navigationLink").First().Element(MamlSpace + "uri")!.Value;

        Assert.StartsWith(Repository.Published, opened, StringComparison.Ordinal);
        Assert.Equal(
            Path.Combine(Docs, cmdlet + ".md"), Path.Combine(Repository.Root, opened[Repository.Published.Length..]));
    }

    private static List<string> ManifestCmdlets()
    {
        var manifest = File.ReadAllText(Path.Combine(Repository.Root, "ChimeVoiceTools.psd1"));
        var list = ExportedCmdlets().Match(manifest).Groups[1].Value;
        return [.. Quoted().Matches(list).Select(name => name.Groups[1].Value)];
    }

    private static string ReadPage(string cmdlet) =>
        File.ReadAllText(Path.Combine(Docs, cmdlet + ".md")).Replace("\r\n", "\n", StringComparison.Ordinal);

    private static XElement Help(string cmdlet) =>
        HelpFile.Descendants(CommandSpace + "command").Single(command => Name(command) == cmdlet);

    private static string Name(XElement command) =>
        command.Element(CommandSpace + "details")!.Element(CommandSpace + "name")!.Value;

    private static string Paragraphs(XElement? description) =>
        Words(string.Join("\n\n", description!.Elements(MamlSpace + "para").Select(para => para.Value)));

    /// <summary>The text without its line breaks, which mean nothing in either form.</summary>
    private static string Words(string text) => Space().Replace(text, " ").Trim();

    private static string Between(string page, string from, string to) => Words(Part(page, from, to));

    private static string Part(string page, string from, string to)
    {
        var start = page.IndexOf(from + "\n", StringComparison.Ordinal) + from.Length;
        return page[start..page.IndexOf("\n" + to + "\n", start, StringComparison.Ordinal)];
    }

    private static IEnumerable<(string Title, string Text)> Sections(string page, string from, string to) =>
        Part(page, from, to).Split("\n### ").Skip(1).Select(section => section.Split('\n', 2)).Select(
            parts => (parts[0].Trim(), parts[1]));

    [GeneratedRegex(@"CmdletsToExport\s*=\s*@\(([^)]*)\)")]
    private static partial Regex ExportedCmdlets();

    [GeneratedRegex("'([^']+)'")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    [GeneratedRegex("```[a-z]+\n(.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();
}
