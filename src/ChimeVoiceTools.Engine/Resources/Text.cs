using System.Globalization;

namespace ChimeVoiceTools.Engine.Resources;

/// <summary>Puts messages together.</summary>
internal static class Text
{
    /// <summary>A message with its values filled in, each as it can be shown.</summary>
    public static string Format(string message, params object?[] values) =>
        string.Format(
            CultureInfo.CurrentCulture,
            message,
            Array.ConvertAll(values, static value => value is string text ? DisplayText.Uncut(text) : value));

    /// <summary>Somebody else's words as one sentence: trimmed, cut where they are long, and closed with a full stop.</summary>
    public static string Sentence(string? words)
    {
        var trimmed = DisplayText.Of((words ?? string.Empty).Trim());

        // Nobody sees the exception that the text sends its reader to.
        if (trimmed.Length == 0 || words?.IndexOf("inner exception", StringComparison.OrdinalIgnoreCase) >= 0)
        {
            return Messages.NothingSaid;
        }

        return trimmed[trimmed.Length - 1] is '.' or '!' or '?' or '…' ? trimmed : trimmed + ".";
    }

    /// <summary>What a task is called in a sentence.</summary>
    public static string Describe(ChimeTask task)
    {
        var transaction = string.IsNullOrEmpty(task.TransactionId)
            ? string.Empty
            : Format(Messages.OfTransaction, DisplayText.Of(task.TransactionId));
        var form = (task is SpeakerSearchTask, task.MediaInsightsPipelineId is null) switch
        {
            (true, true) => Messages.TheSpeakerSearchTask,
            (true, false) => Messages.TheSpeakerSearchTaskOfPipeline,
            (false, true) => Messages.TheVoiceToneAnalysisTask,
            (false, false) => Messages.TheVoiceToneAnalysisTaskOfPipeline,
        };
        return Format(
            form,
            DisplayText.Of(task.TaskId),
            DisplayText.Of(task.MediaInsightsPipelineId ?? task.VoiceConnectorId),
            transaction);
    }
}
