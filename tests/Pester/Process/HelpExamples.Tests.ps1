BeforeDiscovery {
    # What sends requests to AWS itself, which no test does.
    $needAws = @{}

    $examples = foreach ($page in Get-ChildItem "$PSScriptRoot/../../../docs/en-US/*-*.md") {
        $part = [regex]::Match(((Get-Content -Raw $page) -replace '\r\n', "`n"), '(?s)\n## EXAMPLES\n(.*?)\n## PARAMETERS\n').Groups[1].Value
        foreach ($section in $part -split '(?m)^### ' | Select-Object -Skip 1) {
            $title = ($section -split '\n')[0]
            if ($needAws[$page.BaseName] -contains ($title -split ':')[0]) { continue }
            $blocks = [regex]::Matches($section, '(?ms)^```(\w+)\n(.*?)\n```$')
            @{
                Page   = $page.BaseName
                Title  = $title
                Code   = ($blocks | Where-Object { $_.Groups[1].Value -eq 'powershell' }).Groups[2].Value
                Output = ($blocks | Where-Object { $_.Groups[1].Value -eq 'output' }).Groups[2].Value
            }
        }
    }
}

BeforeAll {
    . "$PSScriptRoot/../Support/Common.ps1"
    . "$PSScriptRoot/../Support/PastedCode.ps1"
}

Describe 'The help of <_.Name>' -ForEach ($examples | Group-Object Page) {
    It 'has in <Title> what the code shows when it is pasted' -ForEach $_.Group {
        $folder = (New-Item -ItemType Directory "TestDrive:/$([guid]::NewGuid())").FullName
        ConvertTo-Form (Invoke-Pasted $Code -Folder $folder) | Should -BeExactly (ConvertTo-Form $Output)
    }
}
