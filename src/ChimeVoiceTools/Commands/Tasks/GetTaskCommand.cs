using System.Management.Automation;
using ChimeVoiceTools.Engine.Tasks;
using ChimeVoiceTools.Infrastructure;

namespace ChimeVoiceTools.Commands.Tasks;

/// <summary>Get-ChimeTask: lists what this session started, or reads the tasks that are piped in.</summary>
[Cmdlet(VerbsCommon.Get, "ChimeTask", DefaultParameterSetName = SessionSet)]
[OutputType(typeof(SpeakerSearchTask), typeof(VoiceToneAnalysisTask))]
public sealed class GetTaskCommand : ConnectedCmdlet
{
    private const string SessionSet = "Session";
    private const string InputSet = "InputObject";

    /// <summary>A task of either kind, live or deserialized, or an object with its ids.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = InputSet)]
    public PSObject[] InputObject { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == SessionSet)
        {
            WriteObject(SessionTasks.Current.Snapshot(), enumerateCollection: true);
            return;
        }

        foreach (PSObject input in InputObject)
        {
            Guard(
                () =>
                {
                    ChimeTask task = PipedObject.ReadTask(input);
                    WriteObject(Call(input, (tasks, stop) => tasks.GetAsync(task, stop)));
                },
                input);
        }
    }
}
