using System.Management.Automation;
using ChimeVoiceTools.Cmdlets;
using ChimeVoiceTools.Completion;
using ChimeVoiceTools.Engine.Consent;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Resources;
using ChimeVoiceTools.Engine.Tasks;
using ChimeVoiceTools.Host;

namespace ChimeVoiceTools.Commands.Consent;

/// <summary>
/// Revoke-ChimeConsent: records that a consent was revoked, and ends what rests on it, as far as ledgers name it.
/// </summary>
[Cmdlet(
    VerbsSecurity.Revoke,
    "ChimeConsent",
    DefaultParameterSetName = SubjectSet,
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(ConsentRevocation))]
public sealed class RevokeConsentCommand : ConnectedCmdlet
{
    private const string SubjectSet = "Subject";
    private const string ProfileSet = "VoiceProfile";
    private const string NotFound = "NotFound";
    private const string Left = "Left";

    /// <summary>The subject whose consent was revoked.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true, ParameterSetName = SubjectSet)]
    [Alias("ConsentSubject")]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(NoCompleter))]
    public string? Subject { get; set; }

    /// <summary>The voice profile of the speaker who revoked the consent.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ProfileSet)]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(VoiceProfileIdCompleter))]
    public string? VoiceProfileId { get; set; }

    /// <summary>Further ledgers, those of other machines, which are read for tasks and voice profiles.</summary>
    [Parameter]
    [Alias("FullName")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[]? Path { get; set; }

    /// <summary>Asks nothing; what -WhatIf and -Confirm say holds all the same.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>What was piped in: an object of this module also says where requests go.</summary>
    [Parameter(ValueFromPipeline = true, DontShow = true)]
    [ArgumentCompleter(typeof(NoCompleter))]
    public PSObject? InputObject { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => this.GoOnAfterError(Subject ?? (object?)VoiceProfileId, () =>
    {
        if (ParameterSetName == SubjectSet)
        {
            Rules.ConsentText(Subject, nameof(Subject));
        }
        else
        {
            Rules.Id(VoiceProfileId, nameof(VoiceProfileId));
        }

        var ledger = LedgerOfProcess.Require();
        var others = Path is null ? [] : LedgerPaths.Existing(this, Path);
        IReadOnlyList<string> paths = [.. new[] { ledger.Path }.Concat(others).Distinct()];
        Await(_ => ledger.RequireWritableAsync());
        var known = Read(paths);
        var target = Text.Format(
            Messages.TargetConsent,
            known.Subjects.Count > 0
                ? Text.Format(Messages.TargetConsentOfSubject, string.Join("', '", known.Subjects))
                : Text.Format(Messages.TargetConsentToProfile, VoiceProfileId),
            known.Tasks.Count,
            known.Pipelines.Count,
            known.Profiles.Count);
        if (this.ShouldProcess(target, Messages.ActionRevoke, Force))
        {
            if (!known.IsAnything)
            {
                WriteWarning(Text.Format(Messages.RevokedUnknown, Subject ?? VoiceProfileId));
            }

            Revoke(ledger, known.Subjects);

            // Until the revocation was on the disk, others may have gone on.
            End(Read(paths));
        }
    });

    private SubjectRecords Read(IReadOnlyList<string> paths) => Await(
        stop => Task.FromResult(SubjectRecords.Read(
            paths,
            ParameterSetName == SubjectSet ? Subject : null,
            ParameterSetName == ProfileSet ? VoiceProfileId : null,
            stop)));

    /// <summary>Has it on record in the ledger first, so that nothing new begins, and then in the one that others read.</summary>
    private void Revoke(Ledger ledger, IReadOnlyCollection<string> subjects)
    {
        ConsentRecord[] revoked = subjects.Count > 0
            ? [.. subjects.Select(subject => new ConsentRecord { ConsentSubject = subject, VoiceProfileId = VoiceProfileId })]
            : [new ConsentRecord { VoiceProfileId = VoiceProfileId }];
        foreach (var record in revoked)
        {
            WriteObject(Describe(Await(_ => ledger.RevokeAsync(record)), ledger.Path));
            if (ledger.Shared is { } shared)
            {
                Do(
                    Describe(isNew: true, shared.Path),
                    () => Describe(Await(_ => shared.Ledger.RevokeAsync(record)), shared.Path).Outcome!);
            }

            ConsentRevocation Describe(bool isNew, string path) => new()
            {
                Kind = "Consent",
                Id = record.ConsentSubject ?? record.VoiceProfileId,
                Outcome = isNew ? "Revoked" : "AlreadyRevoked",
                Reason = Messages.RevokedNotReached,
                LedgerPath = path,
            };
        }
    }

    /// <summary>Ends what rests on it, and says what can't be ended.</summary>
    private void End(SubjectRecords found)
    {
        foreach (var record in found.Tasks)
        {
            Do(Describe(record, "Task", record.TaskId), () => Stop(RecordedTask.ToTask(record)));
        }

        foreach (var record in found.Pipelines)
        {
            Do(Describe(record, "Pipeline", record.MediaInsightsPipelineId), () => RemovePipeline(record));
        }

        foreach (var record in found.Profiles)
        {
            Do(Describe(record, "VoiceProfile", record.VoiceProfileId), () => RemoveProfile(record));
        }

        foreach (var record in found.UnansweredStarts)
        {
            WriteLeft(Describe(record, "Task", null), Messages.LeftUnansweredStart);
        }

        foreach (var record in found.UnansweredProfiles)
        {
            WriteLeft(
                Describe(record, "VoiceProfile", null), Text.Format(Messages.LeftUnansweredProfile, record.SpeakerSearchTaskId));
        }

        foreach ((var search, var until) in found.Voiceprints)
        {
            WriteLeft(Describe(search, "Voiceprint", search.TaskId), Text.Format(Messages.LeftVoiceprint, until));
        }
    }

    private string Stop(ChimeTask task)
    {
        var operations = Tasks(task.MediaInsightsPipelineId, PSObject.AsPSObject(task));
        return Await(stop => operations.StopAsync(task, read: true, stop)).WasStopped ? "Stopped" : "AlreadyEnded";
    }

    private string RemovePipeline(ConsentRecord record)
    {
        MediaInsightsPipeline where = new() { Region = record.Region, EndpointUrl = record.EndpointUrl };
        var operations = MediaInsightsPipelines(PSObject.AsPSObject(where));
        Await(stop => operations.DeleteAsync(record.MediaInsightsPipelineId, stop));
        return "Removed";
    }

    private string RemoveProfile(ConsentRecord record)
    {
        // Where no ledger names the profile, it lives where what was piped in says, or else where the parameters say.
        var where = record.Region is null
            ? InputObject
            : PSObject.AsPSObject(new VoiceProfile { Region = record.Region, EndpointUrl = record.EndpointUrl });
        var operations = VoiceProfiles(where);
        Await(stop => operations.DeleteAsync(record.VoiceProfileId, stop));
        SeenIds.VoiceProfiles.Remove(record.VoiceProfileId);
        return "Removed";
    }

    private static ConsentRevocation Describe(ConsentRecord record, string kind, string? id) => new()
    {
        Kind = kind,
        Id = id,
        VoiceConnectorId = record.VoiceConnectorId,
        TransactionId = record.TransactionId,
        VoiceProfileDomainId = record.VoiceProfileDomainId,
        Region = record.Region,
        EndpointUrl = record.EndpointUrl,
        LedgerPath = record.LedgerPath,
    };

    private void WriteLeft(ConsentRevocation row, string reason)
    {
        (row.Outcome, row.Reason) = (Left, reason);
        WriteObject(row);
    }

    /// <summary>Does one thing; whatever comes of it, the others are done too.</summary>
    private void Do(ConsentRevocation row, Func<string> action)
    {
        ChimeException? failure = null;
        try
        {
            row.Outcome = action();
        }
        catch (ChimeException error) when (error.ErrorId == NotFound + "Exception")
        {
            (row.Outcome, row.Reason) = (NotFound, Messages.RevokedNotFound);
        }
        catch (ChimeException error)
        {
            failure = error;
            (row.Outcome, row.Reason) = (Left, error.Message);
        }

        WriteObject(row);
        if (failure is not null)
        {
            this.WriteChimeError(failure, row);
        }
    }
}
