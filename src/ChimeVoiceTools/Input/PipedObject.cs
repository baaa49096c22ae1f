using System.Collections;
using System.Globalization;
using System.Management.Automation;
using ChimeVoiceTools.Engine.Connections;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Resources;
using ChimeVoiceTools.Engine.Tasks;

namespace ChimeVoiceTools.Input;

/// <summary>
/// Reads piped objects: one of this module, one that came back from Export-Clixml, a job or a remote session,
/// a CSV row. What it is follows from its properties, not from its type.
/// </summary>
internal static class PipedObject
{
    private const string OwnTypes = nameof(ChimeVoiceTools) + ".";
    private const string Deserialized = "Deserialized.";

    /// <summary>
    /// Where the object says that it lives, or where the task of this session lives whose id it is. Only an object of
    /// this module is believed: a CSV column must not decide where signed requests go.
    /// </summary>
    public static TaskOrigin Origin(PSObject? input)
    {
        if (input?.BaseObject is string id && SessionTasks.Current.Find(id) is { } started)
        {
            return new TaskOrigin(started.Region, started.EndpointUrl);
        }

        return input is not null && IsOwn(input)
            ? new TaskOrigin(Text(input, nameof(ChimeTask.Region)), Text(input, nameof(ChimeTask.EndpointUrl)))
            : TaskOrigin.None;
    }

    /// <summary>The task that parameters name, with what a piped object adds if it is of the same one.</summary>
    public static ChimeTask ReadTask(PSObject? input, ChimeTask named)
    {
        var id = named is SpeakerSearchTask
            ? nameof(SpeakerSearchTask.SpeakerSearchTaskId)
            : nameof(VoiceToneAnalysisTask.VoiceToneAnalysisTaskId);
        return input is not null && named.TaskId is { Length: > 0 } && Text(input, id) == named.TaskId
            && (named.MediaInsightsPipelineId is { } pipeline
                ? PipelineId.Of(Text(input, nameof(ChimeTask.MediaInsightsPipelineId))) == PipelineId.Of(pipeline)
                : Text(input, nameof(ChimeTask.VoiceConnectorId)) == named.VoiceConnectorId)
            ? ReadTask(input)
            : named;
    }

    /// <summary>The task that an object describes, or the one of this session whose id it is.</summary>
    /// <exception cref="ChimeException">It describes none.</exception>
    public static ChimeTask ReadTask(PSObject input)
    {
        // One that has finished never changes again, so it can be handed on as it is.
        if (input.BaseObject is ChimeTask { IsFinished: true } finished)
        {
            return finished;
        }

        if (input.BaseObject is string id)
        {
            return SessionTasks.Current.Find(id) ?? throw Rules.Broken("InputObject", id, Messages.NotATaskOfSession);
        }

        ChimeTask task;
        if (Text(input, nameof(SpeakerSearchTask.SpeakerSearchTaskId)) is { } searchId)
        {
            task = new SpeakerSearchTask
            {
                TaskId = searchId,
                VoiceProfileDomainId = Text(input, nameof(SpeakerSearchTask.VoiceProfileDomainId)),
                Results = [.. ReadResults(input)],
                VoiceprintGenerationStatus = Text(input, nameof(SpeakerSearchTask.VoiceprintGenerationStatus)),
            };
        }
        else if (Text(input, nameof(VoiceToneAnalysisTask.VoiceToneAnalysisTaskId)) is { } analysisId)
        {
            task = new VoiceToneAnalysisTask { TaskId = analysisId };
        }
        else
        {
            throw Rules.Broken("InputObject", input.TypeNames.FirstOrDefault(), Messages.NotATask);
        }

        task.VoiceConnectorId = Text(input, nameof(ChimeTask.VoiceConnectorId));
        task.TransactionId = Text(input, nameof(ChimeTask.TransactionId));
        task.MediaInsightsPipelineId = Text(input, nameof(ChimeTask.MediaInsightsPipelineId));
        task.StreamArn = Text(input, nameof(ChimeTask.StreamArn));
        task.ChannelId = Number(input, nameof(ChimeTask.ChannelId));
        task.IsCaller = ReadIsCaller(input);
        task.Status = Text(input, nameof(ChimeTask.Status));
        task.Reference = Text(input, nameof(ChimeTask.Reference));
        if (task.Status is null || !IsOwn(input))
        {
            // A row's Status may be somebody else's word: the service is asked.
            task.IsFinished = Value(input, nameof(ChimeTask.IsFinished)) is true;
        }

        task.StatusMessage = Text(input, nameof(ChimeTask.StatusMessage));
        task.CreatedTimestamp = Time(input, nameof(ChimeTask.CreatedTimestamp));
        task.StartedTimestamp = Time(input, nameof(ChimeTask.StartedTimestamp));
        task.UpdatedTimestamp = Time(input, nameof(ChimeTask.UpdatedTimestamp));
        (task.Region, task.EndpointUrl) = Origin(input);
        return task;
    }

