# What every script and every example keeps; tests/Pester/Session/ScriptAnalyzer.Tests.ps1 holds them to it.
@{
    Rules = @{
        # It passes on to a program what it is given.
        PSAvoidUsingPositionalParameters = @{ Enable = $true; CommandAllowList = @('Invoke-DotNet') }
    }
}
