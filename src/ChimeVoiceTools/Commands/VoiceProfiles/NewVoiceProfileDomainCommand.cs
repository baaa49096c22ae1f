using System.Collections;
using System.Management.Automation;
using ChimeVoiceTools.Cmdlets;
using ChimeVoiceTools.Completion;
using ChimeVoiceTools.Engine.Resources;
using ChimeVoiceTools.Engine.VoiceProfiles;
using ChimeVoiceTools.Input;

namespace ChimeVoiceTools.Commands.VoiceProfiles;

/// <summary>New-ChimeVoiceProfileDomain: creates voice profile domains.</summary>
[Cmdlet(VerbsCommon.New, "ChimeVoiceProfileDomain", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(VoiceProfileDomain))]
public sealed class NewVoiceProfileDomainCommand : ConnectedCmdlet
{
    private readonly RequestTokens _tokens = new();

    /// <summary>The domain's name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(NoCompleter))]
    public string? Name { get; set; }

    /// <summary>The ARN of the symmetric KMS key that encrypts the domain.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ServerSideEncryptionConfiguration_KmsKeyArn")]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(NoCompleter))]
    public string? KmsKeyArn { get; set; }

    /// <summary>What the domain is for.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(NoCompleter))]
    public string? Description { get; set; }

    /// <summary>AWS tags: their keys and values.</summary>
    [Parameter]
    [Alias("Tags")]
    [TagTable]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(NoCompleter))]
    public Hashtable? Tag { get; set; }

    /// <summary>What the service knows a repeated request by; made up where none is given.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(NoCompleter))]
    public string? ClientRequestToken { get; set; }

    /// <summary>What was piped in: an object of this module also says where requests go.</summary>
    [Parameter(ValueFromPipeline = true, DontShow = true)]
    [ArgumentCompleter(typeof(NoCompleter))]
    public PSObject? InputObject { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => this.GoOnAfterError(InputObject ?? (object?)Name, () =>
    {
        var creation = new VoiceProfileDomainCreation
        {
            Name = Name,
            KmsKeyArn = KmsKeyArn,
            Description = string.IsNullOrEmpty(Description) ? null : Description,
            Tags = TagTableAttribute.Read(Tag),
            ClientRequestToken = string.IsNullOrEmpty(ClientRequestToken) ? null : ClientRequestToken,
        };
        creation.Validate();
        _tokens.RequireNew(creation.ClientRequestToken);
        if (ShouldProcess(
            WithEndpoint(Text.Format(Engine.Resources.Messages.TheVoiceProfileDomain, Name), InputObject), Messages.ActionCreate))
        {
            var operations = VoiceProfileDomains(InputObject);
            WriteObject(Await(stop => operations.CreateAsync(creation, stop)));
        }
    });
}
