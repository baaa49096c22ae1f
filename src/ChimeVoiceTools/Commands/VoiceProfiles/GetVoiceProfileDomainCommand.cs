using System.Management.Automation;
using ChimeVoiceTools.Cmdlets;
using ChimeVoiceTools.Completion;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Resilience;
using ChimeVoiceTools.Engine.Resources;
using ChimeVoiceTools.Engine.VoiceProfiles;
using ChimeVoiceTools.Input;

namespace ChimeVoiceTools.Commands.VoiceProfiles;

/// <summary>Get-ChimeVoiceProfileDomain: reads voice profile domains, or lists all of the account in the region.</summary>
[Cmdlet(VerbsCommon.Get, "ChimeVoiceProfileDomain", DefaultParameterSetName = ListSet, SupportsPaging = true)]
[OutputType(typeof(VoiceProfileDomain))]
public sealed class GetVoiceProfileDomainCommand : PagedCmdlet
{
    private const string ListSet = "List";
    private const string IdSet = "Id";

    /// <summary>The domain's id; without one all are listed.</summary>
    [Parameter(
        Mandatory = true,
        Position = 0,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true,
        ParameterSetName = IdSet)]
    [AllowEmptyString]
    [Id(nameof(VoiceProfileDomainId))]
    [ArgumentCompleter(typeof(VoiceProfileDomainIdCompleter))]
    public string? VoiceProfileDomainId { get; set; }

    /// <summary>Only domains of these names.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(VoiceProfileDomainNameCompleter))]
    public string[]? Name { get; set; }

    /// <summary>What was piped in: an object of this module also says where requests go.</summary>
    [Parameter(ValueFromPipeline = true, DontShow = true, ParameterSetName = IdSet)]
    [ArgumentCompleter(typeof(NoCompleter))]
    public PSObject? InputObject { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => this.GoOnAfterError(InputObject ?? (object?)VoiceProfileDomainId, () =>
    {
        var operations = VoiceProfileDomains(InputObject);
        if (ParameterSetName == ListSet)
        {
            List(operations);
        }
        else if (Window.Takes())
        {
            WriteObject(Await(stop => operations.GetAsync(VoiceProfileDomainId, stop)));
        }
    });

    private void List(VoiceProfileDomainOperations operations)
    {
        if (Name is null)
        {
            WriteList(operations.List(Window));
            return;
        }

        var names = new NamePatterns(Name);
        HashSet<string> missing = new(
            Name.Where(static name => !WildcardPattern.ContainsWildcardCharacters(name)), StringComparer.OrdinalIgnoreCase);
        var list = operations.List(Window, domain =>
        {
            missing.Remove(domain.Name ?? string.Empty);
            return names.Match(domain.Name);
        });
        WriteList(list);

        // What was not read through may have the others.
        foreach (var name in list.IsRead ? missing : [])
        {
            this.WriteChimeError(
                new ChimeException(
                    ErrorIds.VoiceProfileDomainNotFound,
                    ChimeErrorKind.ObjectNotFound,
                    Text.Format(Messages.VoiceProfileDomainNotFound, name)), name);
        }
    }
}
