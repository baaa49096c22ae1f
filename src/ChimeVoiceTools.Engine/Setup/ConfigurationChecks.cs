using Amazon.ChimeSDKMediaPipelines;
using ChimeVoiceTools.Engine.Resources;
using Api = Amazon.ChimeSDKMediaPipelines.Model;

namespace ChimeVoiceTools.Engine.Setup;

/// <summary>Looks at what a media insights pipeline configuration says.</summary>
internal static class ConfigurationChecks
{
    public static void Make(SetupChecks checks, Api.MediaInsightsPipelineConfiguration configuration, string? queueArn)
    {
        var elements = configuration.Elements ?? [];
        if (elements.Find(static element => element.Type?.Value == SetupChecks.VoiceAnalyticsProcessor) is { } processor)
        {
            checks.Pass(SetupChecks.VoiceAnalyticsProcessor, Messages.SetupProcessorPassed);
            var kinds = processor.VoiceAnalyticsProcessorConfiguration;
            CheckKind(checks, SetupChecks.SpeakerSearch, nameof(kinds.SpeakerSearchStatus), kinds?.SpeakerSearchStatus);
            CheckKind(
                checks, SetupChecks.VoiceToneAnalysis, nameof(kinds.VoiceToneAnalysisStatus), kinds?.VoiceToneAnalysisStatus);
        }
        else
        {
            checks.Fail(SetupChecks.VoiceAnalyticsProcessor, Messages.SetupProcessorNone, Messages.SetupProcessorRemedy);
        }

        List<(string? Type, string? Target)> sinks = [.. elements.Select(SinkOf).Where(static sink => sink.Type is not null)];
        CheckSinks(checks, sinks, ArnParts.Of(configuration.MediaInsightsPipelineConfigurationArn));
        if (queueArn is not null)
        {
            CheckQueue(checks, sinks, queueArn);
        }

        CheckRole(checks, configuration.ResourceAccessRoleArn);
    }

    private static void CheckKind(SetupChecks checks, string name, string member, VoiceAnalyticsConfigurationStatus? status)
    {
        var detail = Text.Format(Messages.SetupKind, member, status?.Value ?? Messages.SetupKindMissing);
        if (status == VoiceAnalyticsConfigurationStatus.Enabled)
        {
            checks.Pass(name, detail);
        }
        else
        {
            checks.Fail(name, detail, Text.Format(Messages.SetupKindRemedy, member));
        }
    }

    // A recording is not what notifications go to.
    private static (string? Type, string? Target) SinkOf(Api.MediaInsightsPipelineConfigurationElement element) =>
        element.Type?.Value switch
        {
            "KinesisDataStreamSink" => (element.Type.Value, element.KinesisDataStreamSinkConfiguration?.InsightsTarget),
            "LambdaFunctionSink" => (element.Type.Value, element.LambdaFunctionSinkConfiguration?.InsightsTarget),
            "SqsQueueSink" => (element.Type.Value, element.SqsQueueSinkConfiguration?.InsightsTarget),
            "SnsTopicSink" => (element.Type.Value, element.SnsTopicSinkConfiguration?.InsightsTarget),
            _ => default,
        };

    private static void CheckSinks(SetupChecks checks, List<(string? Type, string? Target)> sinks, ArnParts own)
    {
        List<string> faults = [.. sinks.Select(sink => FaultOf(sink.Type!, sink.Target, own)).OfType<string>()];
        if (sinks.Count == 0)
        {
            checks.Fail(SetupChecks.Sink, Messages.SetupSinkNone, Messages.SetupSinkNoneRemedy);
        }
        else if (faults.Count > 0)
        {
            checks.Fail(SetupChecks.Sink, string.Join(" ", faults), Messages.SetupSinkRemedy);
        }
        else
        {
            checks.Pass(
                SetupChecks.Sink,
                Text.Format(Messages.SetupSinkPassed, string.Join(", ", sinks.Select(static sink => sink.Target))));
        }
    }

    private static void CheckQueue(SetupChecks checks, List<(string? Type, string? Target)> sinks, string queueArn)
    {
        if (sinks.Exists(sink => sink.Target == queueArn))
        {
            checks.Pass(SetupChecks.QueueSink, Text.Format(Messages.SetupQueueSinkPassed, queueArn));
            return;
        }

        // A topic or a function may hand notifications on to the queue, which nobody can see from here.
        var others = string.Join(
            ", ", sinks.Where(static sink => sink.Type != "SqsQueueSink").Select(static sink => sink.Target));
        var detail = Text.Format(Messages.SetupQueueSinkFailed, queueArn);
        checks.Fail(
            SetupChecks.QueueSink,
            others.Length == 0 ? detail : detail + " " + Text.Format(Messages.SetupQueueSinkOthers, others),
            Messages.SetupQueueSinkRemedy);
    }

    private static string? FaultOf(string type, string? target, ArnParts own)
    {
        if (string.IsNullOrEmpty(target))
        {
            return Text.Format(Messages.SetupSinkUnnamed, type);
        }

        if (ArnParts.Of(target) is var parts && (parts.Region != own.Region || parts.Account != own.Account))
        {
            return Text.Format(Messages.SetupSinkElsewhere, type, target, own.Region, own.Account);
        }

        return target!.EndsWith(".fifo", StringComparison.Ordinal) ? Text.Format(Messages.SetupSinkFifo, type, target) : null;
    }

    private static void CheckRole(SetupChecks checks, string? role)
    {
        if (ArnParts.Of(role) is { Service: "iam" } parts && parts.Resource.StartsWith("role/", StringComparison.Ordinal))
        {
            checks.Pass(SetupChecks.ResourceAccessRole, Text.Format(Messages.SetupRolePassed, role));
        }
        else
        {
            checks.Fail(
                SetupChecks.ResourceAccessRole,
                string.IsNullOrEmpty(role) ? Messages.SetupRoleNone : Text.Format(Messages.SetupRoleMalformed, role),
                Messages.SetupRoleRemedy);
        }
    }

    /// <summary>The parts of an ARN; empty where there are none.</summary>
    private readonly record struct ArnParts(string Service, string Region, string Account, string Resource)
    {
        public static ArnParts Of(string? arn) => arn?.Split([':'], 6) is { Length: 6 } parts
            ? new ArnParts(parts[2], parts[3], parts[4], parts[5])
            : new ArnParts(string.Empty, string.Empty, string.Empty, string.Empty);
    }
}
