using Amazon.Runtime;

namespace Amazon.ChimeSDKVoice.Model;

/// <summary>A person's voiceprint, and what identifies it.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_voice-chime_VoiceProfile.html">API reference</seealso>
public class VoiceProfile
{
    /// <summary>The voice profile's id. Null when the service sent none.</summary>
    public string? VoiceProfileId { get; set; }

    /// <summary>The voice profile's ARN. Null when the service sent none.</summary>
    public string? VoiceProfileArn { get; set; }

    /// <summary>The voice profile domain that it is in. Null when the service sent none.</summary>
    public string? VoiceProfileDomainId { get; set; }

    /// <summary>When the voice profile was made, in UTC. Null when the service sent none.</summary>
    public DateTime? CreatedTimestamp { get; set; }

    /// <summary>When the voice profile last changed, in UTC. Null when the service sent none.</summary>
    public DateTime? UpdatedTimestamp { get; set; }

    /// <summary>When the voice profile expires if it is not renewed, in UTC. Null when the service sent none.</summary>
    public DateTime? ExpirationTimestamp { get; set; }
}

/// <summary>A voice profile, as a list has it.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_voice-chime_VoiceProfileSummary.html">API reference</seealso>
public class VoiceProfileSummary
{
    /// <summary>The voice profile's id. Null when the service sent none.</summary>
    public string? VoiceProfileId { get; set; }

    /// <summary>The voice profile's ARN. Null when the service sent none.</summary>
    public string? VoiceProfileArn { get; set; }

    /// <summary>The voice profile domain that it is in. Null when the service sent none.</summary>
    public string? VoiceProfileDomainId { get; set; }

    /// <summary>When the voice profile was made, in UTC. Null when the service sent none.</summary>
    public DateTime? CreatedTimestamp { get; set; }

    /// <summary>When the voice profile last changed, in UTC. Null when the service sent none.</summary>
    public DateTime? UpdatedTimestamp { get; set; }

    /// <summary>When the voice profile expires if it is not renewed, in UTC. Null when the service sent none.</summary>
    public DateTime? ExpirationTimestamp { get; set; }
}

/// <summary>
/// A request to make a voice profile of the voiceprint that a speaker search made. All notices must have been given and all
/// consents obtained.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_voice-chime_CreateVoiceProfile.html">API reference</seealso>
public class CreateVoiceProfileRequest : AmazonChimeSDKVoiceRequest
{
    /// <summary>The speaker search task, which made its voiceprint within the last 24 hours. Required.</summary>
    public string? SpeakerSearchTaskId { get; set; }
}

/// <summary>The voice profile that was made.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_voice-chime_CreateVoiceProfile.html">API reference</seealso>
public class CreateVoiceProfileResponse : AmazonWebServiceResponse
{
    /// <summary>The voice profile. Null when the service sent none.</summary>
    public VoiceProfile? VoiceProfile { get; set; }
}

/// <summary>A request to read a voice profile.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_voice-chime_GetVoiceProfile.html">API reference</seealso>
public class GetVoiceProfileRequest : AmazonChimeSDKVoiceRequest
{
    /// <summary>The voice profile. Required.</summary>
    public string? VoiceProfileId { get; set; }
}

/// <summary>The voice profile that was asked for.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_voice-chime_GetVoiceProfile.html">API reference</seealso>
public class GetVoiceProfileResponse : AmazonWebServiceResponse
{
    /// <summary>The voice profile. Null when the service sent none.</summary>
    public VoiceProfile? VoiceProfile { get; set; }
}

/// <summary>
/// A request to renew a voice profile with the voiceprint that a speaker search made. All notices must have been given and all
/// consents obtained.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_voice-chime_UpdateVoiceProfile.html">API reference</seealso>
public class UpdateVoiceProfileRequest : AmazonChimeSDKVoiceRequest
{
    /// <summary>The voice profile. Required.</summary>
    public string? VoiceProfileId { get; set; }

    /// <summary>The speaker search task, which made its voiceprint within the last 24 hours. Required.</summary>
    public string? SpeakerSearchTaskId { get; set; }
}

/// <summary>The voice profile as it is now.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_voice-chime_UpdateVoiceProfile.html">API reference</seealso>
public class UpdateVoiceProfileResponse : AmazonWebServiceResponse
{
    /// <summary>The voice profile. Null when the service sent none.</summary>
    public VoiceProfile? VoiceProfile { get; set; }
}

/// <summary>A request to delete a voice profile with its voiceprint. It can't be undone.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_voice-chime_DeleteVoiceProfile.html">API reference</seealso>
public class DeleteVoiceProfileRequest : AmazonChimeSDKVoiceRequest
{
    /// <summary>The voice profile. Required.</summary>
    public string? VoiceProfileId { get; set; }
}

/// <summary>The answer to a request to delete a voice profile. It says nothing.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_voice-chime_DeleteVoiceProfile.html">API reference</seealso>
public class DeleteVoiceProfileResponse : AmazonWebServiceResponse;

/// <summary>A request to list the voice profiles of a domain.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_voice-chime_ListVoiceProfiles.html">API reference</seealso>
public class ListVoiceProfilesRequest : AmazonChimeSDKVoiceRequest
{
    /// <summary>The voice profile domain. Required.</summary>
    public string? VoiceProfileDomainId { get; set; }

    /// <summary>How many to answer with at most, from 1 to 100. Null leaves it to the service.</summary>
    public int? MaxResults { get; set; }

    /// <summary>Where to go on: the last answer's token. Null begins at the beginning.</summary>
    public string? NextToken { get; set; }
}

/// <summary>Some of the voice profiles of a domain.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_voice-chime_ListVoiceProfiles.html">API reference</seealso>
public class ListVoiceProfilesResponse : AmazonWebServiceResponse
{
    /// <summary>The voice profiles. Null when the service sent no list.</summary>
    /// <remarks>Empty instead of null where <see cref="AWSConfigs.InitializeCollections"/> is set.</remarks>
    public List<VoiceProfileSummary>? VoiceProfiles { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Asks for what comes after. Null when nothing does.</summary>
    public string? NextToken { get; set; }
}
