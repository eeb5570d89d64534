<#
.SYNOPSIS
Starts a TLS sweep over the HTTP API, waits for its end and fails when the sweep fails.

.DESCRIPTION
A runbook for Azure Automation, Windows PowerShell 5.1 or PowerShell 7.2 and later. It needs no module: the token comes from the Automation
account's managed identity. Give that identity the app role of the API's app registration first; without it the API answers 401 or 403.

The job fails (status Failed, the reason as its exception) when the API refuses the request, the sweep fails or is cancelled, the time is
up, the sweep could not see anything, or a machine has a verdict that -FailOn lists. A sweep that saw only a part gives a warning.
When the time is up the sweep itself goes on; only the waiting ends.

The output is one object: id, state, outcome, machineCount, planId, verdicts (how many machines have each verdict) and report, a link.

In Windows PowerShell 5.1 ConvertFrom-Json may refuse an answer of more than 2 MB. Use PowerShell 7.2 for fleets with reports that large.

.PARAMETER BaseUri
The Function app, such as https://my-sweeps.azurewebsites.net. Only https: the token goes there, and to no other host.

.PARAMETER Audience
What the token is for: the App ID URI of the API's app registration, such as api://00000000-0000-0000-0000-000000000000.

.PARAMETER Mode
Report contacts no machine (the default), Inspect reads machines, Repair changes them. The installation may allow less.

.PARAMETER Subscriptions
Ids of the only subscriptions whose machines may be contacted. Without any: all of the installation's scope.

.PARAMETER Machines
ARM ids of the only machines that may be contacted. Without any: all in scope.

.PARAMETER PlanId
The plan that was approved, such as plan-0123456789ab. A sweep whose own plan is another contacts nobody.

.PARAMETER DryRun
$true to plan in the given mode and contact nobody.

.PARAMETER IdempotencyKey
Two requests with the same key are one sweep. Without it: the id of the Automation job, so a job that Automation restarts finds its own
sweep again instead of starting another; outside Automation a new one for each run.

.PARAMETER TimeoutMinutes
How long to wait for the sweep's end, 1 to 1440. Cloud jobs are restarted after about three hours, so stay below that.

.PARAMETER FailOn
Verdicts that make the job fail when at least one machine has them. The default is Failed and RolledBack: an order that came to nothing
needs a person. None turns it off. StillLegacy and Drifted are what a sweep is there to find, so they are not in the default.

.PARAMETER IdentityClientId
Client id of a user-assigned identity of the Automation account. Without it: the system-assigned one.

.EXAMPLE
Invoke-TlsSweep.ps1 -BaseUri https://my-sweeps.azurewebsites.net -Audience api://00000000-0000-0000-0000-000000000000

.EXAMPLE
Invoke-TlsSweep.ps1 -BaseUri https://my-sweeps.azurewebsites.net -Audience api://my-sweeps -Mode Repair -PlanId plan-0123456789ab
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory = $true)]
    [uri] $BaseUri,

    [Parameter(Mandatory = $true)]
    [ValidateNotNullOrEmpty()]
    [string] $Audience,

    [ValidateSet('Report', 'Inspect', 'Repair')]
    [string] $Mode = 'Report',

    [string[]] $Subscriptions = @(),

    [string[]] $Machines = @(),

    [ValidatePattern('^(plan-[0-9a-f]{12})?$')]
    [string] $PlanId = '',

    [bool] $DryRun = $false,

    [ValidatePattern('^[\x21-\x7e]{0,255}$')]
    [string] $IdempotencyKey = '',

    [ValidateRange(1, 1440)]
    [int] $TimeoutMinutes = 120,

    [ValidateSet('None', 'Unproven', 'Compliant', 'Repaired', 'RestartPending', 'Confirmed', 'StillLegacy', 'Drifted', 'Failed', 'Refused',
        'RolledBack')]
    [string[]] $FailOn = @('Failed', 'RolledBack'),

    [string] $IdentityClientId = ''
)

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'

# 0 stands for no answer at all. A POST may be sent again too: its idempotency key makes the second one find the first.
$TransientStatus = @(0, 429, 502, 503, 504)
$MostRetries = 6

# ---- The world: replaced one by one where this script is tried out.

function Get-UtcNow {
    [DateTimeOffset]::UtcNow
}

function Wait-Seconds {
    param([int] $Seconds)
    Start-Sleep -Seconds $Seconds
}

function Get-Setting {
    param([string] $Name)
    [Environment]::GetEnvironmentVariable($Name)
}

