using System.Text.Json.Nodes;
using ChimeVoiceTools.Emulator.Protocol;

namespace ChimeVoiceTools.Emulator.State;

/// <summary>A processor of a pipeline, or a sink that processes.</summary>
internal sealed class PipelineElement(string type, DateTime created)
{
    public string Type => type;

    public string Status { get; private set; } = PipelineStatus.NotStarted;

    public DateTime Updated { get; private set; } = created;

    public void Set(string status, DateTime now)
    {
        Status = status;
        Updated = now;
    }
}

/// <summary>A media insights pipeline.</summary>
internal sealed class MediaInsightsPipeline
{
    public required string Id { get; init; }

    public required string Arn { get; init; }

    /// <summary>Gets the number by which pipelines are in the order in which they were made.</summary>
    public required long Ordinal { get; init; }

    public required DateTime Created { get; init; }

    public required PipelineConfiguration Configuration { get; init; }

    /// <summary>Gets the elements that the configuration had when the pipeline was made, as the API has them.</summary>
    public required IReadOnlyList<JsonNode> Configured { get; init; }

    /// <summary>Gets the request that it was made with: its sources and its metadata.</summary>
    public required JsonObject Request { get; init; }

    public required IReadOnlyList<PipelineElement> Elements { get; init; }

    /// <summary>Gets what it listens to; none where it only works on recordings.</summary>
    public IReadOnlyList<StreamChannel> Channels { get; set; } = [];

    /// <summary>Gets the tasks that were started on it.</summary>
    public List<AnalysisTask> Tasks { get; } = [];

    public Dictionary<string, string> Tags { get; } = new(StringComparer.Ordinal);

    /// <summary>Gets or sets when it was paused, or null while it is not.</summary>
    public DateTime? Paused { get; set; }

    /// <summary>Gets or sets since when it has been listening: its creation, or when it was last resumed.</summary>
    public DateTime ListensSince { get; set; }

    public bool IsStopped { get; set; }

    public IEnumerable<MediaStream> Streams => Channels.Select(channel => channel.Stream).Distinct();

    public JsonObject? Metadata => Request["MediaInsightsRuntimeMetadata"] as JsonObject;

    /// <summary>Gets the status, which follows from those of the elements.</summary>
    public string Status =>
        IsStopped ? PipelineStatus.Stopped
        : Paused is not null ? PipelineStatus.Paused
        : Has(PipelineStatus.InProgress) ? PipelineStatus.InProgress
        : Has(PipelineStatus.Initializing) ? PipelineStatus.Initializing
        : PipelineStatus.NotStarted;

    /// <summary>Returns whether tasks of a kind can be started on it.</summary>
    public bool Allows(EmulatedTaskKind kind) => Configured.Any(element =>
        PipelineConfiguration.TypeOf(element) == PipelineElements.VoiceAnalytics
        && element["VoiceAnalyticsProcessorConfiguration"]?[kind + "Status"]?.GetValue<string>() != "Disabled");

    public PipelineElement? Element(string type) => Elements.FirstOrDefault(element => element.Type == type);

    public object ToWire() => new
    {
        MediaPipelineId = Id,
        MediaPipelineArn = Arn,
        MediaInsightsPipelineConfigurationArn = Configuration.Arn,
        Status,
        KinesisVideoStreamSourceRuntimeConfiguration = Request["KinesisVideoStreamSourceRuntimeConfiguration"],
        MediaInsightsRuntimeMetadata = Metadata,
        KinesisVideoStreamRecordingSourceRuntimeConfiguration = Request["KinesisVideoStreamRecordingSourceRuntimeConfiguration"],
        S3RecordingSinkRuntimeConfiguration = Request["S3RecordingSinkRuntimeConfiguration"],
        CreatedTimestamp = Created,
        ElementStatuses = Elements.Count == 0 ? null : Elements.Select(element => new { element.Type, element.Status }),
    };

    private bool Has(string status) => Elements.Any(element => element.Status == status);
}
