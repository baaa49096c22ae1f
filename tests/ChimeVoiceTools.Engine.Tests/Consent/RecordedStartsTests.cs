using ChimeVoiceTools.Engine.Consent;

namespace ChimeVoiceTools.Engine.Tests.Consent;

public sealed class RecordedStartsTests
{
    private static readonly DateTime Now = DateTime.UtcNow;

    private readonly RecordedStarts _starts = new();
    private long _number = 1;

    [Fact]
    public void A_start_is_open_from_its_consent_until_its_task_is_seen_to_have_ended()
    {
        var consent = Consent();
        Assert.Null(Assert.Single(_starts.Open).TaskId);

        Started(consent, "task-1");
        Assert.Equal("task-1", Assert.Single(_starts.Open).TaskId);

        Apply(ConsentEvents.Ended, consent, "task-1");
        Assert.Empty(_starts.Open);
        Assert.NotNull(_starts.OfTask("task-1"));
    }

    [Theory]
    [InlineData(ConsentEvents.Refused)]
    [InlineData(ConsentEvents.Abandoned)]
    public void A_start_that_is_refused_or_abandoned_is_open_no_longer(string what)
    {
        Apply(what, Consent(), null);

        Assert.Empty(_starts.Open);
    }

    [Fact]
    public void What_is_no_start_is_never_open()
    {
        _starts.Apply(
            new ConsentRecord { Event = ConsentEvents.Consent, Number = 2, Operation = "CreateVoiceProfile", Time = Now });
        _starts.Apply(new ConsentRecord { Event = ConsentEvents.ProfileMade, Number = 3, ConsentNumber = 2, Time = Now });

        Assert.Empty(_starts.Open);
    }

    [Fact]
    public void Starts_with_one_task_are_one()
    {
        (var first, var second) = (Consent(), Consent());
        Started(first, "task-1");
        Started(second, "task-1");

        Assert.Equal(first, Assert.Single(_starts.Open).ConsentNumber);
    }

    [Fact]
    public void A_start_is_known_for_seven_days()
    {
        var old = Consent(time: Now.AddDays(-7.01));
        Started(old, "old", time: Now.AddDays(-7.01));
        var recent = Consent(time: Now.AddDays(-6.99));
        Started(recent, "recent", time: Now.AddDays(-6.99));
        Assert.Equal(["recent"], _starts.Open.Select(static record => record.TaskId));

        Consent(reference: "case 2");
        Assert.Null(_starts.OfTask("old"));
        Assert.Null(_starts.OfConsent(old));
        Assert.NotNull(_starts.OfTask("recent"));
    }

    [Fact]
    public void A_start_is_found_by_its_operation_and_its_reference_the_newest_first_unless_it_was_refused()
    {
        Started(Consent(reference: "case 1"), "task-1");
        Started(Consent(reference: "case 1"), "task-2");
        Apply(ConsentEvents.Refused, Consent(reference: "case 1"), null);
        Started(Consent(reference: "case 2"), "task-3");

        Assert.Equal(
            ["task-2", "task-1"], _starts.Named("StartSpeakerSearchTask", "case 1").Select(static record => record.TaskId));
        Assert.Empty(_starts.Named("StartVoiceToneAnalysisTask", "case 1"));
        Assert.Empty(_starts.Named("StartSpeakerSearchTask", "case 3"));
    }

    [Fact]
    public void A_start_of_seven_days_ago_is_not_found_by_its_reference()
    {
        Started(Consent("case 1", Now.AddDays(-8)), "old", time: Now.AddDays(-8));

        Assert.Empty(_starts.Named("StartSpeakerSearchTask", "case 1"));
        Consent(reference: "case 1");
        Assert.Single(_starts.Named("StartSpeakerSearchTask", "case 1"));
    }

    private long Consent(string? reference = null, DateTime? time = null)
    {
        _starts.Apply(new ConsentRecord
        {
            Event = ConsentEvents.Consent,
            Number = ++_number,
            Time = time ?? Now,
            Operation = "StartSpeakerSearchTask",
            Reference = reference,
        });
        return _number;
    }

    private void Started(long consent, string taskId, DateTime? time = null) =>
        Apply(ConsentEvents.Started, consent, taskId, time);

    private void Apply(string what, long consent, string? taskId, DateTime? time = null) => _starts.Apply(new ConsentRecord
    {
        Event = what,
        Number = ++_number,
        ConsentNumber = consent,
        Time = time ?? Now,
        Operation = "StartSpeakerSearchTask",
        Reference = _starts.OfConsent(consent)?.Record.Reference,
        TaskId = taskId,
    });
}
