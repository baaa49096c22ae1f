using System.IO;
using System.Management.Automation;
using ChimeVoiceTools.Cmdlets;
using ChimeVoiceTools.Completion;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Reports;
using ChimeVoiceTools.Engine.Resources;
using ChimeVoiceTools.Input;

namespace ChimeVoiceTools.Commands.Events;

/// <summary>Export-ChimeVoiceToneReport: writes a page that shows the tone of calls, and who was recognised on them.</summary>
[Cmdlet(VerbsData.Export, "ChimeVoiceToneReport", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(FileInfo))]
public sealed class ExportVoiceToneReportCommand : PSCmdlet
{
    private readonly ToneReport _report = new();
    private string _path = string.Empty;

    /// <summary>The file that is written. Its folder must be there; wildcards stand for themselves.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = string.Empty;

    /// <summary>
    /// What Measure-ChimeVoiceTone emits, and, with it, tasks of both kinds and events of speaker searches; live or deserialized.
    /// </summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(NoCompleter))]
    public PSObject[] InputObject { get; set; } = [];

    /// <summary>The title of the page.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NoCompleter))]
    public string Title { get; set; } = Messages.ReportTitle;

    /// <summary>Replaces a file that is there.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Emits the file; without it nothing is emitted.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing() => this.EndCommandOnError(() =>
    {
        _path = SessionState.Path.GetUnresolvedProviderPathFromPSPath(Path, out var provider, out _);
        if (provider.Name != "FileSystem")
        {
            throw Rules.Broken(nameof(Path), Path, Messages.ReportPathNotFile);
        }

        ReportFile.Check(_path, Force);
    });

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var input in InputObject ?? [])
        {
            if (input is not null)
            {
                this.GoOnAfterError(input, () => PipedSummary.AddTo(_report, input));
            }
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (!ShouldProcess(_path, Text.Format(Messages.ActionWriteReport, _report.CallCount)))
        {
            return;
        }

        this.EndCommandOnError(() => ReportFile.Write(_path, _report.ToHtml(Title, DateTime.UtcNow), Force));
        WriteVerbose(Text.Format(Messages.ReportWritten, _path, _report.CallCount));
        if (PassThru)
        {
            WriteObject(new FileInfo(_path));
        }
    }
}
