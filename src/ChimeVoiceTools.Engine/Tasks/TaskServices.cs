using ChimeVoiceTools.Engine.Connections;
using ChimeVoiceTools.Engine.Endpoints;
using ChimeVoiceTools.Engine.Errors;

namespace ChimeVoiceTools.Engine.Tasks;

/// <summary>Decides which of AWS's services a task lives in: no other code chooses between them.</summary>
internal static class TaskServices
{
    /// <summary>Finds the AWS service that is called for a task.</summary>
    /// <param name="mediaInsightsPipelineId">
    /// The media insights pipeline that it runs on; null for a call of a voice connector.
    /// </param>
    public static AwsService Of(string? mediaInsightsPipelineId) =>
        mediaInsightsPipelineId is null ? AwsService.ChimeSdkVoice : AwsService.ChimeSdkMediaPipelines;

    /// <summary>Gets the tasks that a connection leads to.</summary>
    public static ITaskService At(Connection connection) =>
        connection.IsMediaPipelines ? new MediaInsightsTasks(connection) : new VoiceConnectorTasks(connection);

    /// <summary>Checks what names a task.</summary>
    /// <exception cref="ChimeException">It breaks a rule.</exception>
    public static void Validate(ChimeTask task)
    {
        if (task.MediaInsightsPipelineId is null)
        {
            Rules.VoiceConnectorId(task.VoiceConnectorId);
        }
        else
        {
            Rules.MediaInsightsPipelineId(task.MediaInsightsPipelineId);
        }

        Rules.Id(
            task.TaskId,
            task is SpeakerSearchTask ? nameof(SpeakerSearchTask.SpeakerSearchTaskId) : nameof(
                VoiceToneAnalysisTask.VoiceToneAnalysisTaskId));
    }
}
