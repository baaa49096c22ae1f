using System.Management.Automation;
using ChimeVoiceTools.Consent;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Resources;
using ChimeVoiceTools.Engine.Tasks;
using ChimeVoiceTools.Infrastructure;

namespace ChimeVoiceTools.Commands.Tasks;

/// <summary>Starts tasks of either kind, with the speaker's consent.</summary>
public abstract class StartTaskCommand : ConsentedCmdlet
{
    private readonly HashSet<string> _tokens = new(StringComparer.Ordinal);
    private TimeSpan _quotaTimeout;

    private protected StartTaskCommand()
    {
    }

    /// <summary>The voice connector that carries the call.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    public string? VoiceConnectorId { get; set; }

    /// <summary>The transaction that names the call.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    public string? TransactionId { get; set; }

    /// <summary>What the service knows a repeated request by; made up where none is given.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    public string? ClientRequestToken { get; set; }

    /// <summary>How long to wait for a free place when a quota is full, in seconds; -1 for as long as it takes.</summary>
    [Parameter]
    public double QuotaTimeout { get; set; }

    /// <summary>What was piped in: an object of this module also says where requests go.</summary>
    [Parameter(ValueFromPipeline = true, DontShow = true)]
    public PSObject? InputObject { get; set; }

    private protected abstract string Action { get; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        Guard(() => _quotaTimeout = Seconds.Timeout(QuotaTimeout, nameof(QuotaTimeout)));
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        TaskStart start = Describe();
        Guard(
            () =>
            {
                start.Validate();
                if (start.ClientRequestToken is { } token && !_tokens.Add(token))
                {
                    throw Rules.Broken(nameof(ClientRequestToken), token, Messages.RuleTokenOnce);
                }

                string target = Text.Format(Messages.TargetTransaction, TransactionId, VoiceConnectorId);
                if (MayProceed(target, Action))
                {
                    WriteObject(Call(InputObject, (tasks, stop) => tasks.StartAsync(start, _quotaTimeout, stop)));
                }
            },
            InputObject ?? (object)start);
    }

    /// <summary>What this record starts.</summary>
    private protected abstract TaskStart Describe();

    /// <summary>An empty cell of a CSV is no value.</summary>
    private protected static string? NullIfEmpty(string? value) => string.IsNullOrEmpty(value) ? null : value;
}