# Invoke-WebRequest tells errors, headers and redirects in another way in each PowerShell; this class is the same in all of them.
function New-SweepClient {
    Add-Type -AssemblyName System.Net.Http
    # 0 leaves the choice to Windows, which is best; an old default that was set explicitly may lack TLS 1.2 (3072).
    if ([int][Net.ServicePointManager]::SecurityProtocol -ne 0) {
        [Net.ServicePointManager]::SecurityProtocol = [int][Net.ServicePointManager]::SecurityProtocol -bor 3072
    }
    $handler = [System.Net.Http.HttpClientHandler]::new()
    # A redirect would carry the token wherever it points.
    $handler.AllowAutoRedirect = $false
    $handler.UseCookies = $false
    $client = [System.Net.Http.HttpClient]::new($handler)
    $client.Timeout = [TimeSpan]::FromSeconds(100)
    $client
}

# ---- Requests

function Send-Request {
    param($Client, [string] $Method, [uri] $Uri, [hashtable] $Headers, [string] $Body)
    $request = [System.Net.Http.HttpRequestMessage]::new([System.Net.Http.HttpMethod]::new($Method), $Uri)
    $response = $null
    try {
        foreach ($name in $Headers.Keys) {
            [void]$request.Headers.TryAddWithoutValidation($name, [string]$Headers[$name])
        }
        if ($Body) {
            $request.Content = [System.Net.Http.StringContent]::new($Body, [Text.Encoding]::UTF8, 'application/json')
        }
        $response = $Client.SendAsync($request).GetAwaiter().GetResult()
        @{
            Status = [int]$response.StatusCode
            Location = [string]$response.Headers.Location
            RetryAfter = Get-RetryAfter $response.Headers.RetryAfter
            Body = $response.Content.ReadAsStringAsync().GetAwaiter().GetResult()
        }
    }
    catch {
        @{ Status = 0; Location = ''; RetryAfter = 0; Body = $_.Exception.GetBaseException().Message }
    }
    finally {
        if ($null -ne $response) { $response.Dispose() }
        $request.Dispose()
    }
}

# Seconds, 0 where the answer does not say.
function Get-RetryAfter {
    param($Header)
    if ($null -eq $Header) { return 0 }
    if ($null -ne $Header.Delta) { return [long]$Header.Delta.TotalSeconds }
    if ($null -ne $Header.Date) { return [long]($Header.Date - (Get-UtcNow)).TotalSeconds }
    0
}

function Get-Pause {
    param([long] $Asked, [long] $Otherwise)
    $seconds = $Otherwise
    if ($Asked -ne 0) { $seconds = $Asked }
    # The first argument's type chooses the overload.
    [int][Math]::Min([long]60, [Math]::Max([long]1, $seconds))
}

function Wait-InTime {
    param([hashtable] $Session, [int] $Seconds)
    if ((Get-UtcNow).AddSeconds($Seconds) -gt $Session.Deadline) {
        throw "The time is up after $($Session.TimeoutMinutes) minutes. $($Session.Standing)"
    }
    Wait-Seconds $Seconds
}

function Send-WithRetry {
    param([hashtable] $Session, [string] $Method, [uri] $Uri, [hashtable] $Headers, [string] $Body, [bool] $Authorize)
    for ($attempt = 1; ; $attempt++) {
        $all = $Headers.Clone()
        if ($Authorize) {
            $all['Authorization'] = 'Bearer ' + (Get-Token $Session)
        }
        $answer = Send-Request $Session.Client $Method $Uri $all $Body
        if ($TransientStatus -notcontains $answer.Status -or $attempt -gt $MostRetries) { return $answer }
        $pause = Get-Pause $answer.RetryAfter ([Math]::Pow(2, $attempt))
        Write-Verbose "$Method $($Uri.AbsolutePath) answered $($answer.Status); trying again in $pause seconds."
        Wait-InTime $Session $pause
    }
}

# ---- Token

