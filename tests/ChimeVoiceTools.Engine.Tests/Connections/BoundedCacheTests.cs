using ChimeVoiceTools.Engine.Connections;

namespace ChimeVoiceTools.Engine.Tests.Connections;

public sealed class BoundedCacheTests
{
    private readonly List<string> _dropped = [];
    private readonly HashSet<string> _stale = [];

    [Fact]
    public void The_value_that_was_used_longest_ago_is_dropped_first()
    {
        var cache = NewCache();
        cache.FindOrAdd("1", "one");
        cache.FindOrAdd("2", "two");
        Assert.Equal("one", cache.Find("1"));

        cache.FindOrAdd("3", "three");

        Assert.Equal(["two"], _dropped);
        Assert.Null(cache.Find("2"));
        Assert.Equal("one", cache.Find("1"));
        Assert.Equal(2, cache.Count);
    }

    [Fact]
    public void Of_two_values_for_one_key_the_first_is_kept()
    {
        var cache = NewCache();

        Assert.Equal("one", cache.FindOrAdd("1", "one"));
        Assert.Equal("one", cache.FindOrAdd("1", "another"));

        Assert.Equal(["another"], _dropped);
        Assert.Equal(1, cache.Count);
    }

    [Fact]
    public void A_value_that_is_no_longer_good_is_not_there()
    {
        var cache = NewCache();
        cache.FindOrAdd("1", "one");
        _stale.Add("one");

        Assert.Null(cache.Find("1"));
        Assert.Equal("newer", cache.FindOrAdd("1", "newer"));

        Assert.Equal(["one"], _dropped);
    }

    private BoundedCache<string> NewCache() => new(2, _stale.Contains, dropped: _dropped.Add);
}
