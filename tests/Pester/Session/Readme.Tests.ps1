BeforeAll {
    . "$PSScriptRoot/../Support/Common.ps1"
    $root = Split-Path $Manifest
    $cmdlets = Get-Command -Module ChimeVoiceTools
    $readme = (Get-Content -Raw "$root/README.md") -replace '\r\n', "`n"

    function Get-Block([string] $Text, [string] $Language) {
        [regex]::Matches($Text, "(?ms)^``````$Language\n(.*?)^``````$") | ForEach-Object { $_.Groups[1].Value.TrimEnd("`n") }
    }
}

Describe 'The README' {
    It 'has a policy with the actions that the module needs, and no other' {
        $policy = Get-Block $readme json | ConvertFrom-Json
        $policy.Version | Should -Be '2012-10-17'
        $operations = foreach ($noun in 'SpeakerSearchTask', 'VoiceToneAnalysisTask') { 'Start', 'Get', 'Stop' | ForEach-Object { "chime:$_$noun" } }
        $operations += foreach ($noun in 'VoiceProfile', 'VoiceProfileDomain') { 'Create', 'Get', 'Update', 'Delete' | ForEach-Object { "chime:$_$noun" } }
        $operations += 'chime:ListVoiceProfiles', 'chime:ListVoiceProfileDomains'
        $policy.Statement[0].Action | Sort-Object | Should -Be ($operations | Sort-Object)
        $pipelines = 'Create', 'Get', 'Update', 'Delete' | ForEach-Object { "chime:$($_)MediaInsightsPipelineConfiguration" }
        $pipelines += 'chime:ListMediaInsightsPipelineConfigurations', 'chime:CreateMediaInsightsPipeline', 'chime:UpdateMediaInsightsPipelineStatus'
        $pipelines += 'chime:GetMediaPipeline', 'chime:ListMediaPipelines', 'chime:DeleteMediaPipeline'
        $pipelines += 'chime:GetVoiceConnector', 'chime:GetVoiceConnectorStreamingConfiguration'
        $policy.Statement[1].Action | Sort-Object | Should -Be ($pipelines | Sort-Object)
        $policy.Statement[2].Action | Should -Be 'kms:CreateGrant', 'kms:Decrypt', 'kms:DescribeKey'
        $queues = 'ReceiveMessage', 'DeleteMessage', 'ChangeMessageVisibility', 'GetQueueAttributes', 'GetQueueUrl'
        $policy.Statement[3].Action | Should -Be ($queues | ForEach-Object { "sqs:$_" })
    }

    It 'names every cmdlet' {
        # Of several with one noun, the table has the first in full and the others by their verbs.
        $nouns = $cmdlets.Noun | Sort-Object -Unique
        $nouns | Where-Object { $readme -notmatch "-$_\b" } | Should -BeNullOrEmpty
    }
}

Describe 'What is written about the module' {
    It 'names only cmdlets that there are, in <_>' -ForEach (
        @('README.md') + @((Get-ChildItem "$PSScriptRoot/../../../docs" -Recurse -Include *.md, *.txt).FullName | ForEach-Object { $_.Substring((Resolve-Path "$PSScriptRoot/../../..").Path.Length + 1) })
    ) {
        $named = [regex]::Matches((Get-Content -Raw "$root/$_"), '\b[A-Z][a-z]+-Chime\w+').Value | Sort-Object -Unique
        $named | Where-Object { $_ -notin $cmdlets.Name } | Should -BeNullOrEmpty
    }
}
