using System.Management.Automation;
using ChimeVoiceTools.Engine.VoiceProfiles;
using ChimeVoiceTools.Infrastructure;

namespace ChimeVoiceTools.Commands.VoiceProfiles;

/// <summary>Get-ChimeVoiceProfileDomain: reads voice profile domains, or lists all of the account in the region.</summary>
[Cmdlet(VerbsCommon.Get, "ChimeVoiceProfileDomain", DefaultParameterSetName = ListSet, SupportsPaging = true)]
[OutputType(typeof(VoiceProfileDomain))]
public sealed class GetVoiceProfileDomainCommand : PagedCmdlet
{
    private const string ListSet = "List";
    private const string IdSet = "Id";

    /// <summary>The domain's id; without one all are listed.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true, ParameterSetName = IdSet)]
    [AllowEmptyString]
    public string? VoiceProfileDomainId { get; set; }

    /// <summary>What was piped in: an object of this module also says where requests go.</summary>
    [Parameter(ValueFromPipeline = true, DontShow = true, ParameterSetName = IdSet)]
    public PSObject? InputObject { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => Guard(
        () =>
        {
            VoiceProfileDomainOperations operations = VoiceProfileDomains(InputObject);
            if (ParameterSetName == ListSet)
            {
                WriteList(operations.List(Window));
            }
            else if (Window.Takes())
            {
                WriteObject(Await(stop => operations.GetAsync(VoiceProfileDomainId, stop)));
            }
        },
        InputObject ?? (object?)VoiceProfileDomainId);
}
