using System.Diagnostics;
using System.Text.RegularExpressions;

namespace ChimeVoiceTools.Tests;

/// <summary>The version stands in the manifest, and what else has one has it from there.</summary>
public sealed partial class VersionTests
{
    private static readonly string Version =
        ModuleVersion().Match(File.ReadAllText(Path.Combine(Repository.Root, "ChimeVoiceTools.psd1"))).Groups[1].Value;

    [Theory]
    [InlineData("net8.0")]
    [InlineData("net472")]
    public void The_module_s_own_assemblies_have_it(string build)
    {
        var assemblies = Directory.GetFiles(Path.Combine(Repository.Root, "bin", build), "ChimeVoiceTools*.dll");

        Assert.Contains(assemblies, assembly => Path.GetFileName(assembly) == "ChimeVoiceTools.dll");
        Assert.All(
            assemblies,
            assembly => Assert.Equal(Version, FileVersionInfo.GetVersionInfo(assembly).ProductVersion!.Split('+')[0]));
    }

    [Fact]
    public void The_newest_part_of_the_changelog_is_about_it() =>
        Assert.Equal(
            Version, NewestPart().Match(File.ReadAllText(Path.Combine(Repository.Root, "CHANGELOG.md"))).Groups[1].Value);

    [GeneratedRegex(@"ModuleVersion\s*=\s*'([^']+)'")]
    private static partial Regex ModuleVersion();

    [GeneratedRegex("^## ([0-9.]+) - ", RegexOptions.Multiline)]
    private static partial Regex NewestPart();
}
