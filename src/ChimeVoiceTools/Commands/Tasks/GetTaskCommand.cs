using System.Management.Automation;
using ChimeVoiceTools.Completion;
using ChimeVoiceTools.Engine.Tasks;
using ChimeVoiceTools.Input;

namespace ChimeVoiceTools.Commands.Tasks;

/// <summary>Get-ChimeTask: lists what this session started, or reads the tasks that are piped in.</summary>
[Cmdlet(VerbsCommon.Get, "ChimeTask", DefaultParameterSetName = SessionSet)]
[OutputType(typeof(SpeakerSearchTask), typeof(VoiceToneAnalysisTask))]
public sealed class GetTaskCommand : GetTaskCommandBase
{
    private const string SessionSet = "Session";
    private const string InputSet = "InputObject";

    /// <summary>A task of either kind, live or deserialized, or an object with its ids.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = InputSet)]
    [ArgumentCompleter(typeof(SessionTaskCompleter))]
    public PSObject[] InputObject { get; set; } = [];

    /// <summary>Only tasks that had not finished when they were last seen.</summary>
    [Parameter(ParameterSetName = SessionSet)]
    public SwitchParameter Active { get; set; }

    /// <summary>Only tasks on these calls.</summary>
    [Parameter(ParameterSetName = SessionSet)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(TransactionIdCompleter))]
    public string[]? TransactionId { get; set; }

    /// <summary>Only tasks that had one of these statuses when they were last seen.</summary>
    [Parameter(ParameterSetName = SessionSet)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(TaskStatusCompleter))]
    public string[]? Status { get; set; }

    /// <summary>Only tasks of these kinds: Search or Tone.</summary>
    [Parameter(ParameterSetName = SessionSet)]
    [ValidateSet("Search", "Tone")]
    public string[]? Kind { get; set; }

    /// <inheritdoc/>
    private protected override void ProcessInput()
    {
        if (ParameterSetName == SessionSet)
        {
            var (transactions, statuses, kinds) = (
                new NamePatterns(TransactionId), new NamePatterns(Status), new NamePatterns(Kind));
            WriteObject(
                SessionTasks.Current.Snapshot().Where(task =>
                    (!Active || !task.IsFinished)
                        && transactions.Match(task.TransactionId)
                        && statuses.Match(task.Status)
                        && kinds.Match(task.Kind)),
                enumerateCollection: true);
            return;
        }

        foreach (var input in InputObject)
        {
            Get(() => PipedObject.ReadTask(input), input);
        }
    }
}
