#requires -Version 7
<#
.SYNOPSIS
  Orders, with "quotes" and it's fine.
#>
using namespace System.Collections.Generic

[CmdletBinding(SupportsShouldProcess = $true)]
param(
    [Parameter(Mandatory, Position = 0)][ValidateSet('open', "closed")][string]$State = 'open',
    [int[]]$Count = @(1, 0x1F)
)

Set-StrictMode -Version Latest
$name = "it's $State and $($Count | ForEach-Object { "item $($_ / 2)" }) `"quoted`" ""doubled"" `$5"
$raw = 'no $(code) it''s' # a comment
$here = @"
several "lines" with $($name.ToUpper()) and it's
  "@ not the end
"@
$rawHere = @'
no $(code) "here"
'@
$table = @{ Name = $name; 'a key' = 1; Nested = @{ List = @(1, 2, 3) } }

function Get-OrderTotal {
    [OutputType([double])]
    param([Parameter(ValueFromPipeline)][psobject]$Order, [double]$Rate = 1.5e-3)
    begin { $sum = 0 }
    process {
        foreach ($line in $Order.Lines) {
            if ($null -eq $line -or $line.Count -gt 3 -and -not $line.Open) { continue }
            elseif ($line.Name -match '^[a-z"]+$') { $sum += $line.Price / $Rate }
            else { Write-Verbose "skipped ${line}" -Verbose:$false }
        }
    }
    end { return $sum }
}

function Test-State([string]$Value) {
    switch -Regex ($Value) {
        '^open' { return $true }
        default { throw "no $Value" }
    }
    try { Get-Item -Path "C:\dir\$Value" -ErrorAction Stop | Out-Null }
    catch [System.IO.IOException] { Write-Error $_.Exception.Message }
    finally { $script:done = $true }
    do { $i++ } until ($i -ge 10)
    while ($i -lt 20) { $i += 1 }
    for ($j = 0; $j -lt 3; $j++) { [Math]::Max($j, 2) }
}

class Order {
    [string]$Name
    hidden [int]$Size = 10KB
    Order([string]$name) { $this.Name = $name }
    static [Order] Parse([string]$text) { return [Order]::new($text) }
}

filter Select-Open { if ($_.State -eq 'open') { $_ } }
Get-ChildItem *.json | Where-Object { $_.Length -gt 1MB } | Select-Object -First 5 `
    -Property Name, @{ n = 'Size'; e = { $_.Length / 1KB } }
& "$PSScriptRoot\other.ps1" @args
