using System.Collections;
using System.Globalization;
using Amazon.Runtime;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.MediaInsights;

namespace ChimeVoiceTools.Engine.Tests.MediaInsights;

/// <summary>The mapper knows the types by their public properties alone, so here it meets types of no client.</summary>
public sealed class TypedObjectsTests
{
    private const string Whole =
        """{"Word":"anything","Text":"t","Flag":true,"Sure":false,"Number":7,"Texts":["a","b"],"Inner":{"Text":"inner"},"Inners":[{"Number":1},{"Number":2}]}""";

    [Fact]
    public void An_object_is_read_with_words_lists_and_what_it_is_nested_in()
    {
        var sample = TypedObjects.Read<Sample>(Whole, "Element[0]");

        Assert.Equal(
            ("anything", "t", true, false, 7), (sample.Word?.Value, sample.Text, sample.Flag, sample.Sure, sample.Number));
        Assert.Equal(["a", "b"], sample.Texts!);
        Assert.Equal("inner", sample.Inner?.Text);
        Assert.Equal([1, 2], sample.Inners!.Select(inner => inner.Number!.Value));
    }

    [Fact]
    public void It_is_written_as_the_same_plain_data()
    {
        var written = TypedObjects.Write(TypedObjects.Read<Sample>(Whole, "Element[0]"));

        Assert.Equal(["Word", "Text", "Flag", "Sure", "Number", "Texts", "Inner", "Inners"], written.Keys.Cast<string>());
        Assert.Equal("anything", written["Word"]);
        Assert.Equal(new object[] { "a", "b" }, written["Texts"]);
        Assert.Equal("inner", ((IDictionary)written["Inner"]!)["Text"]);
        Assert.Equal(2, ((IDictionary)((object[])written["Inners"]!)[1])["Number"]);
    }

    [Theory]
    [InlineData("""{"text":"lower"}""")]
    [InlineData("""{"TEXT":"lower"}""")]
    public void Upper_and_lower_case_are_the_same(string json) =>
        Assert.Equal("lower", TypedObjects.Read<Sample>(json, "e").Text);

    [Fact]
    public void What_is_null_stays_away()
    {
        var sample = TypedObjects.Read<Sample>("""{"Word":null,"Inner":null,"Texts":null,"Flag":null}""", "e");

        // The flag that can't be null is there.
        Assert.Equal(["Sure"], TypedObjects.Write(sample).Keys.Cast<string>());
    }

    [Theory]
    [InlineData("""{"Unknown":1}""", "E.Unknown", "there are Word, Text")]
    [InlineData("""{"Text":"a","text":"b"}""", "E.text", "twice")]
    [InlineData("""{"Text":5}""", "E.Text", "text")]
    [InlineData("""{"Word":true}""", "E.Word", "text")]
    [InlineData("""{"Flag":"true"}""", "E.Flag", "true or false")]
    [InlineData("""{"Number":1.5}""", "E.Number", "whole number")]
    [InlineData("""{"Number":"1"}""", "E.Number", "whole number")]
    [InlineData("""{"Number":99999999999}""", "E.Number", "whole number")]
    [InlineData("""{"Texts":"a"}""", "E.Texts", "list")]
    [InlineData("""{"Texts":["a",null]}""", "E.Texts[1]", "text")]
    [InlineData("""{"Inner":[]}""", "E.Inner", "object")]
    [InlineData("""{"Inners":[{},{"Inner":{"Nothing":1}}]}""", "E.Inners[1].Inner.Nothing", "no such member")]
    [InlineData("[]", "E", "object")]
    [InlineData("null", "E", "object")]
    public void What_does_not_fit_is_an_error_that_names_its_path_and_quotes_no_value(string json, string path, string rule)
    {
        var error = Assert.Throws<ChimeException>(() => TypedObjects.Read<Sample>(json, "E"));

        Assert.Equal(ErrorIds.InvalidParameter, error.ErrorId);
        Assert.Contains($"of {path} is not valid", error.Message, StringComparison.Ordinal);
        Assert.Contains(rule, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(99999999999.ToString(CultureInfo.InvariantCulture), error.Message, StringComparison.Ordinal);
    }

    public sealed class SampleWord(string value) : ConstantClass(value);

    public sealed class Sample
    {
        public SampleWord? Word { get; set; }

        public string? Text { get; set; }

        public bool? Flag { get; set; }

        public bool Sure { get; set; }

        public int? Number { get; set; }

        public List<string>? Texts { get; set; }

        public Sample? Inner { get; set; }

        public List<Sample>? Inners { get; set; }
    }
}
