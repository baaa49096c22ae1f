using System.Management.Automation;
using ChimeVoiceTools.Cmdlets;
using ChimeVoiceTools.Completion;
using ChimeVoiceTools.Engine.VoiceProfiles;
using ChimeVoiceTools.Input;

namespace ChimeVoiceTools.Commands.VoiceProfiles;

/// <summary>Get-ChimeVoiceProfile: reads voice profiles, or lists those of a domain.</summary>
[Cmdlet(VerbsCommon.Get, "ChimeVoiceProfile", DefaultParameterSetName = IdSet, SupportsPaging = true)]
[OutputType(typeof(VoiceProfile))]
public sealed class GetVoiceProfileCommand : PagedCmdlet
{
    private const string IdSet = "Id";
    private const string DomainSet = "Domain";

    // A hundred years, in seconds.
    private const double LongestExpiry = 36525d * 24 * 3600;

    private TimeSpan _expiringWithin;

    /// <summary>The profile's id.</summary>
    [Parameter(
        Mandatory = true,
        Position = 0,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true,
        ParameterSetName = IdSet)]
    [AllowEmptyString]
    [Id(nameof(VoiceProfileId))]
    [ArgumentCompleter(typeof(VoiceProfileIdCompleter))]
    public string? VoiceProfileId { get; set; }

    /// <summary>The domain whose profiles are listed.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = DomainSet)]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(VoiceProfileDomainIdCompleter))]
    public string? VoiceProfileDomainId { get; set; }

    /// <summary>Only profiles that expire within so many seconds, or have expired already.</summary>
    [Parameter(ParameterSetName = DomainSet)]
    [Seconds]
    [ArgumentCompleter(typeof(NoCompleter))]
    public double? ExpiringWithin { get; set; }

    /// <summary>What was piped in: an object of this module also says where requests go.</summary>
    [Parameter(ValueFromPipeline = true, DontShow = true)]
    [ArgumentCompleter(typeof(NoCompleter))]
    public PSObject? InputObject { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        this.EndCommandOnError(
            () => _expiringWithin = Seconds.Between(ExpiringWithin ?? 0, 0, LongestExpiry, nameof(ExpiringWithin)));
    }

    /// <inheritdoc/>
    protected override void ProcessRecord() => this.GoOnAfterError(
        InputObject ?? (object?)(ParameterSetName == DomainSet ? VoiceProfileDomainId : VoiceProfileId), () =>
    {
        var operations = VoiceProfiles(InputObject);
        if (ParameterSetName == DomainSet)
        {
            WriteList(
                operations.List(
                    VoiceProfileDomainId,
                    Window,
                    ExpiringWithin is null ? null : profile => profile.ExpiresIn <= _expiringWithin));
        }
        else if (Window.Takes())
        {
            WriteObject(Await(stop => operations.GetAsync(VoiceProfileId, stop)));
        }
    });
}
