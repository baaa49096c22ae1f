using System.Text.Json.Nodes;
using ChimeVoiceTools.Emulator.Protocol;
using ChimeVoiceTools.Emulator.Resources;

namespace ChimeVoiceTools.Emulator.State;

/// <summary>The media insights pipelines that can be read, and the configurations that they are made from.</summary>
internal sealed class PipelineRegister(ServiceState state)
{
    private const string ConfigurationResource = "media-insights-pipeline-configuration/";
    private const string PipelineResource = "media-pipeline/";

    private readonly Dictionary<string, MediaInsightsPipeline> _pipelinesById = new(StringComparer.Ordinal);

    /// <summary>Gets the configurations by their ordinals.</summary>
    public SortedDictionary<long, PipelineConfiguration> Configurations { get; } = [];

    /// <summary>Gets the pipelines by their ordinals.</summary>
    public SortedDictionary<long, MediaInsightsPipeline> Pipelines { get; } = [];

    /// <summary>Gets how many pipelines have not stopped.</summary>
    public int Active { get; private set; }

    /// <exception cref="ApiException">There is no such configuration.</exception>
    public PipelineConfiguration GetConfiguration(string identifier) =>
        FindConfiguration(identifier) ?? throw new ApiException(ApiErrors.NotFound, Messages.ConfigurationNotFound);

    /// <param name="identifier">The name, the ARN or the id.</param>
    public PipelineConfiguration? FindConfiguration(string identifier) => Configurations.Values.FirstOrDefault(
        configuration => configuration.Name == identifier || configuration.Arn == identifier || configuration.Id == identifier);

    public PipelineConfiguration AddConfiguration(string name, JsonObject settings, DateTime now)
    {
        var ordinal = state.NextOrdinal();
        var configuration = new PipelineConfiguration
        {
            Id = SeededRandom.Uuid(state.Seed, "configuration", ordinal),
            Arn = state.Arn("chime", ConfigurationResource + name),
            Name = name,
            Ordinal = ordinal,
            Created = now,
            Updated = now,
            Settings = settings,
        };
        Configurations.Add(ordinal, configuration);
        return configuration;
    }

    public void Delete(PipelineConfiguration configuration)
    {
        Configurations.Remove(configuration.Ordinal);
        state.Tokens.Forget(configuration.Id);
    }

    /// <summary>Returns whether a voice connector or a pipeline that has not stopped uses a configuration.</summary>
    public bool IsInUse(PipelineConfiguration configuration) =>
        state.VoiceConnectors.All.Any(connector => connector.AttachedArn == configuration.Arn)
        || Pipelines.Values.Any(pipeline => !pipeline.IsStopped && pipeline.Configuration == configuration);

    /// <param name="identifier">The id or the ARN.</param>
    /// <exception cref="ApiException">There is no such pipeline.</exception>
    public MediaInsightsPipeline GetPipeline(string identifier)
    {
        var prefix = state.Arn("chime", PipelineResource);
        var id = identifier.StartsWith(prefix, StringComparison.Ordinal) ? identifier.Substring(prefix.Length) : identifier;
        return _pipelinesById.TryGetValue(id, out var pipeline)
            ? pipeline
            : throw new ApiException(ApiErrors.NotFound, Messages.PipelineNotFound);
    }

    /// <exception cref="ApiException">The quota is full.</exception>
    public void RequireRoom()
    {
        var quota = state.Quotas.ActiveMediaInsightsPipelines;
        if (Active >= quota)
        {
            throw new ApiException(ApiErrors.ResourceLimitExceeded, Text.Format(Messages.PipelineQuotaFull, quota));
        }
    }

    public MediaInsightsPipeline AddPipeline(PipelineConfiguration configuration, JsonObject request, DateTime now)
    {
        var ordinal = state.NextOrdinal();
        var id = SeededRandom.Uuid(state.Seed, "pipeline", ordinal);
        List<JsonNode> configured = [.. configuration.Settings["Elements"]!.AsArray().OfType<JsonNode>()];
        var types = configured.Select(PipelineConfiguration.TypeOf).Where(PipelineElements.HasStatus);
        var pipeline = new MediaInsightsPipeline
        {
            Id = id,
            Arn = state.Arn("chime", PipelineResource + id),
            Ordinal = ordinal,
            Created = now,
            Configuration = configuration,
            Configured = configured,
            Request = request,
            Elements = [.. types.Select(type => new PipelineElement(type, now))],
        };
        pipeline.Channels = [.. Channels(pipeline)];
        Pipelines.Add(ordinal, pipeline);
        _pipelinesById.Add(id, pipeline);
        Active++;
        return pipeline;
    }

    public void Stop(MediaInsightsPipeline pipeline)
    {
        pipeline.IsStopped = true;
        Active--;
    }

    /// <summary>Forgets a pipeline that has stopped.</summary>
    public void Delete(MediaInsightsPipeline pipeline)
    {
        Pipelines.Remove(pipeline.Ordinal);
        _pipelinesById.Remove(pipeline.Id);
        state.Tokens.Forget(pipeline.Id);
    }

    /// <summary>Returns the tags of a pipeline or a configuration.</summary>
    /// <exception cref="ApiException">There is neither with this ARN.</exception>
    public Dictionary<string, string> TagsOf(string arn) =>
        Configurations.Values.FirstOrDefault(configuration => configuration.Arn == arn)?.Tags
        ?? Pipelines.Values.FirstOrDefault(pipeline => pipeline.Arn == arn)?.Tags
        ?? throw new ApiException(ApiErrors.NotFound, Messages.ResourceNotFound);

    private IEnumerable<StreamChannel> Channels(MediaInsightsPipeline pipeline)
    {
        foreach (var source in pipeline.Request["KinesisVideoStreamSourceRuntimeConfiguration"]?["Streams"]?.AsArray() ?? [])
        {
            var stream = state.Streams.Get(source!["StreamArn"]!.GetValue<string>());
            var fragment = source["FragmentNumber"]?.GetValue<string>() ?? stream.StartFragmentNumber;
            var definition = source["StreamChannelDefinition"]!;
            var channels = definition["ChannelDefinitions"] is JsonArray definitions
                ? definitions.Select(
                    channel => (Id: channel!["ChannelId"]!.GetValue<int>(), Role: channel["ParticipantRole"]?.GetValue<string>()))
                : Enumerable.Range(
                    0, definition["NumberOfChannels"]!.GetValue<int>()).Select(id => (Id: id, Role: (string?)null));
            foreach (var (id, role) in channels)
            {
                yield return new StreamChannel(pipeline, stream, id, role, fragment);
            }
        }
    }
}
