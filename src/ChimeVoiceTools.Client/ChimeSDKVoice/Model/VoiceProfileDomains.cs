using Amazon.Runtime;

namespace Amazon.ChimeSDKVoice.Model;

/// <summary>A collection of voice profiles, encrypted with one key.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_voice-chime_VoiceProfileDomain.html">API reference</seealso>
public class VoiceProfileDomain
{
    /// <summary>The voice profile domain's id. Null when the service sent none.</summary>
    public string? VoiceProfileDomainId { get; set; }

    /// <summary>The voice profile domain's ARN. Null when the service sent none.</summary>
    public string? VoiceProfileDomainArn { get; set; }

    /// <summary>The voice profile domain's name. Null when the service sent none.</summary>
    public string? Name { get; set; }

    /// <summary>What the voice profile domain is for. Null when the service sent none.</summary>
    public string? Description { get; set; }

    /// <summary>How the domain is encrypted. Null when the service sent none.</summary>
    public ServerSideEncryptionConfiguration? ServerSideEncryptionConfiguration { get; set; }

    /// <summary>When the voice profile domain was made, in UTC. Null when the service sent none.</summary>
    public DateTime? CreatedTimestamp { get; set; }

    /// <summary>When the voice profile domain last changed, in UTC. Null when the service sent none.</summary>
    public DateTime? UpdatedTimestamp { get; set; }
}

/// <summary>A voice profile domain, as a list has it.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_voice-chime_VoiceProfileDomainSummary.html">API reference</seealso>
public class VoiceProfileDomainSummary
{
    /// <summary>The voice profile domain's id. Null when the service sent none.</summary>
    public string? VoiceProfileDomainId { get; set; }

    /// <summary>The voice profile domain's ARN. Null when the service sent none.</summary>
    public string? VoiceProfileDomainArn { get; set; }

    /// <summary>The voice profile domain's name. Null when the service sent none.</summary>
    public string? Name { get; set; }

    /// <summary>What the voice profile domain is for. Null when the service sent none.</summary>
    public string? Description { get; set; }

    /// <summary>When the voice profile domain was made, in UTC. Null when the service sent none.</summary>
    public DateTime? CreatedTimestamp { get; set; }

    /// <summary>When the voice profile domain last changed, in UTC. Null when the service sent none.</summary>
    public DateTime? UpdatedTimestamp { get; set; }
}

/// <summary>How the service encrypts what it keeps.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_voice-chime_ServerSideEncryptionConfiguration.html">API reference</seealso>
public class ServerSideEncryptionConfiguration
{
    /// <summary>The ARN of a symmetric KMS key. Required in a request; null in an answer when the service sent none.</summary>
    public string? KmsKeyArn { get; set; }
}

/// <summary>A tag of a resource.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_voice-chime_Tag.html">API reference</seealso>
public class Tag
{
    /// <summary>The tag's key. Required.</summary>
    public string? Key { get; set; }

    /// <summary>The tag's value. Required.</summary>
    public string? Value { get; set; }
}

/// <summary>A request to make a voice profile domain.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_voice-chime_CreateVoiceProfileDomain.html">API reference</seealso>
public class CreateVoiceProfileDomainRequest : AmazonChimeSDKVoiceRequest
{
    /// <summary>The domain's name. Required.</summary>
    public string? Name { get; set; }

    /// <summary>How the domain is encrypted. Required.</summary>
    public ServerSideEncryptionConfiguration? ServerSideEncryptionConfiguration { get; set; }

    /// <summary>What the domain is for. Null sends none.</summary>
    public string? Description { get; set; }

    /// <summary>Names this request, so that the domain is not made twice when it is sent again. Null sends none.</summary>
    public string? ClientRequestToken { get; set; }

    /// <summary>The domain's tags. Null sends none.</summary>
    /// <remarks>Empty instead of null where <see cref="AWSConfigs.InitializeCollections"/> is set.</remarks>
    public List<Tag>? Tags { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}

/// <summary>The voice profile domain that was made.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_voice-chime_CreateVoiceProfileDomain.html">API reference</seealso>
public class CreateVoiceProfileDomainResponse : AmazonWebServiceResponse
{
    /// <summary>The voice profile domain. Null when the service sent none.</summary>
    public VoiceProfileDomain? VoiceProfileDomain { get; set; }
}

/// <summary>A request to read a voice profile domain.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_voice-chime_GetVoiceProfileDomain.html">API reference</seealso>
public class GetVoiceProfileDomainRequest : AmazonChimeSDKVoiceRequest
{
    /// <summary>The voice profile domain. Required.</summary>
    public string? VoiceProfileDomainId { get; set; }
}

/// <summary>The voice profile domain that was asked for.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_voice-chime_GetVoiceProfileDomain.html">API reference</seealso>
public class GetVoiceProfileDomainResponse : AmazonWebServiceResponse
{
    /// <summary>The voice profile domain. Null when the service sent none.</summary>
    public VoiceProfileDomain? VoiceProfileDomain { get; set; }
}

/// <summary>A request to change what a voice profile domain is called.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_voice-chime_UpdateVoiceProfileDomain.html">API reference</seealso>
public class UpdateVoiceProfileDomainRequest : AmazonChimeSDKVoiceRequest
{
    /// <summary>The voice profile domain. Required.</summary>
    public string? VoiceProfileDomainId { get; set; }

    /// <summary>The domain's new name. Null leaves it.</summary>
    public string? Name { get; set; }

    /// <summary>What the domain is for. Null leaves it.</summary>
    public string? Description { get; set; }
}

/// <summary>The voice profile domain as it is now.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_voice-chime_UpdateVoiceProfileDomain.html">API reference</seealso>
public class UpdateVoiceProfileDomainResponse : AmazonWebServiceResponse
{
    /// <summary>The voice profile domain. Null when the service sent none.</summary>
    public VoiceProfileDomain? VoiceProfileDomain { get; set; }
}

/// <summary>A request to delete a voice profile domain with all its voice profiles. It can't be undone.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_voice-chime_DeleteVoiceProfileDomain.html">API reference</seealso>
public class DeleteVoiceProfileDomainRequest : AmazonChimeSDKVoiceRequest
{
    /// <summary>The voice profile domain. Required.</summary>
    public string? VoiceProfileDomainId { get; set; }
}

/// <summary>The answer to a request to delete a voice profile domain. It says nothing.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_voice-chime_DeleteVoiceProfileDomain.html">API reference</seealso>
public class DeleteVoiceProfileDomainResponse : AmazonWebServiceResponse;

/// <summary>A request to list the account's voice profile domains in the region.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_voice-chime_ListVoiceProfileDomains.html">API reference</seealso>
public class ListVoiceProfileDomainsRequest : AmazonChimeSDKVoiceRequest
{
    /// <summary>How many to answer with at most, from 1 to 100. Null leaves it to the service.</summary>
    public int? MaxResults { get; set; }

    /// <summary>Where to go on: the last answer's token. Null begins at the beginning.</summary>
    public string? NextToken { get; set; }
}

/// <summary>Some of the account's voice profile domains.</summary>
/// <seealso href="https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_voice-chime_ListVoiceProfileDomains.html">API reference</seealso>
public class ListVoiceProfileDomainsResponse : AmazonWebServiceResponse
{
    /// <summary>The voice profile domains. Null when the service sent no list.</summary>
    /// <remarks>Empty instead of null where <see cref="AWSConfigs.InitializeCollections"/> is set.</remarks>
    public List<VoiceProfileDomainSummary>? VoiceProfileDomains { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Asks for what comes after. Null when nothing does.</summary>
    public string? NextToken { get; set; }
}
