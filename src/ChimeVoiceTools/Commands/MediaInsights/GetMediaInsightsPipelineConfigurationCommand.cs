using System.Management.Automation;
using ChimeVoiceTools.Cmdlets;
using ChimeVoiceTools.Completion;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.MediaInsights;
using ChimeVoiceTools.Engine.Resilience;
using ChimeVoiceTools.Engine.Resources;
using ChimeVoiceTools.Input;

namespace ChimeVoiceTools.Commands.MediaInsights;

/// <summary>
/// Get-ChimeMediaInsightsPipelineConfiguration: reads configurations of media insights pipelines, or lists all of the account in
/// the region.
/// </summary>
[Cmdlet(VerbsCommon.Get, "ChimeMediaInsightsPipelineConfiguration", DefaultParameterSetName = ListSet, SupportsPaging = true)]
[OutputType(typeof(MediaInsightsPipelineConfiguration))]
public sealed class GetMediaInsightsPipelineConfigurationCommand : PagedCmdlet
{
    private const string ListSet = "List";
    private const string ArnSet = "Arn";

    /// <summary>The configuration's ARN, or its name; without one all are listed.</summary>
    [Parameter(
        Mandatory = true,
        Position = 0,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true,
        ParameterSetName = ArnSet)]
    [Alias("MediaInsightsPipelineConfigurationArn", "Identifier")]
    [AllowEmptyString]
    [Id(nameof(ConfigurationArn))]
    [ArgumentCompleter(typeof(ConfigurationArnCompleter))]
    public string? ConfigurationArn { get; set; }

    /// <summary>Only configurations of these names.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ConfigurationNameCompleter))]
    public string[]? Name { get; set; }

    /// <summary>What was piped in: an object of this module also says where requests go.</summary>
    [Parameter(ValueFromPipeline = true, DontShow = true, ParameterSetName = ArnSet)]
    [ArgumentCompleter(typeof(NoCompleter))]
    public PSObject? InputObject { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => this.GoOnAfterError(InputObject ?? (object?)ConfigurationArn, () =>
    {
        var operations = MediaInsightsPipelineConfigurations(InputObject);
        if (ParameterSetName == ListSet)
        {
            List(operations);
        }
        else if (Window.Takes())
        {
            WriteObject(Await(stop => operations.GetAsync(ConfigurationArn, stop)));
        }
    });

    private void List(MediaInsightsPipelineConfigurationOperations operations)
    {
        var names = new NamePatterns(Name);
        HashSet<string> missing = new(
            (Name ?? []).Where(static name => !WildcardPattern.ContainsWildcardCharacters(name)),
            StringComparer.OrdinalIgnoreCase);
        var list = operations.List(Window, configuration =>
        {
            missing.Remove(configuration.Name ?? string.Empty);
            return names.Match(configuration.Name);
        });
        WriteList(list);

        // What was not read through may have the others.
        foreach (var name in list.IsRead ? missing : [])
        {
            this.WriteChimeError(
                new ChimeException(
                    ErrorIds.MediaInsightsPipelineConfigurationNotFound,
                    ChimeErrorKind.ObjectNotFound,
                    Text.Format(Messages.ConfigurationNotFound, name)),
                name);
        }
    }
}
