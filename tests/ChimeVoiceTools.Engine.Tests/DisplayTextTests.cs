using System.Globalization;

namespace ChimeVoiceTools.Engine.Tests;

public class DisplayTextTests
{
    [Theory]
    [InlineData("")]
    [InlineData("The voice connector 'abc' was not found. Straße, 東京, 😀 ~ and more.")]
    public void What_can_be_shown_stays_as_it_is(string text)
    {
        Assert.Same(text, DisplayText.Of(text));
        Assert.Same(text, DisplayText.Uncut(text));
    }

    [Fact]
    public void No_text_is_an_empty_one()
    {
        Assert.Equal(string.Empty, DisplayText.Of(null));
        Assert.Equal(string.Empty, DisplayText.Uncut(null));
    }

    [Fact]
    public void Control_characters_are_replaced() =>
        Assert.Equal("a\ufffd[2J\ufffdb\ufffd\ufffdc\ufffd\ufffd\ufffdd", DisplayText.Of("a\u001b[2J\ab\r\nc\0\t\u007fd"));

    [Theory]
    [InlineData('\u0080')]
    [InlineData('\u009b')]
    [InlineData('\u009d')]
    [InlineData('\u009f')]
    [InlineData('\u061c')]
    [InlineData('\u200b')]
    [InlineData('\u200e')]
    [InlineData('\u200f')]
    [InlineData('\u2028')]
    [InlineData('\u2029')]
    [InlineData('\u202a')]
    [InlineData('\u202e')]
    [InlineData('\u2066')]
    [InlineData('\u2069')]
    [InlineData('\ufeff')]
    [InlineData('\ud800')]
    [InlineData('\udc00')]
    public void What_a_terminal_acts_upon_or_nobody_sees_is_replaced(char character) =>
        Assert.Equal("a\ufffdb😀", DisplayText.Of($"a{character}b😀"));

    [Fact]
    public void Invisible_characters_beyond_16_bits_are_replaced_whole() =>
        Assert.Equal("a\ufffdb", DisplayText.Of("a" + char.ConvertFromUtf32(0xE0041) + "b"));

    [Fact]
    public void Nothing_that_any_character_leaves_is_a_control_character()
    {
        var all = string.Concat(Enumerable.Range(0, char.MaxValue + 1).Select(static code => (char)code + "-"));
        Assert.DoesNotContain(DisplayText.Uncut(all), static shown => char.IsControl(shown) || char.IsSurrogate(shown)
            || char.GetUnicodeCategory(
                shown) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
    }

    [Fact]
    public void A_long_text_is_cut()
    {
        string text = new('x', 300);
        Assert.Same(text, DisplayText.Of(text));
        Assert.Equal(text + "…", DisplayText.Of(text + "y"));
        Assert.Equal(text + "y", DisplayText.Uncut(text + "y"));
    }

    [Fact]
    public void A_long_text_is_not_cut_within_a_character() =>
        Assert.Equal(new string('x', 299) + "…", DisplayText.Of(new string('x', 299) + "😀"));
}
