using ChimeVoiceTools.Engine.Credentials;

namespace ChimeVoiceTools.Engine.Tests.Credentials;

public sealed class MfaPromptsTests
{
    private readonly MfaPrompts _prompts = new();

    [Fact]
    public async Task Without_a_command_there_is_no_prompt() => Assert.Null(await _prompts.AskAsync("Code"));

    [Fact]
    public async Task Commands_that_can_not_prompt_give_no_code()
    {
        using var command = _prompts.Join(null);

        Assert.Null(await _prompts.AskAsync("Code"));
    }

    [Fact]
    public async Task Of_several_commands_the_first_that_takes_the_prompt_shows_it()
    {
        List<MfaPrompt> offered = [];
        using var one = _prompts.Join(offered.Add);
        using var other = _prompts.Join(offered.Add);

        var asked = _prompts.AskAsync("Code");

        Assert.Equal(2, offered.Count);
        Assert.True(offered[1].TryTake());
        Assert.False(offered[0].TryTake());
        Assert.Equal("Code", offered[1].Text);
        offered[1].Answer("408159");
        Assert.Equal("408159", await asked);
    }

    [Fact]
    public async Task A_command_that_comes_while_a_code_is_needed_may_show_the_prompt()
    {
        List<MfaPrompt> offered = [];
        using var busy = _prompts.Join(static _ => { });
        var asked = _prompts.AskAsync("Code");

        using var late = _prompts.Join(offered.Add);

        Assert.True(Assert.Single(offered).TryTake());
        offered[0].Answer("408159");
        Assert.Equal("408159", await asked);
    }

    [Fact]
    public async Task A_command_that_can_not_go_on_leaves_the_prompt_to_the_others()
    {
        List<MfaPrompt> offered = [];
        using var stopped = _prompts.Join(offered.Add);
        var asked = _prompts.AskAsync("Code");
        Assert.True(offered[0].TryTake());
        using var other = _prompts.Join(offered.Add);
        Assert.Single(offered);

        offered[0].PutBack();

        Assert.Equal(2, offered.Count);
        Assert.False(offered[0].TryTake());
        Assert.True(offered[1].TryTake());
        offered[1].Decline();
        Assert.Equal(string.Empty, await asked);
    }

    [Fact]
    public async Task When_the_last_command_has_ended_there_is_no_code()
    {
        var one = _prompts.Join(static _ => { });
        var other = _prompts.Join(static _ => { });
        using var job = _prompts.Join(null);
        var asked = _prompts.AskAsync("Code");

        one.Dispose();
        Assert.False(asked.IsCompleted);
        other.Dispose();

        Assert.Null(await asked);
    }

    [Fact]
    public async Task A_prompt_that_is_settled_can_not_be_taken()
    {
        List<MfaPrompt> offered = [];
        using var one = _prompts.Join(offered.Add);
        var asked = _prompts.AskAsync("Code");
        Assert.True(offered[0].TryTake());
        offered[0].Answer("408159");
        await asked;

        using var late = _prompts.Join(offered.Add);

        Assert.Single(offered);
        Assert.False(offered[0].TryTake());
    }

    [Fact]
    public void Commands_are_offered_a_prompt_outside_of_any_lock()
    {
        using var command = _prompts.Join(_ =>
        {
            // Another thread that needs the lock must get it while this one is in here.
            var other = Task.Run(() => _prompts.Join(null).Dispose());
            Assert.True(other.Wait(TimeSpan.FromSeconds(20)));
        });

        _ = _prompts.AskAsync("Code");
    }

    [Fact]
    public void Nobody_waits_any_more_when_the_last_of_the_commands_has_ended()
    {
        var never = _prompts.Unused;
        var one = _prompts.Join(null);
        var other = _prompts.Join(null);

        one.Dispose();
        Assert.False(_prompts.Unused.IsCompleted);
        other.Dispose();
        Assert.True(_prompts.Unused.IsCompleted);
        Assert.Same(never, _prompts.Unused);

        using var next = _prompts.Join(null);
        Assert.False(_prompts.Unused.IsCompleted);
    }
}
