using ChimeVoiceTools.Engine.Credentials;

namespace ChimeVoiceTools.Tests.Engine;

public sealed class CodeQuestionsTests
{
    private readonly CodeQuestions _questions = new();

    [Fact]
    public async Task Without_a_command_nobody_is_asked() => Assert.Null(await _questions.AskAsync("Code"));

    [Fact]
    public async Task Commands_that_cannot_ask_are_nobody()
    {
        using IDisposable seat = _questions.Join(null);

        Assert.Null(await _questions.AskAsync("Code"));
    }

    [Fact]
    public async Task Of_several_commands_the_first_that_takes_the_question_puts_it()
    {
        List<CodeQuestion> offered = [];
        using IDisposable one = _questions.Join(offered.Add);
        using IDisposable other = _questions.Join(offered.Add);

        Task<string?> asked = _questions.AskAsync("Code");

        Assert.Equal(2, offered.Count);
        Assert.True(offered[1].TryTake());
        Assert.False(offered[0].TryTake());
        Assert.Equal("Code", offered[1].Text);
        offered[1].Answer("408159");
        Assert.Equal("408159", await asked);
    }

    [Fact]
    public async Task A_command_that_comes_while_the_question_is_open_may_put_it()
    {
        List<CodeQuestion> offered = [];
        using IDisposable busy = _questions.Join(static _ => { });
        Task<string?> asked = _questions.AskAsync("Code");

        using IDisposable late = _questions.Join(offered.Add);

        Assert.True(Assert.Single(offered).TryTake());
        offered[0].Answer("408159");
        Assert.Equal("408159", await asked);
    }

    [Fact]
    public async Task A_command_that_can_not_go_on_leaves_the_question_to_the_others()
    {
        List<CodeQuestion> offered = [];
        using IDisposable stopped = _questions.Join(offered.Add);
        Task<string?> asked = _questions.AskAsync("Code");
        Assert.True(offered[0].TryTake());
        using IDisposable other = _questions.Join(offered.Add);
        Assert.Single(offered);

        offered[0].PutBack();

        Assert.Equal(2, offered.Count);
        Assert.False(offered[0].TryTake());
        Assert.True(offered[1].TryTake());
        offered[1].Decline();
        Assert.Equal(string.Empty, await asked);
    }

    [Fact]
    public async Task When_the_last_command_has_ended_there_is_nobody_left_to_ask()
    {
        IDisposable one = _questions.Join(static _ => { });
        IDisposable other = _questions.Join(static _ => { });
        using IDisposable job = _questions.Join(null);
        Task<string?> asked = _questions.AskAsync("Code");

        one.Dispose();
        Assert.False(asked.IsCompleted);
        other.Dispose();

        Assert.Null(await asked);
    }

    [Fact]
    public async Task A_question_that_is_settled_can_not_be_taken()
    {
        List<CodeQuestion> offered = [];
        using IDisposable one = _questions.Join(offered.Add);
        Task<string?> asked = _questions.AskAsync("Code");
        Assert.True(offered[0].TryTake());
        offered[0].Answer("408159");
        await asked;

        using IDisposable late = _questions.Join(offered.Add);

        Assert.Single(offered);
        Assert.False(offered[0].TryTake());
    }
}
