namespace ChimeVoiceTools.Engine.Tasks;

/// <summary>What makes a task the same task, whichever object describes it.</summary>
internal readonly record struct TaskKey(Type Kind, string? EndpointUrl, string? VoiceConnectorId, string? TaskId)
{
    public TaskKey(ChimeTask task, string? endpointUrl)
        : this(task.GetType(), endpointUrl, task.VoiceConnectorId, task.TaskId)
    {
    }
}
