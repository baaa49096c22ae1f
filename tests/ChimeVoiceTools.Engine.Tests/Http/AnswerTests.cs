using ChimeVoiceTools.Engine.Connections;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Tasks;
using ChimeVoiceTools.Engine.VoiceProfiles;

namespace ChimeVoiceTools.Engine.Tests.Http;

/// <summary>Answers that are not the service's.</summary>
public sealed class AnswerTests
{
    private static readonly SpeakerSearchStart Start = new()
    {
        VoiceConnectorId = "vc",
        TransactionId = "call",
        VoiceProfileDomainId = "vpd",
        ClientRequestToken = "token-of-this-start",
    };

    private static readonly SpeakerSearchTask Task1 = new() { VoiceConnectorId = "vc", TaskId = "task-1" };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<int, string> Unreadable => new()
    {
        { 201, "" },
        { 201, "null" },
        { 201, "[]" },
        { 201, "{}" },
        { 201, "<html>" },
        { 201, """{"SpeakerSearchTask":5}""" },
        { 201, """{"SpeakerSearchTask":{}}""" },
        { 201, """{"SpeakerSearchTask":{"SpeakerSearchTaskId":""}}""" },
        { 201, """{"SpeakerSearchTask":{"SpeakerSearchTaskId":"task-1","CreatedTimestamp":"yesterday"}}""" },
        { 201, """{"SpeakerSearchTask":{"SpeakerSearchTaskId":"task-1","CallDetails":{"TransactionId":"another call"}}}""" },
        { 201, """{"VoiceToneAnalysisTask":{"VoiceToneAnalysisTaskId":"task-1"}}""" },
        { 500, """[1]""" },
        { 400, """{"Code":{"a":1},"Message":[]}""" },
        { 503, "<html>unavailable</html>" },
    };

    [Theory]
    [MemberData(nameof(Unreadable))]
    public async Task A_start_whose_answer_can_not_be_read_says_that_its_task_may_run(int status, string body)
    {
        await using var server = HostileServer.That(status, body);
        var operations = await OperationsAsync(server);

        var error = await Assert.ThrowsAsync<ChimeException>(() => operations.StartAsync(Start, TimeSpan.Zero, Token));

        AssertHonest(error);
        if (status != 400)
        {
            Assert.Contains("ClientRequestToken token-of-this-start", error.Message, StringComparison.Ordinal);
            Assert.All(
                server.Requests, request => Assert.Contains("token-of-this-start", request.Body, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("""{"SpeakerSearchTask":{"SpeakerSearchTaskId":"task-2","SpeakerSearchTaskStatus":"SUCCEEDED"}}""")]
    [InlineData("""{"SpeakerSearchTask":{"SpeakerSearchTaskStatus":"SUCCEEDED","CallDetails":{"VoiceConnectorId":"another"}}}""")]
    [InlineData("""{"SpeakerSearchTask":[]}""")]
    [InlineData("""{"SpeakerSearchTask":null}""")]
    public async Task An_answer_for_another_task_is_none(string body)
    {
        await using var server = HostileServer.That(200, body);
        var operations = await OperationsAsync(server);

        var error = await Assert.ThrowsAsync<ChimeException>(() => operations.GetAsync(Task1, Token));

        Assert.Equal(ErrorIds.ConnectionFailed, error.ErrorId);
        AssertHonest(error);
    }

    [Fact]
    public async Task An_answer_for_another_profile_or_domain_is_none()
    {
        await using var server = HostileServer.That(
            200, """{"VoiceProfile":{"VoiceProfileId":"vp-2"},"VoiceProfileDomain":{"VoiceProfileDomainId":"vpd-2"}}""");
        var connection = await ConnectionPool.GetAsync(server.Options, TaskOrigin.None, Token);
        var profiles = new VoiceProfileOperations(connection, static _ => { }, new InstantClock());
        var domains = new VoiceProfileDomainOperations(connection, static _ => { }, new InstantClock());

        foreach (var send in new Func<Task>[]
        {
            () => profiles.GetAsync("vp-1", Token),
            () => profiles.UpdateAsync("vp-1", Task1, null, Token),
            () => domains.GetAsync("vpd-1", Token),
        })
        {
            AssertHonest(await Assert.ThrowsAsync<ChimeException>(send));
        }
    }

    [Fact]
    public async Task A_profile_without_an_id_says_that_it_may_exist()
    {
        await using var server = HostileServer.That(201, """{"VoiceProfile":{}}""");
        var profiles = new VoiceProfileOperations(
            await ConnectionPool.GetAsync(server.Options, TaskOrigin.None, Token), static _ => { }, new InstantClock());

        var error = await Assert.ThrowsAsync<ChimeException>(() => profiles.CreateAsync(Task1, null, Token));

        Assert.Contains("may have been created", error.Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
        AssertHonest(error);
    }

    [Theory]
    [InlineData("x-amzn-ErrorType: Evil\u001b[31mException\r\n", "Message")]
    [InlineData("x-amzn-ErrorType: {0}\r\n", "Message")]
    [InlineData("x-amzn-ErrorType: Bad Request/../\r\n", "Message")]
    [InlineData("x-amzn-RequestId: id\u001b]52;c;ZXZpbA==\u0007\r\n", "Message")]
    [InlineData(
        "x-amzn-ErrorType: BadRequestException\r\n",
        "a\\u001b[2J\\u0007\\u009b31m\\u202e\\u2066\\r\\nWARNING: forged\\u2028b\\u0000")]
    public async Task What_the_service_says_is_shown_without_what_a_terminal_acts_upon(string headers, string message)
    {
        var header = headers.Replace("{0}", new string('N', 500), StringComparison.Ordinal);
        await using var server = HostileServer.That(400, $$"""{"Code":"BadRequest","Message":"{{message}}"}""", header);
        var operations = await OperationsAsync(server);

        var error = await Assert.ThrowsAsync<ChimeException>(() => operations.GetAsync(Task1, Token));

        Assert.Equal(error.Message, DisplayText.Uncut(error.Message));
        Assert.Matches("^[A-Za-z0-9.]{1,100}$", error.ErrorId);
    }

    [Fact]
    public async Task Nothing_of_the_service_is_shown_at_full_length()
    {
        await using var server = HostileServer.That(
            400,
            $$"""{"Code":"BadRequest","Message":"{{new string('m', 100_000)}}"}""",
            $"x-amzn-RequestId: {new string('r', 5000)}\r\n");
        var operations = await OperationsAsync(server);

        var error = await Assert.ThrowsAsync<ChimeException>(() => operations.GetAsync(Task1, Token));

        Assert.InRange(error.Message.Length, 600, 1200);
    }

    private static async Task<TaskOperations> OperationsAsync(HostileServer server) => new(
        await ConnectionPool.GetAsync(
            server.Options, TaskOrigin.None, Token), static _ => { }, new InstantClock(), new SessionTasks(TimeProvider.System));

    /// <summary>
    /// An error claims no more than is known, and explains itself without the exceptions of those who read the answer.
    /// </summary>
    private static void AssertHonest(ChimeException error)
    {
        Assert.DoesNotContain("before anything was sent", error.Message, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Nothing was sent", error.Message, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("inner exception", error.Message, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Stack empty", error.Message, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("secret-of-hostile", error.Message, StringComparison.Ordinal);
    }
}