function Get-Token {
    param([hashtable] $Session)
    if ($Session.Token -and (Get-UtcNow) -lt $Session.RenewAt) { return $Session.Token }
    $endpoint = Get-Setting 'IDENTITY_ENDPOINT'
    if (-not $endpoint) {
        throw 'There is no managed identity endpoint (IDENTITY_ENDPOINT). Switch on the identity of the Automation account.'
    }
    $separator = '?'
    if ($endpoint.Contains('?')) { $separator = '&' }
    $uri = $endpoint + $separator + 'api-version=2019-08-01&resource=' + [uri]::EscapeDataString($Session.Audience)
    if ($Session.IdentityClientId) { $uri += '&client_id=' + [uri]::EscapeDataString($Session.IdentityClientId) }
    $headers = @{ 'X-IDENTITY-HEADER' = [string](Get-Setting 'IDENTITY_HEADER'); 'Metadata' = 'True' }
    $answer = Send-WithRetry $Session 'GET' $uri $headers '' $false
    $token = Read-Json $answer.Body
    if ($answer.Status -ne 200 -or -not (Read-Property $token 'access_token')) {
        throw ("The managed identity gave no token for '$($Session.Audience)' (status $($answer.Status)). " +
            'Is the identity switched on, and is -Audience the App ID URI of the app registration?')
    }
    $Session.Token = [string]$token.access_token
    $Session.RenewAt = (Get-UtcNow).AddSeconds((Get-TokenUse $token))
    $Session.Token
}

# Seconds for which a token is used: until 5 minutes before its end, or half of a short life.
function Get-TokenUse {
    param($Token)
    $life = [long]0
    $number = [long]0
    if ([long]::TryParse([string](Read-Property $Token 'expires_on'), [ref]$number)) {
        $life = $number - (Get-UtcNow).ToUnixTimeSeconds()
    }
    elseif ([long]::TryParse([string](Read-Property $Token 'expires_in'), [ref]$number)) {
        $life = $number
    }
    if ($life -gt 600) { return $life - 300 }
    [Math]::Max([long]0, [long]($life / 2))
}

# ---- Answers

function Read-Json {
    param([string] $Text)
    try {
        ConvertFrom-Json -InputObject $Text
    }
    catch {
        Write-Verbose 'The answer is not JSON.'
        $null
    }
}

# The member's value, $null where there is none: strict mode would throw.
function Read-Property {
    param($Object, [string] $Name)
    if ($null -ne $Object -and $null -ne $Object.PSObject.Properties[$Name]) { $Object.$Name }
}

function Format-Refusal {
    param([string] $What, [hashtable] $Answer)
    if ($Answer.Status -eq 0) { return "$What got no answer: $($Answer.Body)" }
    $problem = Read-Json $Answer.Body
    $words = @("$What was answered with $($Answer.Status).", (Read-Property $problem 'title'), (Read-Property $problem 'detail'))
    foreach ($fault in @(Read-Property $problem 'errors')) {
        if ($null -ne $fault) { $words += "$(Read-Property $fault 'pointer'): $(Read-Property $fault 'detail')" }
    }
    if (@(401, 403) -contains $Answer.Status) {
        $words += 'Has the identity the app role of the API, and is -Audience its App ID URI?'
    }
    ($words | Where-Object { $_ }) -join ' '
}

# The token goes to this address: it must be on the host that the operator named.
function Resolve-Location {
    param([uri] $From, [string] $Location)
    $target = $null
    if (-not $Location -or -not [uri]::TryCreate($From, $Location, [ref]$target)) {
        throw "The API did not say where the sweep's state is (Location '$Location')."
    }
    if ($target.Scheme -ne $From.Scheme -or $target.Host -ne $From.Host -or $target.Port -ne $From.Port -or $target.UserInfo) {
        throw "The API points to another host, '$($target.Scheme)://$($target.Authority)'. Refused, because the token would go there."
    }
    $target
}

# ---- The sweep

function Assert-BaseUri {
    param([uri] $Uri)
    if (-not $Uri.IsAbsoluteUri -or $Uri.Scheme -ne 'https' -or $Uri.UserInfo -or $Uri.Query -or $Uri.Fragment) {
        throw '-BaseUri must be an https address without user name, query and fragment.'
    }
}

function Get-Key {
    param([string] $Given)
    if ($Given) { return $Given }
    $metadata = $ExecutionContext.SessionState.PSVariable.GetValue('PSPrivateMetadata')
    if ($metadata -is [Collections.IDictionary] -and $metadata['JobId']) { return [string]$metadata['JobId'] }
    [Guid]::NewGuid().ToString()
}

function Get-Body {
    $body = @{ mode = $Mode; subscriptions = $Subscriptions; machines = $Machines; dryRun = $DryRun }
    if ($PlanId) { $body['planId'] = $PlanId }
    ConvertTo-Json -InputObject $body -Depth 4 -Compress
}

