# Profiles of each kind whose keys are fetched, with what they need; dot-sourced after SignInService.ps1 by the files that need
# them. $SignInEnvironment is the environment that leads there. The processes are shell scripts, and HOME names the home folder: tests
# of these are not for Windows.
function Set-TokenFile {
    # A token as a sign-in leaves it in the home folder, under the name that follows from the start URL or the session.
    param([string] $Of, [string] $ExpiresAt, [hashtable] $More = @{})
    $name = [Convert]::ToHexString([Security.Cryptography.SHA1]::HashData([Text.Encoding]::UTF8.GetBytes($Of))).ToLowerInvariant()
    $folder = New-Item -ItemType Directory -Force -Path (Join-Path $TestDrive 'home/.aws/sso/cache')
    @{ startUrl = 'https://example.awsapps.com/start'; region = 'eu-west-1'; accessToken = 'TOKEN-of-sign-in'; expiresAt = $ExpiresAt } + $More |
        ConvertTo-Json | Set-Content -LiteralPath (Join-Path $folder "$name.json")
}

$tokenFile = Join-Path $TestDrive 'token'
[IO.File]::WriteAllText($tokenFile, 'TOKEN-of-sign-in')
$processRuns = Join-Path $TestDrive 'process-runs'
$brokenRuns = Join-Path $TestDrive 'broken-runs'
$processScript = Join-Path $TestDrive 'process.sh'
[IO.File]::WriteAllText($processScript, "echo run >> '$processRuns'`necho `"{\`"Version\`": 1, \`"AccessKeyId\`": \`"ASIAPROCESS`$(wc -l < '$processRuns' | tr -d ' ')\`", \`"SecretAccessKey\`": \`"SECRET-of-process\`", \`"SessionToken\`": \`"TOKEN-of-process\`", \`"Expiration\`": \`"2099-01-01T00:00:00Z\`"}`"`n")
$brokenScript = Join-Path $TestDrive 'broken.sh'
[IO.File]::WriteAllText($brokenScript, "echo run >> '$brokenRuns'`nsleep 0.3`necho 'The vault is locked' >&2`nexit 3`n")
Set-TokenFile 'https://example.awsapps.com/start' '2099-01-01T00:00:00Z'
Set-TokenFile 'corp' '2099-01-01T00:00:00Z'
Set-TokenFile 'renewed' '2020-01-01T00:00:00Z' @{ refreshToken = 'TOKEN-of-refresh'; clientId = 'client'; clientSecret = 'SECRET-of-client'; registrationExpiresAt = '2099-01-01T00:00:00Z' }
Set-TokenFile 'https://expired.awsapps.com/start' '2020-01-01T00:00:00Z'

$configFile = Join-Path $TestDrive 'config'
Set-Content -LiteralPath $configFile -Value @"
[profile source]
aws_access_key_id = AKIDSOURCE
aws_secret_access_key = SECRET-of-source

[profile role]
role_arn = arn:aws:iam::123456789012:role/listener
source_profile = source
region = eu-central-1

[profile chain]
role_arn = arn:aws:iam::123456789012:role/second
source_profile = role
region = eu-central-1

[profile mfa]
role_arn = arn:aws:iam::123456789012:role/guarded
source_profile = source
mfa_serial = arn:aws:iam::123456789012:mfa/ann
region = eu-central-1

[profile mfa-chain]
role_arn = arn:aws:iam::123456789012:role/second
source_profile = mfa
region = eu-central-1

[profile elsewhere]
role_arn = arn:aws:iam::123456789012:role/listener
source_profile = source
region = eu-central-1
services = elsewhere

[services elsewhere]
sts =
  endpoint_url = $($SignIn.Url)

[profile web]
role_arn = arn:aws:iam::123456789012:role/web
web_identity_token_file = $tokenFile
region = eu-central-1

[profile web-nowhere]
role_arn = arn:aws:iam::123456789012:role/web
web_identity_token_file = $TestDrive/no-such-token
region = eu-central-1

[profile process]
credential_process = sh '$processScript'
region = eu-central-1

[profile process-broken]
credential_process = sh '$brokenScript'
region = eu-central-1

[profile sso]
sso_start_url = https://example.awsapps.com/start
sso_region = eu-west-1
sso_account_id = 123456789012
sso_role_name = Listener
region = eu-central-1

[profile sso-session]
sso_session = corp
sso_account_id = 123456789012
sso_role_name = Listener
region = eu-central-1

[sso-session corp]
sso_start_url = https://example.awsapps.com/start
sso_region = eu-west-1
sso_registration_scopes = sso:account:access

[profile sso-renewed]
sso_session = renewed
sso_account_id = 123456789012
sso_role_name = Listener
region = eu-central-1

[sso-session renewed]
sso_start_url = https://example.awsapps.com/start
sso_region = eu-west-1
sso_registration_scopes = sso:account:access

[profile sso-role]
role_arn = arn:aws:iam::123456789012:role/listener
source_profile = sso-session
region = eu-central-1

[profile sso-nobody]
sso_start_url = https://nobody.awsapps.com/start
sso_region = eu-west-1
sso_account_id = 123456789012
sso_role_name = Listener
region = eu-central-1

[profile sso-expired]
sso_start_url = https://expired.awsapps.com/start
sso_region = eu-west-1
sso_account_id = 123456789012
sso_role_name = Listener
region = eu-central-1

[profile sso-expired-role]
role_arn = arn:aws:iam::123456789012:role/listener
source_profile = sso-expired
region = eu-central-1
"@

$SignInEnvironment = @{
    AWS_CONFIG_FILE           = $configFile
    AWS_ENDPOINT_URL_STS      = $SignIn.Url
    AWS_ENDPOINT_URL_SSO      = $SignIn.Url
    AWS_ENDPOINT_URL_SSO_OIDC = $SignIn.Url
    HOME                      = Join-Path $TestDrive 'home'
}
