BeforeDiscovery {
    $isUnix = $PSVersionTable.PSEdition -eq 'Core' -and -not $IsWindows
}

BeforeAll {
    . "$PSScriptRoot/../Support/Common.ps1"

    function New-Browser {
        # A program in place of a browser: it writes down what it was given, and ends with a status.
        param([string] $Name = 'browser', [int] $Status = 0)
        $folder = (New-Item -ItemType Directory (Join-Path $TestDrive ([guid]::NewGuid()))).FullName
        $path = Join-Path $folder $Name
        Set-Content $path "#!/bin/sh`necho noise; echo noise >&2`nprintf '%s\n' `"`$#:`$1`" > '$folder/given'`nexit $Status"
        & chmod +x $path
        [pscustomobject] @{ Path = $path; Folder = $folder; Given = "$folder/given" }
    }

    $before = @{ BROWSER = $env:BROWSER; PATH = $env:PATH }
    $emulator = Start-ChimeVoiceEmulator
}

AfterAll {
    $emulator | Stop-ChimeVoiceEmulator
}

Describe 'Show-ChimeVoiceEmulator' -Skip:(-not $isUnix) {
    AfterEach {
        $env:PATH = $before.PATH
        $env:BROWSER = $before.BROWSER
    }

    It 'opens the address in the browser that BROWSER names' {
        $browser = New-Browser
        $env:BROWSER = "no-such-browser:$($browser.Path)"
        $emulator | Show-ChimeVoiceEmulator -ErrorAction Stop | Should -BeNullOrEmpty
        Get-Content $browser.Given | Should -Be "1:$($emulator.EndpointUrl)/"
    }

    It 'opens it with xdg-open where BROWSER names none' -Skip:($PSVersionTable.PSEdition -eq 'Core' -and $IsMacOS) {
        $browser = New-Browser -Name xdg-open
        $env:BROWSER = ''
        $env:PATH = $browser.Folder
        $shown = Show-ChimeVoiceEmulator -PassThru -ErrorAction Stop
        $shown.EndpointUrl | Should -Be $emulator.EndpointUrl
        Get-Content -LiteralPath $browser.Given | Should -Be "1:$($emulator.EndpointUrl)/"
    }

    It 'says where the page is when there is no browser' {
        $env:BROWSER = ''
        $env:PATH = $TestDrive
        { Show-ChimeVoiceEmulator -ErrorAction Stop } | Should -Throw "No browser was found*$($emulator.EndpointUrl)/." -ErrorId 'BrowserNotFound,*'
    }

    It 'says where the page is when the browser fails' {
        $env:BROWSER = (New-Browser -Status 3).Path
        { Show-ChimeVoiceEmulator -ErrorAction Stop } | Should -Throw "*(browser: 3)*$($emulator.EndpointUrl)/." -ErrorId 'BrowserNotFound,*'
    }

    It 'opens nothing with WhatIf' {
        $browser = New-Browser
        $env:BROWSER = $browser.Path
        Show-ChimeVoiceEmulator -WhatIf
        $browser.Given | Should -Not -Exist
    }

    It 'does nothing for an endpoint that no emulator has, and says so' {
        $browser = New-Browser
        $env:BROWSER = $browser.Path
        Show-ChimeVoiceEmulator http://127.0.0.1:1 -Verbose 4>&1 | Should -BeLike 'There is no running emulator*'
        $browser.Given | Should -Not -Exist
    }
}

Describe 'The page of an emulator' {
    It 'is at its address' {
        $page = Invoke-WebRequest "$($emulator.EndpointUrl)/" -Headers @{ Accept = 'text/html' } -UseBasicParsing
        $page.StatusCode | Should -Be 200
        $page.Content | Should -Match '<title>Voice emulator</title>'
    }
}
