using System.Collections;
using ChimeVoiceTools.Engine.MediaInsights;
using ChimeVoiceTools.Engine.Tasks;

namespace ChimeVoiceTools.Completion;

/// <summary>Offers values that are always the same.</summary>
internal abstract class FixedValueCompleter(params string[] values) : ValueCompleter
{
    private protected override IEnumerable<(string Value, string Tip)> Values(IDictionary? boundParameters) =>
        values.Select(static value => (value, value));
}

/// <summary>Offers nothing, so that PowerShell doesn't offer the names of files where none is wanted.</summary>
internal sealed class NoCompleter() : FixedValueCompleter();

/// <summary>Offers true and false.</summary>
internal sealed class BooleanCompleter() : FixedValueCompleter("$true", "$false");

/// <summary>Offers the legs of a call.</summary>
internal sealed class CallLegCompleter() : FixedValueCompleter(SpeakerSearchStart.CallLegs);

/// <summary>Offers who may speak on a channel of a media insights pipeline.</summary>
internal sealed class ParticipantRoleCompleter() : FixedValueCompleter(MediaInsightsPipelineCreation.ParticipantRoles);

/// <summary>Offers the statuses of a media insights pipeline.</summary>
internal sealed class PipelineStatusCompleter() : FixedValueCompleter(MediaInsightsPipelineOperations.Statuses);

/// <summary>Offers the languages that voice tone analysis knows.</summary>
internal sealed class LanguageCodeCompleter() : FixedValueCompleter("en-US");

/// <summary>Offers the statuses of a task.</summary>
internal sealed class TaskStatusCompleter() : FixedValueCompleter([.. TaskStatuses.All]);
