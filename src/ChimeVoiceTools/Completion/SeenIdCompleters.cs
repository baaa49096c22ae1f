using System.Collections;
using ChimeVoiceTools.Engine.Tasks;

namespace ChimeVoiceTools.Completion;

/// <summary>Offers ids that the cmdlets of this process have emitted.</summary>
internal abstract class SeenIdCompleter(SeenIdList ids) : ValueCompleter
{
    private protected override IEnumerable<(string Value, string Tip)> Values(IDictionary? boundParameters) => ids.Snapshot();
}

/// <summary>Offers voice connectors.</summary>
internal sealed class VoiceConnectorIdCompleter() : SeenIdCompleter(SeenIds.VoiceConnectors);

/// <summary>Offers calls.</summary>
internal sealed class TransactionIdCompleter() : SeenIdCompleter(SeenIds.Transactions);

/// <summary>Offers media insights pipelines.</summary>
internal sealed class MediaInsightsPipelineIdCompleter() : SeenIdCompleter(SeenIds.MediaInsightsPipelines);

/// <summary>Offers configurations of media insights pipelines, also by their names.</summary>
internal sealed class ConfigurationArnCompleter() : SeenIdCompleter(SeenIds.Configurations);

/// <summary>Offers the names of configurations of media insights pipelines.</summary>
internal sealed class ConfigurationNameCompleter() : SeenIdCompleter(SeenIds.ConfigurationNames);

/// <summary>Offers speaker searches, also by their transactions.</summary>
internal sealed class SpeakerSearchTaskIdCompleter() : SeenIdCompleter(SeenIds.SpeakerSearchTasks);

/// <summary>Offers voice tone analyses, also by their transactions.</summary>
internal sealed class VoiceToneAnalysisTaskIdCompleter() : SeenIdCompleter(SeenIds.VoiceToneAnalysisTasks);

/// <summary>Offers voice profiles.</summary>
internal sealed class VoiceProfileIdCompleter() : SeenIdCompleter(SeenIds.VoiceProfiles);

/// <summary>Offers voice profile domains, also by their names.</summary>
internal sealed class VoiceProfileDomainIdCompleter() : SeenIdCompleter(SeenIds.VoiceProfileDomains);

/// <summary>Offers the names of voice profile domains.</summary>
internal sealed class VoiceProfileDomainNameCompleter() : SeenIdCompleter(SeenIds.VoiceProfileDomainNames);

/// <summary>Offers the tasks that this session started, newest first, also by their transactions.</summary>
internal sealed class SessionTaskCompleter : ValueCompleter
{
    private protected override IEnumerable<(string Value, string Tip)> Values(IDictionary? boundParameters) =>
        SessionTasks.Current.Snapshot().Reverse().Select(
            static task => (task.TaskId!, DisplayText.Of(task.TransactionId ?? task.TaskId)));
}
