using System.Management.Automation;

namespace ChimeVoiceTools.Input;

/// <summary>The two ways to say where a task runs: the names of their parameter sets, and which of them is meant.</summary>
internal static class TaskSets
{
    /// <summary>On a call of a voice connector.</summary>
    public const string VoiceConnector = nameof(VoiceConnector);

    /// <summary>On a stream of a media insights pipeline.</summary>
    public const string MediaInsights = nameof(MediaInsights);

    /// <summary>Finds the media insights pipeline that is meant; null for a call of a voice connector.</summary>
    /// <param name="pipelineId">What the parameter for it holds.</param>
    /// <param name="voiceConnectorId">
    /// What the parameter for a voice connector holds: where an object names both, PowerShell binds this one.
    /// </param>
    /// <param name="input">What was piped in; it names a pipeline unless another voice connector than its own was given.</param>
    public static string? FindPipeline(string? pipelineId, string? voiceConnectorId, PSObject? input) =>
        NullIfEmpty(pipelineId)
            ?? (PipedObject.Text(input, nameof(ChimeTask.VoiceConnectorId)) == NullIfEmpty(voiceConnectorId)
                ? PipedObject.Text(input, nameof(ChimeTask.MediaInsightsPipelineId))
                : null);

    /// <summary>Says of a task where it runs.</summary>
    /// <param name="task">The task.</param>
    /// <param name="pipelineId">What the parameter for a media insights pipeline holds.</param>
    /// <param name="voiceConnectorId">What the parameter for a voice connector holds.</param>
    /// <param name="input">What was piped in.</param>
    /// <returns>The same task.</returns>
    public static TTask Locate<TTask>(TTask task, string? pipelineId, string? voiceConnectorId, PSObject? input)
        where TTask : ChimeTask
    {
        task.MediaInsightsPipelineId = FindPipeline(pipelineId, voiceConnectorId, input);
        if (task.MediaInsightsPipelineId is null)
        {
            task.VoiceConnectorId = voiceConnectorId;
            return task;
        }

        task.VoiceConnectorId = NullIfEmpty(voiceConnectorId);
        task.TransactionId = PipedObject.Text(input, nameof(ChimeTask.TransactionId));
        task.StreamArn = PipedObject.Text(input, nameof(ChimeTask.StreamArn));
        task.ChannelId = PipedObject.Number(input, nameof(ChimeTask.ChannelId));
        return task;
    }

    /// <summary>An empty cell of a CSV is no value.</summary>
    public static string? NullIfEmpty(string? value) => string.IsNullOrEmpty(value) ? null : value;
}
