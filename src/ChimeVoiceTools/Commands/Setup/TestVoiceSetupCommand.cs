using System.Management.Automation;
using ChimeVoiceTools.Cmdlets;
using ChimeVoiceTools.Completion;
using ChimeVoiceTools.Engine.Connections;
using ChimeVoiceTools.Engine.Endpoints;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Queues;
using ChimeVoiceTools.Engine.Setup;
using ChimeVoiceTools.Input;

namespace ChimeVoiceTools.Commands.Setup;

/// <summary>
/// Test-ChimeVoiceSetup: looks whether voice connectors have all that voice analytics needs, and changes nothing.
/// </summary>
[Cmdlet(VerbsDiagnostic.Test, "ChimeVoiceSetup")]
[OutputType(typeof(VoiceSetupCheck))]
public sealed class TestVoiceSetupCommand : ConnectedCmdlet
{
    private readonly Dictionary<Connection, SetupOperations> _setups = [];

    /// <summary>The voice connectors.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [Id(nameof(VoiceConnectorId))]
    [ArgumentCompleter(typeof(VoiceConnectorIdCompleter))]
    public string[]? VoiceConnectorId { get; set; }

    /// <summary>The URL of the queue that notifications are to be received from, which is looked at as well.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EmulatorQueueCompleter))]
    public string? QueueUrl { get; set; }

    /// <summary>What was piped in: an object of this module also says where requests go.</summary>
    [Parameter(ValueFromPipeline = true, DontShow = true)]
    [ArgumentCompleter(typeof(NoCompleter))]
    public PSObject? InputObject { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        if (QueueUrl is not null)
        {
            this.EndCommandOnError(() => QueueAddress.Parse(QueueUrl).ConnectWith(new ConnectionOptions()));
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var id in VoiceConnectorId!)
        {
            this.GoOnAfterError(InputObject ?? (object?)id, () =>
            {
                foreach (var check in Test(id))
                {
                    WriteObject(check);
                }
            });
        }
    }

    private IReadOnlyList<VoiceSetupCheck> Test(string? id)
    {
        SetupOperations setup;
        try
        {
            setup = Setup();
        }
        catch (ChimeException error) when (error.ErrorId is ErrorIds.CredentialsNotFound or ErrorIds.RegionNotFound)
        {
            return SetupOperations.WithoutConnection(id, error, FindRegion(), QueueUrl is not null);
        }

        return Await(stop => setup.TestAsync(id, stop));
    }

    // Whose the credentials are is asked once for all voice connectors of a connection.
    private SetupOperations Setup()
    {
        var voice = Connect(AwsService.ChimeSdkVoice, InputObject);
        if (!_setups.TryGetValue(voice, out var setup))
        {
            var identity = Connect(
                SetupOperations.IdentityOptions(Options, voice, PipedObject.Origin(InputObject)), TaskOrigin.None);
            setup = new SetupOperations(
                voice,
                Connect(AwsService.ChimeSdkMediaPipelines, InputObject),
                identity,
                Report,
                queue: QueueUrl is null ? null : QueueBeside(QueueUrl));
            _setups.Add(voice, setup);
        }

        return setup;
    }

    private string? FindRegion()
    {
        try
        {
            return Await(_ => ConnectionPool.FindRegionAsync(Options, OriginOf(InputObject), Report));
        }
        catch (ChimeException)
        {
            // That there is none, or that the profile which might name one is missing, is what the connection failed for.
            return null;
        }
    }
}
