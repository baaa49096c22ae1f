# A host with a user who answers questions as told; dot-sourced by the files that ask.
Add-Type -TypeDefinition @'
using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;
using System.Text;

public sealed class AskingHost : PSHost
{
    private readonly AskingHostUI _ui;

    // Answers are labels of choices without '&', or what is typed; "" is an empty line, "!" the end of the input.
    public AskingHost(string[] answers) { _ui = new AskingHostUI(answers); }

    public List<string> Questions { get { return _ui.Questions; } }
    public List<string> Warnings { get { return _ui.Warnings; } }
    public List<string> Choices { get { return _ui.Choices; } }
    public string Written { get { return _ui.Written.ToString(); } }
    public override CultureInfo CurrentCulture { get { return CultureInfo.InvariantCulture; } }
    public override CultureInfo CurrentUICulture { get { return CultureInfo.InvariantCulture; } }
    public override Guid InstanceId { get; } = Guid.NewGuid();
    public override string Name { get { return "AskingHost"; } }
    public override Version Version { get { return new Version(1, 0); } }
    public override PSHostUserInterface UI { get { return _ui; } }
    public override void EnterNestedPrompt() { }
    public override void ExitNestedPrompt() { }
    public override void NotifyBeginApplication() { }
    public override void NotifyEndApplication() { }
    public override void SetShouldExit(int exitCode) { }
}

public sealed class AskingHostUI : PSHostUserInterface
{
    private readonly Queue<string> _answers;

    public AskingHostUI(string[] answers) { _answers = new Queue<string>(answers); }

    public List<string> Questions = new List<string>();
    public List<string> Warnings = new List<string>();
    public List<string> Choices = new List<string>();
    public StringBuilder Written = new StringBuilder();
    public override PSHostRawUserInterface RawUI { get { return null; } }

    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
    {
        Questions.Add(caption + "\n" + message);
        Choices.Clear();
        foreach (ChoiceDescription choice in choices) { Choices.Add(choice.Label.Replace("&", "")); }
        string answer = _answers.Count > 0 ? _answers.Dequeue() : "!";
        if (answer == "!") { throw new NullReferenceException(); }
        if (answer == "") { return defaultChoice; }
        int index = Choices.IndexOf(answer);
        if (index < 0) { throw new InvalidOperationException("No such choice: " + answer); }
        return index;
    }

    public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions) { throw new NotImplementedException(); }
    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) { throw new NotImplementedException(); }
    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName, PSCredentialTypes allowed, PSCredentialUIOptions options) { throw new NotImplementedException(); }
    public override string ReadLine() { throw new NotImplementedException(); }
    public override SecureString ReadLineAsSecureString()
    {
        string written = Written.ToString();
        Questions.Add(written.Substring(written.LastIndexOf('\n') + 1));
        string answer = _answers.Count > 0 ? _answers.Dequeue() : "!";
        if (answer == "!") { throw new NullReferenceException(); }
        var typed = new SecureString();
        foreach (char character in answer) { typed.AppendChar(character); }
        Written.Append('\n');
        return typed;
    }

    public override void Write(string value) { Written.Append(value); }
    public override void Write(ConsoleColor foreground, ConsoleColor background, string value) { Written.Append(value); }
    public override void WriteDebugLine(string message) { }
    public override void WriteErrorLine(string value) { }
    public override void WriteLine(string value) { Written.Append(value).Append('\n'); }
    public override void WriteProgress(long sourceId, ProgressRecord record) { }
    public override void WriteVerboseLine(string message) { }
    public override void WriteWarningLine(string message) { Warnings.Add(message); }
}
'@

function Invoke-Asking {
    # Runs a script where a user gives these answers, one after the other.
    param([AllowEmptyString()] [string[]] $Answer, [string] $Script, [object[]] $ArgumentList)
    $asking = [AskingHost]::new($Answer)
    $runspace = [runspacefactory]::CreateRunspace($asking)
    $runspace.Open()
    $shell = [powershell]::Create()
    try {
        $shell.Runspace = $runspace
        $null = $shell.AddScript("Import-Module '$Manifest'").Invoke()
        $shell.Commands.Clear()
        $null = $shell.AddScript($Script)
        foreach ($argument in $ArgumentList) { $null = $shell.AddArgument($argument) }
        $output = $shell.Invoke()
        [pscustomobject] @{
            Output    = @($output)
            Errors    = @($shell.Streams.Error)
            Warnings  = @($shell.Streams.Warning)
            Questions = $asking.Questions
            Choices   = $asking.Choices
            Written   = $asking.Written
        }
    }
    finally {
        $shell.Dispose()
        $runspace.Dispose()
    }
}