    /// <summary>The speaker search that an id names, with what an object says of it if it is the object's.</summary>
    public static SpeakerSearchTask ReadSpeakerSearch(PSObject? input, string? taskId) =>
        input is not null && taskId is { Length: > 0 } && Text(input, nameof(SpeakerSearchTask.SpeakerSearchTaskId)) == taskId
            ? (SpeakerSearchTask)ReadTask(input)
            : new SpeakerSearchTask { TaskId = taskId };

    /// <summary>Whether the called leg or the calling one is meant, as an object says; null when it does not.</summary>
    private static bool? ReadIsCaller(PSObject input) => Value(input, nameof(ChimeTask.IsCaller)) switch
    {
        null or "" => null,
        object value => BooleanTextAttribute.Parse(value, nameof(ChimeTask.IsCaller)),
    };

    private static List<SpeakerSearchResult> ReadResults(PSObject input)
    {
        List<SpeakerSearchResult> results = [];
        if (Value(input, nameof(SpeakerSearchTask.Results)) is IEnumerable items and not string)
        {
            foreach (var item in items)
            {
                if (item is not null)
                {
                    var result = PSObject.AsPSObject(item);
                    var score = Value(result, nameof(SpeakerSearchResult.ConfidenceScore));
                    results.Add(new SpeakerSearchResult
                    {
                        VoiceProfileId = Text(result, nameof(SpeakerSearchResult.VoiceProfileId)),
                        ConfidenceScore = ReadScore(score),
                    });
                }
            }
        }

        return results;
    }

    private static double? ReadScore(object? score)
    {
        if (score is null)
        {
            return null;
        }

        return LanguagePrimitives.TryConvertTo(score, CultureInfo.InvariantCulture, out double number)
            ? number
            : throw Rules.Broken(nameof(SpeakerSearchResult.ConfidenceScore), score, Messages.RuleScore);
    }

    /// <summary>Whether it is an object of this module, live or deserialized.</summary>
    public static bool IsOwn(PSObject input) => input.TypeNames.Any(static name =>
        name.StartsWith(OwnTypes, StringComparison.Ordinal) || name.StartsWith(
            Deserialized + OwnTypes, StringComparison.Ordinal));

    /// <summary>A property's value as text, or null when there is none or it is empty.</summary>
    public static string? Text(PSObject? input, string property) => Read(property, () =>
        Convert.ToString(
            Unwrap(input?.Properties[property]?.Value), CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : null);

    /// <summary>A property's value, or null when there is none.</summary>
    public static object? Value(PSObject input, string property) => Unwrap(Member(input, property));

    /// <summary>A property's value as a whole number, or null when there is none.</summary>
    /// <exception cref="ChimeException">It is something else.</exception>
    public static int? Number(PSObject? input, string property) => Text(input, property) is not { } text
        ? null
        : LanguagePrimitives.TryConvertTo(text, CultureInfo.InvariantCulture, out int number)
            ? number
            : throw Rules.Broken(property, text, Messages.RuleWholeNumber);

    /// <summary>A property's value as PowerShell has it, which may be wrapped, or null when there is none.</summary>
    public static object? Member(PSObject input, string property) => Read(property, () => input.Properties[property]?.Value);

    /// <summary>A property's value as PowerShell has it, which may be wrapped.</summary>
    public static object? ValueOf(PSPropertyInfo property) => Read(property.Name, () => property.Value);

    private static DateTime? Time(PSObject input, string property) => Value(input, property) as DateTime?;

    private static object? Unwrap(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;

    // A property may run any code: what it throws is an error of the object that has it.
    private static T Read<T>(string property, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is not PipelineStoppedException)
        {
            throw new ChimeException(
                ErrorIds.InvalidParameter,
                ChimeErrorKind.InvalidArgument,
                Engine.Resources.Text.Format(
                    Messages.PropertyUnreadable,
                    DisplayText.Of(property),
                    Engine.Resources.Text.Sentence(exception.GetBaseException().Message)));
        }
    }
}
