# Runs code as if it were pasted into a console, and returns what the console shows; dot-sourced by the files that do.
Add-Type -TypeDefinition @'
using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;
using System.Text;

public sealed class RecordingHost : PSHost
{
    private readonly RecordingHostUI _ui;

    public RecordingHost(int width) { _ui = new RecordingHostUI(width); }

    public string Shown { get { return _ui.Shown.ToString(); } }
    public override CultureInfo CurrentCulture { get { return CultureInfo.GetCultureInfo("en-US"); } }
    public override CultureInfo CurrentUICulture { get { return CultureInfo.GetCultureInfo("en-US"); } }
    public override Guid InstanceId { get; } = Guid.NewGuid();
    public override string Name { get { return "RecordingHost"; } }
    public override Version Version { get { return new Version(1, 0); } }
    public override PSHostUserInterface UI { get { return _ui; } }
    public override void EnterNestedPrompt() { }
    public override void ExitNestedPrompt() { }
    public override void NotifyBeginApplication() { }
    public override void NotifyEndApplication() { }
    public override void SetShouldExit(int exitCode) { }
}

public sealed class RecordingHostUI : PSHostUserInterface
{
    private readonly RecordingRawUI _raw;

    public RecordingHostUI(int width) { _raw = new RecordingRawUI(width); }

    public StringBuilder Shown = new StringBuilder();
    public override PSHostRawUserInterface RawUI { get { return _raw; } }
    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice) { throw new NotImplementedException(); }
    public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions) { throw new NotImplementedException(); }
    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) { throw new NotImplementedException(); }
    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName, PSCredentialTypes allowed, PSCredentialUIOptions options) { throw new NotImplementedException(); }
    public override string ReadLine() { throw new NotImplementedException(); }
    public override SecureString ReadLineAsSecureString() { throw new NotImplementedException(); }
    public override void Write(string value) { Shown.Append(value); }
    public override void Write(ConsoleColor foreground, ConsoleColor background, string value) { Shown.Append(value); }
    public override void WriteLine(string value) { Shown.Append(value).Append('\n'); }
    public override void WriteDebugLine(string message) { WriteLine("DEBUG: " + message); }
    public override void WriteErrorLine(string value) { WriteLine(value); }
    public override void WriteProgress(long sourceId, ProgressRecord record) { }
    public override void WriteVerboseLine(string message) { WriteLine("VERBOSE: " + message); }
    public override void WriteWarningLine(string message) { WriteLine("WARNING: " + message); }
}

public sealed class RecordingRawUI : PSHostRawUserInterface
{
    public RecordingRawUI(int width) { BufferSize = new Size(width, 300); WindowSize = new Size(width, 50); }

    public override ConsoleColor BackgroundColor { get; set; }
    public override ConsoleColor ForegroundColor { get; set; }
    public override Size BufferSize { get; set; }
    public override Size WindowSize { get; set; }
    public override Coordinates CursorPosition { get; set; }
    public override Coordinates WindowPosition { get; set; }
    public override int CursorSize { get; set; }
    public override string WindowTitle { get; set; }
    public override bool KeyAvailable { get { return false; } }
    public override Size MaxPhysicalWindowSize { get { return WindowSize; } }
    public override Size MaxWindowSize { get { return WindowSize; } }
    public override void FlushInputBuffer() { }
    public override BufferCell[,] GetBufferContents(Rectangle rectangle) { throw new NotImplementedException(); }
    public override KeyInfo ReadKey(ReadKeyOptions options) { throw new NotImplementedException(); }
    public override void ScrollBufferContents(Rectangle source, Coordinates destination, Rectangle clip, BufferCell fill) { throw new NotImplementedException(); }
    public override void SetBufferContents(Coordinates origin, BufferCell[,] contents) { throw new NotImplementedException(); }
    public override void SetBufferContents(Rectangle rectangle, BufferCell fill) { throw new NotImplementedException(); }
}
'@

function Invoke-Pasted {
    # Blocks of code in one session and one folder; what each shows. Some consoles read a block statement by statement, some
    # as one piece, which lays out all of its output at once: a block that shows something else then is an error.
    param([string[]] $Code, [int] $Width = 100, [string] $Folder = '.')
    $console = [RecordingHost]::new($Width)
    $runspace = [runspacefactory]::CreateRunspace($console)
    $runspace.Open()
    $shell = [powershell]::Create()
    $shell.Runspace = $runspace
    $run = {
        param([string] $Text, $Data = @())
        $shell.Commands.Clear()
        $null = $shell.AddScript($Text)
        $shell.Commands.Commands[0].MergeMyResults('Error', 'Output')
        , @($shell.Invoke([object[]] @($Data)))
    }
    $layOut = {
        param($Data)
        ((& $run "`$input | Out-String -Width $Width" $Data) -join '' -replace '\x1b\[[0-9;]*m' -split '\r?\n' | Where-Object { $_.Trim() }) -join "`n"
    }
    try {
        $null = & $run "Set-Location -LiteralPath '$Folder'; Import-Module '$Manifest'"
        foreach ($block in $Code) {
            $before = $console.Shown.Length
            $parsed = [Management.Automation.Language.Parser]::ParseInput($block, [ref] $null, [ref] $null)
            $outputs = [Collections.Generic.List[object]]::new()
            foreach ($statement in $parsed.EndBlock.Statements) {
                $output = & $run $statement.Extent.Text
                $null = & $run '$input | Out-Default' $output
                $outputs.Add($output)
            }
            $apart = ($outputs | ForEach-Object { & $layOut $_ } | Where-Object { $_ }) -join "`n"
            $whole = & $layOut @($outputs | ForEach-Object { $_ })
            if ($apart -cne $whole) { throw "In one piece the block shows something else:`n$whole`nand not:`n$apart" }

            $lines = $console.Shown.Substring($before) -replace '\x1b\[[0-9;]*m' -split '\r?\n' | ForEach-Object TrimEnd
            ($lines -join "`n" -replace '\n{3,}', "`n`n").Trim("`n")
        }

        # The list of tasks and the ledger are the process's own: the next to be pasted must not find these.
        $null = & $run 'Get-ChimeTask | Where-Object IsFinished -eq $false | Stop-ChimeTask -ErrorAction Ignore; Clear-ChimeTask; Set-ChimeConsentLedger -None'
    }
    finally {
        $shell.Dispose()
        $runspace.Dispose()
    }
}

function ConvertTo-Form {
    # Text with what differs from run to run replaced by its form: ids, ports and times, and the widths of what has them. A step of a
    # curve may fall a moment earlier or later.
    param([string] $Text)
    $Text -replace '\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b', '<guid>' `
        -replace '\b[0-9a-f]{8}(-[0-9a-f]{0,12})*\u2026', '<cut guid>' `
        -replace '\b(?=[a-z]*\d)[a-z0-9]{21,22}\b', '<id>' `
        -replace '(?<=127\.0\.0\.1:)\d+', '<port>' `
        -replace '\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?Z?', '<time>' `
        -replace '\b\d{1,2}/\d{1,2}/\d{4} \d{1,2}:\d\d:\d\d( [AP]M)?', '<time>' `
        -replace '\b\d\d:\d\d:\d\dZ?\b', '<time>' `
        -replace '\b\d+ days\b', '<days>' `
        -replace '[\u2581-\u2588]', '<bar>' `
        -replace ' {2,}', ' ' -replace '-{3,}', '---' -replace '(?m) +$'
}
