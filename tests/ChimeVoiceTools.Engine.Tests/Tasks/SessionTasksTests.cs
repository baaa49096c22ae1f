using ChimeVoiceTools.Engine.Tasks;

namespace ChimeVoiceTools.Engine.Tests.Tasks;

public sealed class SessionTasksTests
{
    private readonly SessionTasks _session = new(new FakeClock());
    private int _started;

    [Fact]
    public void The_list_keeps_the_newest_and_drops_what_has_finished_first()
    {
        Start(SessionTasks.Most);
        Finish("task-3");
        Finish("task-1");

        Start(2);

        Assert.Equal(SessionTasks.Most, _session.Snapshot().Count);
        Assert.Null(_session.Find("task-1"));
        Assert.Null(_session.Find("task-3"));
        Assert.NotNull(_session.Find("task-0"));
        Assert.NotNull(_session.Find("task-10001"));
    }

    [Fact]
    public void Where_none_has_finished_the_oldest_is_dropped()
    {
        Start(SessionTasks.Most + 1);

        Assert.Equal(SessionTasks.Most, _session.Snapshot().Count);
        Assert.Equal("task-1", _session.Snapshot()[0].TaskId);
    }

    [Fact]
    public void A_task_that_is_there_takes_no_room_of_another()
    {
        Start(SessionTasks.Most);

        _session.Add(Task("task-5"), 0, 5);

        Assert.NotNull(_session.Find("task-0"));
    }

    [Fact]
    public void What_has_finished_makes_room_also_behind_those_that_never_do()
    {
        Start(SessionTasks.Most);
        for (var number = 0; number < 20_000; number++)
        {
            Start(1);
            Finish($"task-{_started - 1}");
        }

        Assert.Equal(SessionTasks.Most, _session.Snapshot().Count);
        Assert.NotNull(_session.Find("task-1"));
    }

    private static SpeakerSearchTask Task(string id) => new()
    {
        TaskId = id,
        VoiceConnectorId = "vc",
        EndpointUrl = "http://127.0.0.1:1",
        Status = "IN_PROGRESS",
    };

    private void Start(int count)
    {
        for (var i = 0; i < count; i++, _started++)
        {
            _session.Add(Task($"task-{_started}"), 0, _started);
        }
    }

    private void Finish(string id)
    {
        var task = Task(id);
        task.Status = "SUCCEEDED";
        _session.Update(task);
    }
}
