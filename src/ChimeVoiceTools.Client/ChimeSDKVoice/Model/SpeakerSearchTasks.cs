using Amazon.Runtime;

namespace Amazon.ChimeSDKVoice.Model;

/// <summary>What all requests to the service have in common.</summary>
public class AmazonChimeSDKVoiceRequest : AmazonWebServiceRequest;

/// <summary>A search for the person who speaks on a call.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_voice-chime_SpeakerSearchTask.html">API reference</seealso>
public class SpeakerSearchTask
{
    /// <summary>The task's id. Null when the service sent none.</summary>
    public string? SpeakerSearchTaskId { get; set; }

    /// <summary>
    /// Where the task stands, in the service's words: <c>IN_QUEUE</c>, <c>IN_PROGRESS</c>, <c>PARTIAL_SUCCESS</c>,
    /// <c>SUCCEEDED</c>,
    /// <c>FAILED</c> or <c>STOPPED</c>. Other words may come. Null when the service sent none.
    /// </summary>
    public string? SpeakerSearchTaskStatus { get; set; }

    /// <summary>The call. Null when the service sent none.</summary>
    public CallDetails? CallDetails { get; set; }

    /// <summary>What was found. Null until something was.</summary>
    public SpeakerSearchDetails? SpeakerSearchDetails { get; set; }

    /// <summary>When the task was made, in UTC. Null when the service sent none.</summary>
    public DateTime? CreatedTimestamp { get; set; }

    /// <summary>When the task last changed, in UTC. Null when the service sent none.</summary>
    public DateTime? UpdatedTimestamp { get; set; }

    /// <summary>When work on the task began, in UTC. Null until then.</summary>
    public DateTime? StartedTimestamp { get; set; }

    /// <summary>Why the task stands where it stands. Null when the service sent none.</summary>
    public string? StatusMessage { get; set; }
}

/// <summary>What a speaker search found.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_voice-chime_SpeakerSearchDetails.html">API reference</seealso>
public class SpeakerSearchDetails
{
    /// <summary>The voice profiles that may be the speaker's. Null when the service sent no list.</summary>
    /// <remarks>Empty instead of null where <see cref="AWSConfigs.InitializeCollections"/> is set.</remarks>
    public List<SpeakerSearchResult>? Results { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>
    /// Whether a voiceprint was made of the call, in the service's words: <c>VoiceprintGenerationSuccess</c> or
    /// <c>VoiceprintGenerationFailure</c>. Null until it is known.
    /// </summary>
    public string? VoiceprintGenerationStatus { get; set; }
}

/// <summary>A voice profile that may be the speaker's.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_voice-chime_SpeakerSearchResult.html">API reference</seealso>
public class SpeakerSearchResult
{
    /// <summary>How sure the service is, from 0 to 1. Null when the service sent none.</summary>
    public float? ConfidenceScore { get; set; }

    /// <summary>The voice profile. Null when the service sent none.</summary>
    public string? VoiceProfileId { get; set; }
}

/// <summary>The call that a task works on.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_voice-chime_CallDetails.html">API reference</seealso>
public class CallDetails
{
    /// <summary>The Voice Connector that carries the call. Null when the service sent none.</summary>
    public string? VoiceConnectorId { get; set; }

    /// <summary>The call's transaction id. Null when the service sent none.</summary>
    public string? TransactionId { get; set; }

    /// <summary>
    /// True when the voice is the caller's, false when it is the called person's. Null when the service did not say.
    /// </summary>
    public bool? IsCaller { get; set; }
}

/// <summary>
/// A request to search a voice profile domain for the person who speaks on a call. All notices must have been given and all
/// consents obtained.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_voice-chime_StartSpeakerSearchTask.html">API reference</seealso>
public class StartSpeakerSearchTaskRequest : AmazonChimeSDKVoiceRequest
{
    /// <summary>The Voice Connector that carries the call. Required.</summary>
    public string? VoiceConnectorId { get; set; }

    /// <summary>The call, by the transaction id that its Voice Connector gave it. Required.</summary>
    public string? TransactionId { get; set; }

    /// <summary>The voice profile domain to search. Required.</summary>
    public string? VoiceProfileDomainId { get; set; }

    /// <summary>Whose voice is searched for. Null leaves it to the service.</summary>
    public CallLegType? CallLeg { get; set; }

    /// <summary>Names this request, so that the task is not made twice when it is sent again. Null sends none.</summary>
    public string? ClientRequestToken { get; set; }
}

/// <summary>The task that was started.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_voice-chime_StartSpeakerSearchTask.html">API reference</seealso>
public class StartSpeakerSearchTaskResponse : AmazonWebServiceResponse
{
    /// <summary>The task. Null when the service sent none.</summary>
    public SpeakerSearchTask? SpeakerSearchTask { get; set; }
}

/// <summary>A request to read a speaker search task.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_voice-chime_GetSpeakerSearchTask.html">API reference</seealso>
public class GetSpeakerSearchTaskRequest : AmazonChimeSDKVoiceRequest
{
    /// <summary>The Voice Connector that carries the call. Required.</summary>
    public string? VoiceConnectorId { get; set; }

    /// <summary>The task. Required.</summary>
    public string? SpeakerSearchTaskId { get; set; }
}

/// <summary>The task that was asked for.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_voice-chime_GetSpeakerSearchTask.html">API reference</seealso>
public class GetSpeakerSearchTaskResponse : AmazonWebServiceResponse
{
    /// <summary>The task. Null when the service sent none.</summary>
    public SpeakerSearchTask? SpeakerSearchTask { get; set; }
}

/// <summary>A request to stop a speaker search task.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_voice-chime_StopSpeakerSearchTask.html">API reference</seealso>
public class StopSpeakerSearchTaskRequest : AmazonChimeSDKVoiceRequest
{
    /// <summary>The Voice Connector that carries the call. Required.</summary>
    public string? VoiceConnectorId { get; set; }

    /// <summary>The task. Required.</summary>
    public string? SpeakerSearchTaskId { get; set; }
}

/// <summary>The answer to a request to stop a speaker search task. It says nothing.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_voice-chime_StopSpeakerSearchTask.html">API reference</seealso>
public class StopSpeakerSearchTaskResponse : AmazonWebServiceResponse;
