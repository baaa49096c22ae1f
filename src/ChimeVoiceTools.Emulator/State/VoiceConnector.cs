using System.Text.Json.Nodes;
using ChimeVoiceTools.Emulator.Protocol;
using ChimeVoiceTools.Emulator.Resources;

namespace ChimeVoiceTools.Emulator.State;

/// <summary>A voice connector.</summary>
internal sealed class VoiceConnector(string id, string arn)
{
    public string Id => id;

    /// <summary>Gets or sets the streaming configuration, as the API has it; null while there is none.</summary>
    public JsonObject? Streaming { get; set; }

    /// <summary>Gets whether calls are streamed.</summary>
    public bool IsStreaming => Streaming is not null && !Streaming["Disabled"]!.GetValue<bool>();

    /// <summary>Gets the configuration that each call's pipeline is made from; null when none is made.</summary>
    public string? ConfigurationArn =>
        IsStreaming && Insights is { } insights && insights["Disabled"]?.GetValue<bool>() != true ? AttachedArn : null;

    /// <summary>Gets the configuration that is attached, also where nothing is made from it now.</summary>
    public string? AttachedArn => Insights?["ConfigurationArn"]?.GetValue<string>();

    private JsonNode? Insights => Streaming?["MediaInsightsConfiguration"];

    public object ToWire(string region, DateTime created) => new
    {
        VoiceConnectorId = id,
        AwsRegion = region,
        Name = "emulated-" + id,
        OutboundHostName = id + ".voiceconnector.chime.aws",
        RequireEncryption = true,
        CreatedTimestamp = created,
        UpdatedTimestamp = created,
        VoiceConnectorArn = arn,
        NetworkType = "IPV4_ONLY",
    };
}

/// <summary>The voice connectors, in the order in which they came.</summary>
internal sealed class VoiceConnectorRegister(Func<string, string, string> arn)
{
    private readonly Dictionary<string, VoiceConnector> _connectors = new(StringComparer.Ordinal);
    private readonly List<string> _ids = [];

    public IReadOnlyList<string> Ids => _ids;

    public IEnumerable<VoiceConnector> All => _connectors.Values;

    /// <summary>Adds a voice connector, unless it is there.</summary>
    public void Add(string id)
    {
        if (!_connectors.ContainsKey(id))
        {
            _ids.Add(id);
            _connectors.Add(id, new VoiceConnector(id, arn("chime", "vc/" + id)));
        }
    }

    public VoiceConnector? Find(string id) => _connectors.TryGetValue(id, out var connector) ? connector : null;

    /// <exception cref="ApiException">There is no such voice connector.</exception>
    public VoiceConnector Get(string id) =>
        Find(id) ?? throw new ApiException(ApiErrors.NotFound, Text.Format(Messages.VoiceConnectorNotFound, id));
}
