using System.Management.Automation;
using ChimeVoiceTools.Engine.VoiceProfiles;
using ChimeVoiceTools.Infrastructure;

namespace ChimeVoiceTools.Commands.VoiceProfiles;

/// <summary>Get-ChimeVoiceProfile: reads voice profiles, or lists those of a domain.</summary>
[Cmdlet(VerbsCommon.Get, "ChimeVoiceProfile", DefaultParameterSetName = IdSet, SupportsPaging = true)]
[OutputType(typeof(VoiceProfile))]
public sealed class GetVoiceProfileCommand : PagedCmdlet
{
    private const string IdSet = "Id";
    private const string DomainSet = "Domain";

    /// <summary>The profile's id.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true, ParameterSetName = IdSet)]
    [AllowEmptyString]
    public string? VoiceProfileId { get; set; }

    /// <summary>The domain whose profiles are listed.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = DomainSet)]
    [AllowEmptyString]
    public string? VoiceProfileDomainId { get; set; }

    /// <summary>What was piped in: an object of this module also says where requests go.</summary>
    [Parameter(ValueFromPipeline = true, DontShow = true)]
    public PSObject? InputObject { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => Guard(
        () =>
        {
            VoiceProfileOperations operations = VoiceProfiles(InputObject);
            if (ParameterSetName == DomainSet)
            {
                WriteList(operations.List(VoiceProfileDomainId, Window));
            }
            else if (Window.Takes())
            {
                WriteObject(Await(stop => operations.GetAsync(VoiceProfileId, stop)));
            }
        },
        InputObject ?? (object?)(ParameterSetName == DomainSet ? VoiceProfileDomainId : VoiceProfileId));
}
