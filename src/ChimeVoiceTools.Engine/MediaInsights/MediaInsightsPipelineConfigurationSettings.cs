using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Resources;
using Api = Amazon.ChimeSDKMediaPipelines.Model;

namespace ChimeVoiceTools.Engine.MediaInsights;

/// <summary>What a configuration of media insights pipelines is to have. What is null stays as it is.</summary>
public sealed record MediaInsightsPipelineConfigurationSettings
{
    private const string Processor = "VoiceAnalyticsProcessor";
    private const string Enabled = nameof(Enabled);
    private const string Disabled = nameof(Disabled);

    private static readonly Sink[] Sinks =
    [
        new("SqsQueueSink", "sqs", nameof(SqsQueueArn), static settings => settings.SqsQueueArn)
        {
            TargetOf = static element => element.SqsQueueSinkConfiguration?.InsightsTarget,
            Make = static arn => new() { SqsQueueSinkConfiguration = new() { InsightsTarget = arn } },
        },
        new("SnsTopicSink", "sns", nameof(SnsTopicArn), static settings => settings.SnsTopicArn)
        {
            TargetOf = static element => element.SnsTopicSinkConfiguration?.InsightsTarget,
            Make = static arn => new() { SnsTopicSinkConfiguration = new() { InsightsTarget = arn } },
        },
        new("LambdaFunctionSink", "lambda", nameof(LambdaFunctionArn), static settings => settings.LambdaFunctionArn)
        {
            TargetOf = static element => element.LambdaFunctionSinkConfiguration?.InsightsTarget,
            Make = static arn => new() { LambdaFunctionSinkConfiguration = new() { InsightsTarget = arn } },
        },
        new("KinesisDataStreamSink", "kinesis", nameof(KinesisDataStreamArn), static settings => settings.KinesisDataStreamArn)
        {
            TargetOf = static element => element.KinesisDataStreamSinkConfiguration?.InsightsTarget,
            Make = static arn => new() { KinesisDataStreamSinkConfiguration = new() { InsightsTarget = arn } },
        },
    ];

    /// <summary>Gets whether speaker searches can be started.</summary>
    public bool? SpeakerSearch { get; init; }

    /// <summary>Gets whether voice tone analyses can be started.</summary>
    public bool? VoiceToneAnalysis { get; init; }

    /// <summary>Gets the ARN of the SQS queue that results go to; an empty one takes the queue away.</summary>
    public string? SqsQueueArn { get; init; }

    /// <summary>Gets the ARN of the SNS topic that results go to; an empty one takes the topic away.</summary>
    public string? SnsTopicArn { get; init; }

    /// <summary>Gets the ARN of the Lambda function that results go to; an empty one takes the function away.</summary>
    public string? LambdaFunctionArn { get; init; }

    /// <summary>Gets the ARN of the Kinesis data stream that results go to; an empty one takes the stream away.</summary>
    public string? KinesisDataStreamArn { get; init; }

    /// <summary>Gets the ARN of the role by which the service reaches what the configuration names.</summary>
    public string? ResourceAccessRoleArn { get; init; }

    /// <summary>
    /// Gets elements as AWS spells them, each as JSON. They take the places of those that have the same type; what the other
    /// members say comes on top.
    /// </summary>
    public IReadOnlyList<string>? Elements { get; init; }

    /// <summary>Gets what alerts are sent on, as AWS spells it, as JSON.</summary>
    public string? RealTimeAlertConfiguration { get; init; }

    /// <summary>Checks the service's constraints.</summary>
    /// <exception cref="ChimeException">A value breaks one.</exception>
    public void Validate()
    {
        if (ResourceAccessRoleArn is not null)
        {
            Rules.Arn(ResourceAccessRoleArn, nameof(ResourceAccessRoleArn));
        }

        foreach (var sink in Sinks)
        {
            if (sink.Given(this) is { Length: > 0 } arn)
            {
                Rules.SinkArn(arn, sink.Parameter, sink.Service);
            }
        }

        ReadElements();
        ReadAlerts();
    }

