using System.Management.Automation;
using ChimeVoiceTools.Cmdlets;
using ChimeVoiceTools.Completion;
using ChimeVoiceTools.Engine.MediaInsights;
using ChimeVoiceTools.Input;

namespace ChimeVoiceTools.Commands.MediaInsights;

/// <summary>Get-ChimeMediaInsightsPipeline: reads media insights pipelines, or lists all of the account in the region.</summary>
[Cmdlet(VerbsCommon.Get, "ChimeMediaInsightsPipeline", DefaultParameterSetName = ListSet, SupportsPaging = true)]
[OutputType(typeof(MediaInsightsPipeline))]
public sealed class GetMediaInsightsPipelineCommand : PagedCmdlet
{
    private const string ListSet = "List";
    private const string IdSet = "Id";

    /// <summary>The pipeline's id or its ARN; without one all are listed.</summary>
    [Parameter(
        Mandatory = true,
        Position = 0,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true,
        ParameterSetName = IdSet)]
    [Alias("MediaInsightsPipelineArn")]
    [AllowEmptyString]
    [Id(nameof(MediaInsightsPipelineId))]
    [ArgumentCompleter(typeof(MediaInsightsPipelineIdCompleter))]
    public string? MediaInsightsPipelineId { get; set; }

    /// <summary>Only pipelines of these calls.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(TransactionIdCompleter))]
    public string[]? TransactionId { get; set; }

    /// <summary>Only pipelines of these statuses.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(PipelineStatusCompleter))]
    public string[]? Status { get; set; }

    /// <summary>What was piped in: an object of this module also says where requests go.</summary>
    [Parameter(ValueFromPipeline = true, DontShow = true, ParameterSetName = IdSet)]
    [ArgumentCompleter(typeof(NoCompleter))]
    public PSObject? InputObject { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => this.GoOnAfterError(InputObject ?? (object?)MediaInsightsPipelineId, () =>
    {
        var operations = MediaInsightsPipelines(InputObject);
        if (ParameterSetName == ListSet)
        {
            var calls = new NamePatterns(TransactionId);
            var statuses = new NamePatterns(Status);
            WriteList(
                operations.List(Window, pipeline => calls.Match(pipeline.TransactionId) && statuses.Match(pipeline.Status)));
        }
        else if (Window.Takes())
        {
            WriteObject(Await(stop => operations.GetAsync(MediaInsightsPipelineId, stop)));
        }
    });
}
