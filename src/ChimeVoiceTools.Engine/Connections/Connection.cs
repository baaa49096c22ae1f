using Amazon.ChimeSDKVoice;
using Amazon.ChimeSDKVoice.Model;
using ChimeVoiceTools.Engine.Tasks;

namespace ChimeVoiceTools.Engine.Connections;

/// <summary>One endpoint in one region with one set of credentials, and the client that speaks to it.</summary>
public sealed class Connection
{
    internal Connection(IAmazonChimeSDKVoice client, string region)
    {
        Client = client;
        Region = region;
        EndpointUrl = client.DetermineServiceOperationEndpoint(new GetSpeakerSearchTaskRequest { VoiceConnectorId = "any", SpeakerSearchTaskId = "any" })
            .URL.TrimEnd('/');
        Tasks = new VoiceConnectorTasks(this);
    }

    /// <summary>The region that requests are signed for.</summary>
    public string Region { get; }

    /// <summary>The endpoint that requests go to.</summary>
    public string EndpointUrl { get; }

    /// <summary>The tasks that live at this endpoint.</summary>
    public ITaskService Tasks { get; }

    internal IAmazonChimeSDKVoice Client { get; }
}
