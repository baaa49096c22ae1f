# How long the disk takes to have a few hundred bytes.
param([string] $Path)
$file = [IO.File]::Create($Path)
$bytes = [byte[]]::new(700)
$times = foreach ($number in 1..200) {
    $file.Write($bytes, 0, $bytes.Length)
    $clock = [Diagnostics.Stopwatch]::StartNew()
    $file.Flush($true)
    $clock.Elapsed.TotalMilliseconds
}
$file.Dispose()
@{ Milliseconds = [Math]::Round(($times | Sort-Object)[100], 1) } | ConvertTo-Json
