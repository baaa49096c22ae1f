using System.Text.RegularExpressions;

namespace ChimeVoiceTools.Tests;

/// <summary>What the pages of this repository link to is there: files, folders and headings.</summary>
public sealed partial class MarkdownLinksTests
{
    private static readonly string[] Built = [".git", "bin", "node_modules", "obj", "out", "TestResults"];

    public static TheoryData<string> Pages =>
        [.. PagesIn(Repository.Root).Select(page => Path.GetRelativePath(Repository.Root, page)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_link_of_a_page_leads_somewhere(string page)
    {
        var path = Path.Combine(Repository.Root, page);

        var broken = Links(File.ReadAllText(path)).Where(link => !LeadsSomewhere(path, link));

        Assert.Empty(broken);
    }

    [Theory]
    [InlineData("LICENSE", true)]
    [InlineData("docs/en-US", true)]
    [InlineData("CONTRIBUTING.md#one-test-alone", true)]
    [InlineData("#install", true)]
    [InlineData("https://example.com/whatever", true)]
    [InlineData("https://github.com/ChimeVoiceTools/ChimeVoiceTools/blob/main/LICENSE", true)]
    [InlineData("https://github.com/ChimeVoiceTools/ChimeVoiceTools/blob/main/NOWHERE", false)]
    [InlineData("NOWHERE.md", false)]
    [InlineData("#no-such-heading", false)]
    [InlineData("CONTRIBUTING.md#no-such-heading", false)]
    public void A_link_to_nowhere_is_found(string link, bool leadsSomewhere) =>
        Assert.Equal(leadsSomewhere, LeadsSomewhere(Path.Combine(Repository.Root, "README.md"), link));

    private static IEnumerable<string> PagesIn(string folder) => Directory.GetFiles(folder, "*.md").Concat(
        Directory.GetDirectories(folder).Where(inner => !Built.Contains(Path.GetFileName(inner))).SelectMany(PagesIn));

    private static IEnumerable<string> Links(string text) =>
        Link().Matches(Inline().Replace(Block().Replace(text, string.Empty), string.Empty)).Select(link => link.Groups["target"].Value).Distinct();

    private static bool LeadsSomewhere(string page, string link)
    {
        var published = link.StartsWith(Repository.Published, StringComparison.Ordinal);
        if (!published && Elsewhere().IsMatch(link))
        {
            return true;
        }

        var parts = (published ? link[Repository.Published.Length..] : link).Split('#', 2);
        var from = published ? Repository.Root : Path.GetDirectoryName(page)!;
        var target = parts[0].Length == 0 ? page : Path.GetFullPath(Path.Combine(from, Uri.UnescapeDataString(parts[0])));
        return Path.Exists(target) && (parts.Length == 1 || Headings(target).Contains(parts[1]));
    }

    /// <summary>The headings of a page, in the form in which links name them.</summary>
    private static HashSet<string> Headings(string page) =>
        [.. Heading().Matches(Block().Replace(File.ReadAllText(page), string.Empty)).Select(heading =>
            NotInAnchor().Replace(heading.Groups["text"].Value.Trim().ToLowerInvariant(), string.Empty).Replace(' ', '-'))];

    [GeneratedRegex("^```.*?^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Block();

    [GeneratedRegex("`[^`\n]*`")]
    private static partial Regex Inline();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)|(?:src|href)=""(?<target>[^""]+)""")]
    private static partial Regex Link();

    [GeneratedRegex("^(https?|mailto):")]
    private static partial Regex Elsewhere();

    [GeneratedRegex("^#+ (?<text>.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInAnchor();
}
