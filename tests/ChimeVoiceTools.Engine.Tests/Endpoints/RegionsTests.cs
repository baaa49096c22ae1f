using ChimeVoiceTools.Engine.Endpoints;

namespace ChimeVoiceTools.Engine.Tests.Endpoints;

public sealed class RegionsTests
{
    [Theory]
    [InlineData("us-east-1", true, true)]
    [InlineData("us-gov-west-1", true, true)]
    [InlineData("eusc-de-east-1", true, true)]
    [InlineData("aws-global", true, false)]
    [InlineData("s3-us-west-2", true, false)]
    [InlineData("xx-east-1", true, false)]
    [InlineData("us-east-1a", true, false)]
    [InlineData("us-1-east", true, false)]
    [InlineData("us-1", true, false)]
    [InlineData("us", false, false)]
    [InlineData("", false, false)]
    [InlineData("-us-east-1", false, false)]
    [InlineData("us--east-1", false, false)]
    [InlineData("US-EAST-1", false, false)]
    [InlineData("us-east-1\n", false, false)]
    [InlineData("us-east-1.example", false, false)]
    public void A_region_is_known_by_its_form(string name, bool mayBeOne, bool isKnown)
    {
        Assert.Equal(mayBeOne, Regions.HasForm(name));
        Assert.Equal(isKnown, Regions.IsKnownForm(name));
    }

    [Fact]
    public void Each_region_that_is_offered_has_a_description() =>
        Assert.All(Regions.WithVoiceAnalytics, static name => Assert.NotEqual(name, Regions.Describe(name)));
}