    /// <summary>Makes the elements that a configuration then has.</summary>
    /// <param name="before">Those that it has.</param>
    /// <exception cref="ChimeException">They break a rule.</exception>
    internal List<Api.MediaInsightsPipelineConfigurationElement> ApplyTo(
        IEnumerable<Api.MediaInsightsPipelineConfigurationElement> before)
    {
        List<Api.MediaInsightsPipelineConfigurationElement> elements = [.. before];
        foreach (var ofType in ReadElements().GroupBy(static element => element.Type?.Value))
        {
            Replace(elements, ofType.Key, [.. ofType]);
        }

        if (SpeakerSearch is not null || VoiceToneAnalysis is not null)
        {
            ApplyProcessor(elements);
        }

        foreach (var sink in Sinks)
        {
            if (sink.Given(this) is { } arn)
            {
                var element = sink.Make(arn);
                element.Type = sink.Type;
                Replace(elements, sink.Type, arn.Length == 0 ? [] : [element]);
            }
        }

        return elements.Count > 0 ? elements : throw Rules.BrokenBySecret(nameof(Elements), Messages.RuleElements);
    }

    /// <summary>Reads the alerts; null where none are given.</summary>
    internal Api.RealTimeAlertConfiguration? ReadAlerts() => RealTimeAlertConfiguration is null
        ? null
        : TypedObjects.Read<Api.RealTimeAlertConfiguration>(RealTimeAlertConfiguration, nameof(RealTimeAlertConfiguration));

    /// <summary>Describes a configuration's elements in the members of the model.</summary>
    internal static void Describe(
        IReadOnlyList<Api.MediaInsightsPipelineConfigurationElement> elements, MediaInsightsPipelineConfiguration configuration)
    {
        var processor =
            elements.FirstOrDefault(static element => element.Type?.Value == Processor)?.VoiceAnalyticsProcessorConfiguration;
        configuration.SpeakerSearch = processor?.SpeakerSearchStatus?.Value == Enabled;
        configuration.VoiceToneAnalysis = processor?.VoiceToneAnalysisStatus?.Value == Enabled;
        configuration.SqsQueueArn = Target(0);
        configuration.SnsTopicArn = Target(1);
        configuration.LambdaFunctionArn = Target(2);
        configuration.KinesisDataStreamArn = Target(3);
        configuration.Elements = [.. elements.Select(TypedObjects.Write)];

        string? Target(int sink) => elements.Select(Sinks[sink].TargetOf).FirstOrDefault(static target => target is not null);
    }

    private static void Replace(
        List<Api.MediaInsightsPipelineConfigurationElement> elements,
        string? type,
        List<Api.MediaInsightsPipelineConfigurationElement> with)
    {
        var at = elements.FindIndex(element => element.Type?.Value == type);
        elements.RemoveAll(element => element.Type?.Value == type);
        elements.InsertRange(at < 0 ? elements.Count : at, with);
    }

    private void ApplyProcessor(List<Api.MediaInsightsPipelineConfigurationElement> elements)
    {
        var before =
            elements.Find(static element => element.Type?.Value == Processor)?.VoiceAnalyticsProcessorConfiguration;
        var after = new Api.VoiceAnalyticsProcessorConfiguration
        {
            SpeakerSearchStatus = Status(SpeakerSearch, before?.SpeakerSearchStatus?.Value),
            VoiceToneAnalysisStatus = Status(VoiceToneAnalysis, before?.VoiceToneAnalysisStatus?.Value),
        };

        // Nothing to turn off where nothing is.
        if (before is not null || SpeakerSearch == true || VoiceToneAnalysis == true)
        {
            Replace(elements, Processor, [new() { Type = Processor, VoiceAnalyticsProcessorConfiguration = after }]);
        }

        static string Status(bool? given, string? before) => given is { } isOn ? isOn ? Enabled : Disabled : before ?? Disabled;
    }

    private List<Api.MediaInsightsPipelineConfigurationElement> ReadElements()
    {
        List<Api.MediaInsightsPipelineConfigurationElement> elements = [];
        foreach (var json in Elements ?? [])
        {
            var path = $"Element[{elements.Count}]";
            var element = TypedObjects.Read<Api.MediaInsightsPipelineConfigurationElement>(json, path);
            if (string.IsNullOrEmpty(element.Type?.Value))
            {
                throw Rules.BrokenBySecret($"{path}.Type", Messages.RuleElementType);
            }

            foreach (var sink in Sinks)
            {
                if (sink.TargetOf(element) is { } target)
                {
                    Rules.SinkArn(target, $"{path}.{sink.Type}Configuration.InsightsTarget", sink.Service);
                }
            }

            elements.Add(element);
        }

        return elements;
    }

    private sealed record Sink(
        string Type, string Service, string Parameter, Func<MediaInsightsPipelineConfigurationSettings, string?> Given)
    {
        public required Func<Api.MediaInsightsPipelineConfigurationElement, string?> TargetOf { get; init; }

        public required Func<string, Api.MediaInsightsPipelineConfigurationElement> Make { get; init; }
    }
}
