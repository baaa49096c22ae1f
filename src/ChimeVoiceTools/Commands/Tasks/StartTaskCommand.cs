using System.Management.Automation;
using ChimeVoiceTools.Cmdlets;
using ChimeVoiceTools.Completion;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Resources;
using ChimeVoiceTools.Engine.Tasks;
using ChimeVoiceTools.Host;
using ChimeVoiceTools.Input;

namespace ChimeVoiceTools.Commands.Tasks;

/// <summary>Starts tasks of either kind, with the speaker's consent.</summary>
public abstract class StartTaskCommand : ConsentedCmdlet
{
    private readonly RequestTokens _tokens = new();
    private TimeSpan _quotaTimeout;

    /// <summary>The voice connector that carries the call.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(VoiceConnectorIdCompleter))]
    public string? VoiceConnectorId { get; set; }

    /// <summary>The transaction that names the call.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [Id(nameof(TransactionId))]
    [ArgumentCompleter(typeof(TransactionIdCompleter))]
    public string? TransactionId { get; set; }

    /// <summary>What the service knows a repeated request by; made up where none is given.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(NoCompleter))]
    public string? ClientRequestToken { get; set; }

    /// <summary>What the started task is called by the user, a case number for instance; kept with the task, and not sent.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(NoCompleter))]
    public string? Reference { get; set; }

    /// <summary>How long to wait when a quota is full, in seconds; -1 for as long as it takes.</summary>
    [Parameter]
    [Seconds]
    [ArgumentCompleter(typeof(NoCompleter))]
    public double QuotaTimeout { get; set; }

    /// <summary>
    /// How many requests may be under way at once; 8 by default: a quota of 25 fills in a fifth of a second, and a pipeline
    /// that is cut off leaves few tasks that were not emitted.
    /// </summary>
    [Parameter]
    [ArgumentCompleter(typeof(NoCompleter))]
    public int MaxConcurrentRequests { get; set; } = 8;

    /// <summary>What was piped in: an object of this module also says where requests go.</summary>
    [Parameter(ValueFromPipeline = true, DontShow = true)]
    [ArgumentCompleter(typeof(NoCompleter))]
    public PSObject? InputObject { get; set; }

    private protected abstract string Action { get; }

    private protected override int Concurrency => MaxConcurrentRequests;

    private protected override string Activity => Messages.StartActivity;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        this.EndCommandOnError(() => _quotaTimeout = Seconds.Timeout(QuotaTimeout, nameof(QuotaTimeout)));
    }

    /// <inheritdoc/>
    private protected override void ProcessInput()
    {
        TaskStart start = Describe() with { Reference = NullIfEmpty(Reference), ClientRequestToken = NullIfEmpty(ClientRequestToken) };
        object target = InputObject ?? (object)start;
        Prepare(target, () =>
        {
            start.Validate();
            _tokens.RequireNew(start.ClientRequestToken);
            if (MayProceed(WithEndpoint(Text.Format(Messages.TargetTransaction, TransactionId, VoiceConnectorId), InputObject), Action))
            {
                WriteInOrder(Tasks(InputObject).StartAsync(start, _quotaTimeout, StopToken), target, WriteObject);
            }
        });
    }

    /// <summary>What this record starts.</summary>
    private protected abstract TaskStart Describe();

    /// <summary>An empty cell of a CSV is no value.</summary>
    private protected static string? NullIfEmpty(string? value) => string.IsNullOrEmpty(value) ? null : value;
}
