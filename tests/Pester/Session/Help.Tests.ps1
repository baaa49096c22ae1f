BeforeDiscovery {
    $names = (Import-PowerShellDataFile (Join-Path $PSScriptRoot '../../../ChimeVoiceTools.psd1')).CmdletsToExport
    $cmdlets = foreach ($name in $names) { @{ Name = $name } }
}

Describe 'Help' {
    BeforeAll {
        Import-Module (Join-Path $PSScriptRoot '../../../ChimeVoiceTools.psd1') -Force

        function Get-DefinedParameter($Command) {
            $common = [Management.Automation.Cmdlet]::CommonParameters
            (Get-Command $Command).Parameters.Values | Where-Object Name -NotIn $common
        }
    }

    Context 'of <Name>' -ForEach $cmdlets {
        BeforeAll {
            $help = Get-Help $Name -Full
        }

        It 'has a synopsis and a description of its own' {
            # Where there is no help file, PowerShell makes a synopsis of the syntax.
            $help.Synopsis | Should -Not -BeNullOrEmpty
            $help.Synopsis | Should -Not -Match ([regex]::Escape($Name) + ' ')
            $help.description.Text | Should -Not -BeNullOrEmpty
        }

        It 'has two examples or more, each with code and remarks' {
            @($help.examples.example).Count | Should -BeGreaterOrEqual 2
            foreach ($example in $help.examples.example) {
                $example.code | Should -Not -BeNullOrEmpty
                $example.remarks.Text -join '' | Should -Not -BeNullOrEmpty
            }
        }

        It 'has examples that name only cmdlets and parameters that exist' {
            foreach ($example in $help.examples.example) {
                $code = ($example.code -split '\r?\n\r?\n')[0]
                $ast = [Management.Automation.Language.Parser]::ParseInput($code, [ref]$null, [ref]$null)
                $calls = $ast.FindAll({ $args[0] -is [Management.Automation.Language.CommandAst] }, $true)
                foreach ($call in $calls) {
                    $command = Get-Command $call.GetCommandName() -ErrorAction Stop
                    $given = $call.CommandElements | Where-Object { $_ -is [Management.Automation.Language.CommandParameterAst] }
                    foreach ($parameter in $given) {
                        $command.ResolveParameter($parameter.ParameterName).Name | Should -Be $parameter.ParameterName
                    }
                }
            }
        }

        It 'has the parameters of the cmdlet and no other' {
            $defined = (Get-DefinedParameter $Name).Name | Sort-Object
            $help.parameters.parameter.name | Sort-Object | Should -Be $defined
        }

        It 'shows every parameter set in its syntax, with the mandatory parameters first' {
            $sets = foreach ($set in (Get-Command $Name).ParameterSets) {
                $own = $set.Parameters | Where-Object Name -NotIn ([Management.Automation.Cmdlet]::CommonParameters)
                $first = @($own | Where-Object Position -GE 0 | Sort-Object Position) + @($own | Where-Object { $_.IsMandatory -and $_.Position -lt 0 } | Sort-Object Name)
                @{ All = ($own.Name | Sort-Object) -join ' '; First = $first.Name -join ' '; Count = $first.Count }
            }
            $shown = @($help.syntax.syntaxItem)
            $shown.Count | Should -Be @($sets).Count
            foreach ($set in $sets) {
                $item = $shown | Where-Object { (@($_.parameter.name) | Sort-Object) -join ' ' -eq $set.All }
                $item | Should -HaveCount 1 -Because "of the set with $($set.All)"
                $positional = @($item.parameter | Where-Object position -Match '^\d+$').name
                $rest = @($item.parameter | Where-Object { $_.position -notmatch '^\d+$' -and $_.required -eq 'true' }).name | Sort-Object
                (@($positional) + @($rest) | Where-Object { $_ }) -join ' ' | Should -Be $set.First
                $begin = @($item.parameter.name | Select-Object -First $set.Count)
                $begin | Where-Object { $set.First -notmatch "\b$_\b" } | Should -BeNullOrEmpty -Because 'these come before the others'
            }
        }

        It 'says of each parameter what the cmdlet has' {
            foreach ($parameter in Get-DefinedParameter $Name) {
                $described = Get-Help $Name -Parameter $parameter.Name
                $attributes = $parameter.Attributes | Where-Object { $_ -is [Parameter] }
                $because = "of -$($parameter.Name)"

                $described.description.Text | Should -Not -BeNullOrEmpty -Because $because
                $type = [Nullable]::GetUnderlyingType($parameter.ParameterType)
                if (-not $type) { $type = $parameter.ParameterType }
                $described.type.name | Should -Be $type.Name -Because $because
                $described.required | Should -Be ([bool]($attributes.Mandatory -eq $true)).ToString() -Because $because
                $aliases = if ($parameter.Aliases) { $parameter.Aliases -join ', ' } else { 'none' }
                $described.aliases | Should -Be $aliases -Because $because
                ($described.pipelineInput -match 'ByPropertyName') | Should -Be ([bool]($attributes.ValueFromPipelineByPropertyName -eq $true)) -Because $because
                ($described.pipelineInput -match 'ByValue') | Should -Be ([bool]($attributes.ValueFromPipeline -eq $true)) -Because $because
            }
        }
    }

    It 'has a sentence for the list of topics, for <_>' -ForEach 'about_ChimeVoiceTools', 'about_ChimeVoiceTools_Consent', 'about_ChimeVoiceTools_Credentials', 'about_ChimeVoiceTools_Emulator', 'about_ChimeVoiceTools_Live', 'about_ChimeVoiceTools_MediaInsights' {
        $topic = $_
        (Get-Help about_ChimeVoice* | Where-Object Name -EQ $topic).Synopsis | Should -Match '^[A-Z].+\.$'
    }

    It 'has the topic <_>' -ForEach 'about_ChimeVoiceTools', 'about_ChimeVoiceTools_Consent', 'about_ChimeVoiceTools_Credentials', 'about_ChimeVoiceTools_Emulator', 'about_ChimeVoiceTools_Live', 'about_ChimeVoiceTools_MediaInsights' {
        Get-Help $_ | Out-String | Should -Match 'LONG DESCRIPTION'
    }
}
