BeforeAll {
    . "$PSScriptRoot/../Support/Common.ps1"
    Add-Type -TypeDefinition @'
using System;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;

// Answers with whatever bytes a test wants, on a raw socket, and writes down what arrived.
public sealed class HostileServer : IDisposable
{
    private readonly TcpListener _listener = new TcpListener(IPAddress.Loopback, 0);
    private readonly List<string> _requests = new List<string>();

    public HostileServer()
    {
        _listener.Start();
        Url = "http://127.0.0.1:" + ((IPEndPoint)_listener.LocalEndpoint).Port;
        new Thread(Listen) { IsBackground = true }.Start();
    }

    public string Url { get; private set; }

    // Null to take requests and never answer.
    public string Answer { get; set; }

    public string[] Requests { get { lock (_requests) { return _requests.ToArray(); } } }

    public void Clear() { lock (_requests) { _requests.Clear(); } }

    public void Dispose() { _listener.Stop(); }

    private void Listen()
    {
        try { while (true) { TcpClient client = _listener.AcceptTcpClient(); new Thread(() => Serve(client)) { IsBackground = true }.Start(); } }
        catch (Exception) { /* The listener was stopped. */ }
    }

    private void Serve(TcpClient client)
    {
        try
        {
            using (client)
            {
                NetworkStream stream = client.GetStream();
                var bytes = new byte[65536];
                int count = stream.Read(bytes, 0, bytes.Length);
                lock (_requests) { _requests.Add(Encoding.UTF8.GetString(bytes, 0, count)); }
                if (Answer == null) { Thread.Sleep(Timeout.Infinite); }
                byte[] answer = Encoding.UTF8.GetBytes(Answer);
                stream.Write(answer, 0, answer.Length);
                stream.Flush();
                client.Client.Shutdown(SocketShutdown.Send);
                while (stream.Read(bytes, 0, bytes.Length) > 0) { }
            }
        }
        catch (Exception) { /* Whoever asked has had enough. */ }
    }
}
'@
    $server = [HostileServer]::new()
    $stranger = [HostileServer]::new()
    $call = @{ VoiceConnectorId = 'connector-1'; AccessKey = 'AKIDHOSTILE'; SecretKey = 'secret-of-hostile'; SessionToken = 'token-of-hostile'; Region = 'us-east-1'; EndpointUrl = $server.Url }

    function Set-Answer([int] $Status, [string] $Body, [string] $Header = '') {
        $server.Clear()
        $stranger.Clear()
        $server.Answer = "HTTP/1.1 $Status Any`r`n${Header}Content-Type: application/json`r`nContent-Length: $([Text.Encoding]::UTF8.GetByteCount($Body))`r`nConnection: close`r`n`r`n$Body"
    }
}

AfterAll {
    $server.Dispose()
    $stranger.Dispose()
}

Describe 'A redirection' {
    BeforeAll {
        $stranger.Answer = "HTTP/1.1 201 Any`r`nContent-Length: 58`r`nConnection: close`r`n`r`n{`"SpeakerSearchTask`":{`"SpeakerSearchTaskId`":`"a stranger's`"}}"
    }

    It 'takes neither keys nor a body along (<_>)' -ForEach 301, 302, 303, 307, 308 {
        Set-Answer $_ '{}' "Location: $($stranger.Url)/voice-connectors/connector-1/speaker-search-tasks`r`n"
        Start-ChimeSpeakerSearchTask @call -TransactionId 'call-1' -VoiceProfileDomainId 'domain-1' -ConfirmConsent -ErrorVariable failed -ErrorAction SilentlyContinue |
            Should -BeNullOrEmpty
        $failed | Should -HaveCount 1
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'ConnectionFailed,*'
        $failed[0].CategoryInfo.Category | Should -Be 'ConnectionError'
        $failed[0].Exception.Message | Should -Match ([regex]::Escape($stranger.Url))
        $server.Requests | Should -HaveCount 1
        $stranger.Requests | Should -BeNullOrEmpty
        Get-ChimeTask | Where-Object TransactionId -eq 'call-1' | Should -BeNullOrEmpty
    }
}

