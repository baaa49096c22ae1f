using ChimeVoiceTools.Engine.Connections;

namespace ChimeVoiceTools.Engine.Tests.Connections;

public sealed class NewestSetTests
{
    [Fact]
    public void What_is_known_is_said_so_and_the_oldest_is_forgotten()
    {
        var set = new NewestSet<int>(2);

        Assert.True(set.Add(1));
        Assert.True(set.Add(2));
        Assert.False(set.Add(1));
        Assert.True(set.Add(3));

        Assert.False(set.Contains(1));
        Assert.True(set.Contains(2));
        Assert.True(set.Add(1));
    }
}
