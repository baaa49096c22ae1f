using System.Collections;
using System.Management.Automation;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Reports;

namespace ChimeVoiceTools.Input;

/// <summary>
/// Gives a report what is piped in: summaries of tones, tasks and the results of speaker searches, live ones and those that came
/// back from a file, a job or a remote session.
/// </summary>
internal static class PipedSummary
{
    /// <exception cref="ChimeException">It is nothing that a report is made of.</exception>
    public static void AddTo(ToneReport report, PSObject input)
    {
        if (input.BaseObject is VoiceToneSummary own)
        {
            report.Add(own);
        }
        else if (input.BaseObject is ChimeTask task)
        {
            report.Add(task);
        }
        else if (input.Properties[nameof(VoiceToneSummary.Readings)] is not null)
        {
            report.Add(ReadSummary(input));
        }
        else if (PipedObject.Text(input, nameof(ChimeVoiceEvent.DetailType)) is null)
        {
            report.Add(PipedObject.ReadTask(input));
        }
        else if (PipedObject.Text(input, nameof(SpeakerSearchTask.SpeakerSearchTaskId)) is not null)
        {
            // A search on a media insights pipeline tells its results in notifications only.
            var search = PipedObject.ReadTask(input);
            search.Status = PipedObject.Text(input, nameof(ChimeVoiceEvent.DetailStatus));
            report.Add(search);
        }
        else
        {
            throw Rules.Broken("InputObject", PipedObject.Text(input, nameof(ChimeVoiceEvent.DetailType)), Messages.NotReported);
        }
    }

    private static VoiceToneSummary ReadSummary(PSObject input)
    {
        var readings = PipedObject.Value(input, nameof(VoiceToneSummary.Readings));
        return new VoiceToneSummary
        {
            TaskId = PipedObject.Text(input, nameof(VoiceToneSummary.TaskId)),
            TransactionId = PipedObject.Text(input, nameof(VoiceToneSummary.TransactionId)),
            VoiceConnectorId = PipedObject.Text(input, nameof(VoiceToneSummary.VoiceConnectorId)),
            IsCaller = PipedObject.Value(input, nameof(VoiceToneSummary.IsCaller)) as bool?,
            MediaInsightsPipelineId = PipedObject.Text(input, nameof(VoiceToneSummary.MediaInsightsPipelineId)),
            StreamArn = PipedObject.Text(input, nameof(VoiceToneSummary.StreamArn)),
            ChannelId = PipedObject.Number(input, nameof(VoiceToneSummary.ChannelId)),
            ParticipantRole = PipedObject.Text(input, nameof(VoiceToneSummary.ParticipantRole)),
            Region = PipedObject.Text(input, nameof(VoiceToneSummary.Region)),
            DetailStatus = PipedObject.Text(input, nameof(VoiceToneSummary.DetailStatus)),
            StatusMessage = PipedObject.Text(input, nameof(VoiceToneSummary.StatusMessage)),
            OverallTone = PipedObject.Member(input, nameof(VoiceToneSummary.OverallTone)) is { } overall
                ? PipedTone.ReadTone(PSObject.AsPSObject(overall))
                : null,
            Trend = PipedObject.Value(input, nameof(VoiceToneSummary.Trend)) as double?,
            Readings = readings is IEnumerable items and not string
                ? [.. from object? item in items where item is not null select PipedTone.ReadTone(PSObject.AsPSObject(item))]
                : readings is null ? [] : throw Rules.Broken("Readings", readings, Messages.ReadingsMissing),
        };
    }
}