Describe 'What the service says' {
    It 'reaches neither the terminal nor an error id with what a terminal acts upon' {
        $escape = '\u001b]52;c;ZXZpbA==\u0007\u009b31m\u202e'
        Set-Answer 400 "{`"Code`":`"BadRequest`",`"Message`":`"first$escape\r\nWARNING: forged`"}" "x-amzn-ErrorType: Evil$([char]27)[31m Exception`r`nx-amzn-RequestId: id$([char]27)[2J`r`n"
        $shown = & { Get-ChimeSpeakerSearchTask @call -SpeakerSearchTaskId 'task-1' -Verbose } *>&1
        $failed = $shown | Where-Object { $_ -is [Management.Automation.ErrorRecord] }
        $failed.FullyQualifiedErrorId | Should -BeLike 'ServiceError,*'
        $failed.Exception.Message | Should -Match 'first'
        $text = ($shown | Out-String) -replace '\x1b\[[0-9;]*m|\r?\n'
        $text | Should -Not -Match '[\p{Cc}\u202e]'
    }

    It 'is kept raw in properties and shown replaced' {
        Set-Answer 200 '{"SpeakerSearchTask":{"SpeakerSearchTaskId":"task-1","SpeakerSearchTaskStatus":"FA\u001b[2JILED","StatusMessage":"a\u0007b"}}'
        $task = Get-ChimeSpeakerSearchTask @call -SpeakerSearchTaskId 'task-1'
        $task.Status | Should -Be "FA$([char]27)[2JILED"
        (($task | Format-List | Out-String) + ($task | Format-Table | Out-String)) -replace '\x1b\[[0-9;]*m|\r?\n' | Should -Not -Match '\p{Cc}'
    }
}

Describe 'An answer that can not be read' {
    It 'says that a task may run, with the token to get it by' {
        Set-Answer 201 '{"SpeakerSearchTask":{}}'
        Start-ChimeSpeakerSearchTask @call -TransactionId 'call-2' -VoiceProfileDomainId 'domain-1' -ClientRequestToken 'token-2' -ConfirmConsent -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed[0].Exception.Message | Should -Match 'may have been started'
        $failed[0].Exception.Message | Should -Match 'token-2'
        $failed[0].Exception.Message | Should -Not -Match 'othing was sent|before anything was sent|inner exception|Stack empty'
    }

    It 'is none where it is for another task' {
        Set-Answer 200 '{"SpeakerSearchTask":{"SpeakerSearchTaskId":"task-2","SpeakerSearchTaskStatus":"SUCCEEDED"}}'
        Get-ChimeSpeakerSearchTask @call -SpeakerSearchTaskId 'task-1' -ErrorVariable failed -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'ConnectionFailed,*'
    }

    It 'is none where it is longer than any' {
        Set-Answer 200 ('{"SpeakerSearchTask":{"SpeakerSearchTaskId":"task-1"}}' + ' ' * 2MB)
        Get-ChimeSpeakerSearchTask @call -SpeakerSearchTaskId 'task-1' -ErrorVariable failed -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $failed[0].Exception.Message | Should -Match '1024 KiB'
    }
}

Describe 'A proxy of the environment' {
    It 'sees nothing of an emulator, nor of any endpoint on this machine' {
        $proxy = [HostileServer]::new()
        try {
            $proxy.Answer = "HTTP/1.1 502 Any`r`nContent-Length: 0`r`nConnection: close`r`n`r`n"
            $result = Invoke-FreshPowerShell -Environment @{ HTTP_PROXY = $proxy.Url; HTTPS_PROXY = $proxy.Url; ALL_PROXY = $proxy.Url } {
                $emulator = Start-ChimeVoiceEmulator -TaskDuration 0.2
                (Start-ChimeSpeakerSearchTask -VoiceConnectorId $emulator.VoiceConnectorId -TransactionId call-1 -VoiceProfileDomainId $emulator.VoiceProfileDomainId -EndpointUrl $emulator.EndpointUrl -ConfirmConsent | Wait-ChimeTask -Timeout 60).Status
            }
            $result.Output | Should -Be 'SUCCEEDED' -Because $result.Error
            $proxy.Requests | Should -BeNullOrEmpty
        }
        finally {
            $proxy.Dispose()
        }
    }
}

Describe 'Keys that would begin another header' {
    It 'are not sent, and not shown, from <Source>' -ForEach @(
        @{ Source = 'the environment'; Script = '' }
        @{ Source = 'a PSCredential'; Script = '$with = @{ Credential = [pscredential]::new("AKID`r`nX-Smuggled: yes", (ConvertTo-SecureString "any" -AsPlainText -Force)) }' }
        @{ Source = 'a parameter'; Script = '$with = @{ AccessKey = "AKID`nX-Smuggled: yes"; SecretKey = "any" }' }
        @{ Source = 'the session of AWS.Tools'; Script = 'class Keys { [string] $AccessKey = "AKID`r`nX-Smuggled: yes"; [string] $SecretKey = "any"; [string] $Token = ""; [object] GetCredentials() { return $this } }; $StoredAWSCredentials = [Keys]::new()' }
    ) {
        Set-Answer 200 '{"SpeakerSearchTask":{"SpeakerSearchTaskId":"task-1"}}'
        $environment = if ($Source -eq 'the environment') { @{ AWS_ACCESS_KEY_ID = "AKID`r`nX-Smuggled: yes"; AWS_SECRET_ACCESS_KEY = 'any' } } else { @{} }
        $result = Invoke-FreshPowerShell -Environment $environment ([scriptblock]::Create("`$with = @{}; $Script
            try { Get-ChimeSpeakerSearchTask -VoiceConnectorId connector-1 -SpeakerSearchTaskId task-1 -EndpointUrl $($server.Url) -Region us-east-1 @with -ErrorAction Stop }
            catch { `$_.FullyQualifiedErrorId; `$_.Exception.Message }"))
        $result.Output | Should -Match '^(CredentialsNotFound|InvalidParameter),' -Because $result.Error
        $result.Output | Should -Not -Match 'Smuggled'
        $server.Requests | Should -BeNullOrEmpty
    }
}

Describe 'An instance metadata endpoint that is silent' {
    It 'is given up within five seconds, with a word, and left alone for a minute' {
        $silent = [HostileServer]::new()
        try {
            $result = Invoke-FreshPowerShell -Environment @{ AWS_EC2_METADATA_DISABLED = 'false'; AWS_EC2_METADATA_SERVICE_ENDPOINT = $silent.Url } ([scriptblock]::Create("
                `$VerbosePreference = 'Continue'
                foreach (`$attempt in 1, 2) {
                    `$clock = [Diagnostics.Stopwatch]::StartNew()
                    Get-ChimeSpeakerSearchTask -VoiceConnectorId connector-1 -SpeakerSearchTaskId task-1 -Region us-east-1 -ErrorVariable failed -ErrorAction SilentlyContinue
                    `"attempt `$attempt <`$(`$clock.Elapsed.TotalSeconds.ToString('0.0', [cultureinfo]::InvariantCulture))> `$(`$failed[0].FullyQualifiedErrorId)`"
                }"))
            $lines = $result.Output -split '\r?\n'
            $attempts = $lines | Where-Object { $_ -match '^attempt' }
            $attempts | Should -HaveCount 2 -Because $result.Error
            $attempts | Should -Match 'CredentialsNotFound,'
            [double] ($attempts[0] -replace '.*<|>.*') | Should -BeLessThan 9
            [double] ($attempts[1] -replace '.*<|>.*') | Should -BeLessThan 2
            @($lines -match "metadata endpoint $([regex]::Escape($silent.Url)) is asked") | Should -HaveCount 1
            @($lines -match 'not asked again for a minute') | Should -HaveCount 2
        }
        finally {
            $silent.Dispose()
        }
    }
}

Describe 'A missing profile' {
    It 'that AWS_PROFILE names is named' {
        $result = Invoke-FreshPowerShell -Environment @{ AWS_PROFILE = 'nobody' } {
            Get-ChimeSpeakerSearchTask -VoiceConnectorId connector-1 -SpeakerSearchTaskId task-1 -Region us-east-1 -ErrorVariable failed -ErrorAction SilentlyContinue
            $failed[0].FullyQualifiedErrorId; $failed[0].Exception.Message
        }
        $result.Output | Should -Match '^CredentialsNotFound,' -Because $result.Error
        $result.Output | Should -Match "'nobody'"
        $result.Output | Should -Match 'AWS_PROFILE'
    }
}

Describe 'A credential process that hangs' -Skip:$IsWindows {
    It 'is ended with its children when the pipeline stops' {
        $file = Join-Path $TestDrive 'credentials'
        $ids = Join-Path $TestDrive 'ids'
        $script = Join-Path $TestDrive 'hang.sh'
        [IO.File]::WriteAllText($script, "sleep 600 & echo `$! > '$ids'; echo `$`$ >> '$ids'; wait`n")
        [IO.File]::WriteAllText($file, "[hanging]`ncredential_process = sh $script`n")
        $shell = [powershell]::Create()
        try {
            $null = $shell.AddScript("Import-Module '$Manifest'; Get-ChimeSpeakerSearchTask -VoiceConnectorId connector-1 -SpeakerSearchTaskId task-1 -Region us-east-1 -EndpointUrl $($server.Url) -ProfileName hanging -ProfileLocation '$file'")
            $null = $shell.BeginInvoke()
            Wait-Until { (Test-Path -LiteralPath $ids) -and @(Get-Content -LiteralPath $ids).Count -eq 2 }
            $shell.Stop()
            Wait-Until { -not (Get-Content -LiteralPath $ids | ForEach-Object { Get-Process -Id $_ -ErrorAction SilentlyContinue }) }
        }
        finally {
            $shell.Runspace.Dispose()
            $shell.Dispose()
        }
    }
}

Describe 'Where requests go' {
    BeforeAll {
        $aws = @{ VoiceConnectorId = 'connector-1'; AccessKey = 'any'; SecretKey = 'any' }
        $emulator = Start-ChimeVoiceEmulator -TaskDuration 60
        $other = @{ VoiceConnectorId = $emulator.VoiceConnectorId; EndpointUrl = $emulator.EndpointUrl }
        $endpoint = "the emulator at $(([uri] $emulator.EndpointUrl).Authority) in us-east-1"
    }

    AfterAll {
        Stop-ChimeVoiceEmulator $emulator.EndpointUrl
    }

    It 'is named by one verbose line, with the source of the credentials' {
        $said = @(1..3 | ForEach-Object { [pscustomobject] @{ SpeakerSearchTaskId = "task-$_"; VoiceConnectorId = $emulator.VoiceConnectorId } } |
                Get-ChimeSpeakerSearchTask -EndpointUrl $emulator.EndpointUrl -Verbose -ErrorAction SilentlyContinue 4>&1 | ForEach-Object Message)
        @($said -match 'Requests go to') | Should -HaveCount 1
        $said -match 'Requests go to' | Should -Match ([regex]::Escape($endpoint))
        $said -match 'Requests go to' | Should -Match 'signed by the emulator'
    }

    It 'is named by -WhatIf, though there are no credentials' {
        $result = Invoke-FreshPowerShell { Start-ChimeVoiceToneAnalysisTask -VoiceConnectorId connector-1 -TransactionId call-1 -Region us-west-2 -WhatIf }
        $result.Output | Should -Match 'voice-chime\.us-west-2\.amazonaws\.com in us-west-2' -Because $result.Error
    }

    It 'is left out of -WhatIf where no region is known' {
        $result = Invoke-FreshPowerShell { Start-ChimeVoiceToneAnalysisTask -VoiceConnectorId connector-1 -TransactionId call-1 -WhatIf }
        $result.Output | Should -Match "call-1' on voice connector 'connector-1'`"" -Because $result.Error
    }

    It 'is named by the error of a connection, and the error of a task names its transaction' {
        $free = [Net.Sockets.TcpListener]::new([Net.IPAddress]::Loopback, 0)
        $free.Start()
        $port = $free.LocalEndpoint.Port
        $free.Stop()
        $task = [ChimeVoiceTools.SpeakerSearchTask] @{ TaskId = 'task-1'; VoiceConnectorId = 'connector-1'; TransactionId = 'call-4711' }
        $task | Get-ChimeTask -EndpointUrl "http://127.0.0.1:$port" -Region us-west-2 -AccessKey any -SecretKey any -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed[0].Exception.Message | Should -Match "127\.0\.0\.1:$port in us-west-2"
        $failed[0].Exception.Message | Should -Match "of transaction 'call-4711'"
    }
}