function Start-Sweep {
    param([hashtable] $Session, [uri] $Uri, [string] $Key, [string] $Body)
    $answer = Send-WithRetry $Session 'POST' $Uri @{ 'Idempotency-Key' = $Key } $Body $true
    if ($answer.Status -ne 202) { throw (Format-Refusal 'The request for a sweep' $answer) }
    $Session.Pause = Get-Pause $answer.RetryAfter 10
    Resolve-Location $Uri $answer.Location
}

function Wait-Sweep {
    param([hashtable] $Session, [uri] $Uri)
    $Session.Standing = "The sweep goes on; its state is at $Uri."
    while ($true) {
        Wait-InTime $Session $Session.Pause
        $answer = Send-WithRetry $Session 'GET' $Uri @{} '' $true
        if ($answer.Status -ne 200) { throw (Format-Refusal "The question for the sweep's state" $answer) }
        $sweep = Read-Json $answer.Body
        $state = Read-Property $sweep 'state'
        if (-not $state) { throw "The sweep's state at $Uri could not be read." }
        $progress = Read-Property $sweep 'progress'
        Write-Verbose "$state $(Read-Property $progress 'phase') $(Read-Property $progress 'done')/$(Read-Property $progress 'total')"
        if (@('Finished', 'Failed', 'Cancelled') -contains $state) { return $sweep }
        $Session.Pause = Get-Pause $answer.RetryAfter 10
    }
}

function Get-Result {
    param($Sweep, [uri] $Uri)
    [pscustomobject]@{
        id = Read-Property $Sweep 'id'
        state = Read-Property $Sweep 'state'
        outcome = Read-Property $Sweep 'outcome'
        machineCount = Read-Property $Sweep 'machineCount'
        planId = Read-Property $Sweep 'planId'
        verdicts = Read-Property (Read-Property (Read-Property $Sweep 'report') 'counts') 'verdicts'
        report = $Uri.GetLeftPart([UriPartial]::Path) + '/report'
    }
}

function Assert-GoodEnd {
    param($Sweep, $Result)
    if ($Result.state -eq 'Cancelled') { throw "The sweep $($Result.id) was cancelled." }
    if ($Result.state -eq 'Failed') {
        $failure = Read-Property $Sweep 'failure'
        $words = @('code', 'name', 'detail', 'nextStep') | ForEach-Object { Read-Property $failure $_ } | Where-Object { $_ }
        throw "The sweep $($Result.id) failed. $($words -join ' ')"
    }
    if ($Result.outcome -eq 'Inconclusive') {
        throw "The sweep $($Result.id) could not see: no source, or no inventory, so it claims nothing. See $($Result.report)."
    }
    if ($Result.outcome -eq 'Incomplete') {
        Write-Warning "The sweep $($Result.id) saw only a part; what it reports is true, but it is not all. See $($Result.report)."
    }
    Assert-Verdict $Result
}

function Assert-Verdict {
    param($Result)
    $watched = @($FailOn | Where-Object { $_ -ne 'None' })
    if ($watched.Count -eq 0) { return }
    if ($null -eq $Result.verdicts) { throw "The sweep $($Result.id) finished, but its report has no verdicts, so nothing is known." }
    $bad = @($watched | Where-Object { [long](Read-Property $Result.verdicts $_) -gt 0 })
    if ($bad.Count -gt 0) {
        $counts = @($bad | ForEach-Object { "$(Read-Property $Result.verdicts $_) $_" }) -join ', '
        throw "The sweep $($Result.id) finished with verdicts that need a person: $counts. See $($Result.report)."
    }
}

Assert-BaseUri $BaseUri
$session = @{
    Client = New-SweepClient
    Audience = $Audience
    IdentityClientId = $IdentityClientId
    Token = ''
    RenewAt = [DateTimeOffset]::MinValue
    Deadline = (Get-UtcNow).AddMinutes($TimeoutMinutes)
    TimeoutMinutes = $TimeoutMinutes
    Pause = 10
    Standing = 'Whether a sweep was started is not known; run again with the same -IdempotencyKey.'
}
try {
    $start = [uri]($BaseUri.AbsoluteUri.TrimEnd('/') + '/api/sweeps')
    $state = Start-Sweep $session $start (Get-Key $IdempotencyKey) (Get-Body)
    $sweep = Wait-Sweep $session $state
    $result = Get-Result $sweep $state
    $result
    Assert-GoodEnd $sweep $result
}
finally {
    $session.Client.Dispose()
}
