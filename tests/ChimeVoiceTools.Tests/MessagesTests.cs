using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace ChimeVoiceTools.Tests;

/// <summary>What all messages have in common, whoever writes the next one.</summary>
public sealed partial class MessagesTests
{
    public static TheoryData<string> Projects =>
        ["ChimeVoiceTools", "ChimeVoiceTools.Engine", "ChimeVoiceTools.Emulator", "ChimeVoiceTools.Emulator.Server"];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_message_uses_the_words_of_the_field(string project) =>
        Assert.All(Read(project), message => Assert.DoesNotMatch(FigureOfSpeech(), message.Text));

    [Theory]
    [InlineData("ChimeVoiceTools.Engine")]
    [InlineData("ChimeVoiceTools.Emulator")]
    public void A_message_of_what_knows_no_PowerShell_names_no_cmdlet_of_the_module_and_no_parameter(string project) =>
        Assert.All(Read(project), message => Assert.DoesNotMatch(CmdletOrParameter(), message.Text));

    private static List<(string Name, string Text)> Read(string project)
    {
        var file = Path.Combine(Repository.Root, "src", project, "Resources", "Messages.resx");
        List<(string Name, string Text)> messages = [.. XDocument.Load(file).Descendants("data")
            .Select(data => (data.Attribute("name")!.Value, data.Element("value")!.Value))];
        Assert.NotEmpty(messages);
        return messages;
    }

    [GeneratedRegex(
        @"\bin a way that passes\b|\bcan be asked\b|\bbe had\b|\bfree place\b|\bgives up\b|\btrouble\b", RegexOptions.IgnoreCase)]
    private static partial Regex FigureOfSpeech();

    // A parameter of AWS.Tools' sign-in is none of the module's.
    [GeneratedRegex(@"(?<![-\w]|SSOLogin )-[A-Z][a-z]+|\b[A-Z][a-z]+-Chime\w+")]
    private static partial Regex CmdletOrParameter();
}
