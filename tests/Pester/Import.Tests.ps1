Describe 'Importing the module from a built checkout' {
    It 'exports each cmdlet that the manifest lists' {
        $manifest = Join-Path $PSScriptRoot '../../ChimeVoiceTools.psd1'
        Import-Module $manifest -Force
        (Get-Command -Module ChimeVoiceTools).Name | Should -Be (Import-PowerShellDataFile $manifest).CmdletsToExport
    }
}
