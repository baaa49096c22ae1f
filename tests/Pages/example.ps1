# Writes the report of the example calls, which docs/examples has, with the built module.
param([Parameter(Mandatory)] [string] $Path)

$ErrorActionPreference = 'Stop'
Import-Module (Join-Path $PSScriptRoot '../../ChimeVoiceTools.psd1')
. "$PSScriptRoot/tones.ps1"

New-ExampleCall | Export-ChimeVoiceToneReport $Path -Title 'Support line, 1 March' -Force
