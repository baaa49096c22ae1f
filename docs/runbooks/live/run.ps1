# What a service runs: the worker with this site's own consent check. Copy it beside worker.ps1, and put your check in.
Import-Module ChimeVoiceTools -ErrorAction Stop

& "$PSScriptRoot/worker.ps1" -QueueUrl $env:QUEUE_URL -VoiceProfileDomainId $env:VOICE_PROFILE_DOMAIN_ID -TestConsent {
    param($VoiceEvent)

    # Your records decide: whoever is not in them has not consented.
    $file = Join-Path $env:CONSENT_FOLDER "$($VoiceEvent.TransactionId).json"
    (Test-Path -LiteralPath $file) -and (Get-Content -LiteralPath $file -Raw | ConvertFrom-Json).SpeakerSearch -eq $true
}
exit $LASTEXITCODE
