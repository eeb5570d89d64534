<#
.SYNOPSIS
    Reads, repairs or restores the registry values that turn TLS 1.2 on, or restarts Windows for them, and prints one line of facts.

.DESCRIPTION
    Runs as SYSTEM through Azure Run Command, on Windows PowerShell 3.0 or later.

    Inspect  reads. It writes nothing.
    Repair   records what is there in a journal in this machine, writes only the values that are not right, reads everything back, and
             puts everything back by itself if a write fails.
    Restore  puts back exactly what a repair found. If somebody has changed one of the values since, it changes nothing and says so.
    Restart  asks Windows to restart, with a delay and a reason that people see, where a repair or a restore has left word that a restart
             is pending, and once only until Windows has restarted. Otherwise it does nothing.

    What it can write: the keys, values and names in $Roots below, and its own key HKLM\SOFTWARE\TlsRemediation. Nothing else: each
    location is checked when it is read from a parameter, again when it is read from a journal, and again by the function that writes.

    What it never does: restart the machine unless Mode is Restart, restart a service, use the network unless Probe names a server, load
    a module, run text as code, wipe an existing key, touch TLS 1.3, ciphers or certificates, or write where a value cannot be read.

    The journal: SOFTWARE\TlsRemediation\Orders\<OrderId>
        State        Open while a repair is at work, then Done; Undone if it put everything back; Restored by a restore.
        Path\<id>    where the value lies: root|view|subkey|name. Written last; a record without it was never acted upon.
        Prior\<id>   what was there, with its own kind and data.      Absent       ids of the values that were not there.
        Wrote\<id>   the DWORD that the repair wrote.                 CreatedKeys  keys that were not there, deepest last.
    All records are in the journal before the first value is written. A repair that finds its own journal Open (the machine lost power,
    the script was killed) carries on: it keeps what is recorded, writes what is still missing, and if that fails undoes all of it.

    The volatile key SOFTWARE\TlsRemediation\RestartPending says that values were written, RestartRequested that Windows was asked
    to restart; Windows drops both when it restarts.

    Last line of output: TLSR2 <OrderId> <length> <json>. Exit code 0 where the outcome is Done, otherwise 1.

.PARAMETER OrderId
    Id of this order; names the journal and is echoed.
.PARAMETER Mode
    Inspect, Repair, Restore or Restart.
.PARAMETER Settings
    Base64 of ASCII lines id|root|view|subkey|value|rule|write|mask|absentIsFineFromBuild.
.PARAMETER UndoOf
    Restore only: the id of the repair to undo.
.PARAMETER Delay
    Restart only: seconds that Windows waits, 30 to 3600.
.PARAMETER Reason
    Restart only: what Windows tells its users, 1 to 120 letters, digits, blanks and .,:()-
.PARAMETER NotAfter
    Restart only: the last moment for it, yyyyMMddHHmmss in UTC. A script that is started later asks for nothing.
.PARAMETER Probe
    Inspect only, optional: host:port of a server to shake hands with, by .NET and by WinHTTP, each as its own defaults have it.
#>
param(
    [string]$OrderId, [string]$Mode, [string]$Settings, [string]$UndoOf,
    [string]$Delay, [string]$Reason, [string]$NotAfter, [string]$Probe
)

Set-StrictMode -Version 2
$ErrorActionPreference = 'Stop'

# ---- All that may be written ----------------------------------------------------------------------------------------------------

$Own = 'SOFTWARE\TlsRemediation'
$Roots = @{
    Schannel = @{
        Path   = 'SYSTEM\CurrentControlSet\Control\SecurityProviders\SCHANNEL\Protocols'
        SubKey = '^(?:SSL [23]\.0|TLS 1\.[012])\\(?:Client|Server)\z'
        Name   = '^(?:Enabled|DisabledByDefault)\z'
    }
    DotNet   = @{
        Path   = 'SOFTWARE\Microsoft\.NETFramework'
        SubKey = '^v(?:2\.0\.50727|4\.0\.30319)\z'
        Name   = '^(?:SchUseStrongCrypto|SystemDefaultTlsVersions)\z'
    }
    WinHttp  = @{
        Path   = 'SOFTWARE\Microsoft\Windows\CurrentVersion\Internet Settings\WinHttp'
        SubKey = '^\z'
        Name   = '^DefaultSecureProtocols\z'
    }
}

# ---- Registry -------------------------------------------------------------------------------------------------------------------

# The only way in. The view is named, so that a 32-bit PowerShell sees the same keys as a 64-bit one.
function Open-LocalMachine([int]$View) {
    [Microsoft.Win32.RegistryKey]::OpenBaseKey('LocalMachine', "Registry$View")
}

# A value's state: Kind is Absent, Unreadable (Data names the error) or the kind of what is there, with its Data.
function Read-Value([int]$View, [string]$Path, [string]$Name) {
    $state = @{ Kind = 'Absent'; Data = $null }
    try {
        $key = (Open-LocalMachine $View).OpenSubKey($Path, $false)
        if ($null -eq $key) { return $state }
        try {
            if (@($key.GetValueNames()) -notcontains $Name) { return $state }
            $state.Data = $key.GetValue($Name, $null, 'DoNotExpandEnvironmentNames')
            $state.Kind = [string]$key.GetValueKind($Name)
        } finally { $key.Close() }
    } catch { return @{ Kind = 'Unreadable'; Data = $_.Exception.GetBaseException().GetType().Name } }

    # A number of the wrong size arrives as bytes under a number's kind; it cannot be written back as it was.
    if (($state.Kind -eq 'DWord' -and $state.Data -isnot [int]) -or ($state.Kind -eq 'QWord' -and $state.Data -isnot [long])) {
        $state.Kind = 'Unknown'
    }
    $state
}

function Get-ValueName([int]$View, [string]$Path) {
    $key = (Open-LocalMachine $View).OpenSubKey($Path, $false)
    if ($null -eq $key) { return }
    try { $key.GetValueNames() } finally { $key.Close() }
}

# A key that refuses us exists.
function Test-Key([int]$View, [string]$Path) {
    try { $key = (Open-LocalMachine $View).OpenSubKey($Path, $false) } catch { return $true }
    if ($null -eq $key) { return $false }
    $key.Close()
    $true
}

function Assert-Writable([string]$Path) {
    foreach ($key in $Own, $Roots.Schannel.Path, $Roots.DotNet.Path, $Roots.WinHttp.Path) {
        if ("$Path\".StartsWith("$key\", [StringComparison]::OrdinalIgnoreCase)) { return }
    }
    throw "never written: $Path"
}

# Brings a value into a state, Absent included. The only function that writes or deletes values.
function Write-Value([int]$View, [string]$Path, [string]$Name, $State) {
    Assert-Writable $Path
    $key = (Open-LocalMachine $View).OpenSubKey($Path, $true)
    if ($null -eq $key) {
        if ($State.Kind -eq 'Absent') { return }
        $key = (Open-LocalMachine $View).CreateSubKey($Path)
    }
    try {
        if ($State.Kind -eq 'Absent') { $key.DeleteValue($Name, $false) } else { $key.SetValue($Name, $State.Data, $State.Kind) }
    } finally { $key.Close() }
}

# Deletes a key of CreatedKeys, written 'view|path', if nothing is in it.
function Remove-EmptyKey([string]$Entry) {
    $view, $path = $Entry.Split('|')
    $key = (Open-LocalMachine $view).OpenSubKey($path, $false)
    if ($null -eq $key) { return }
    try { $isEmpty = $key.GetValueNames().Length + $key.GetSubKeyNames().Length -eq 0 } finally { $key.Close() }
    if ($isEmpty) { (Open-LocalMachine $view).DeleteSubKey($path, $false) }
}

# A volatile key of our own: there until Windows restarts.
function Set-Mark([string]$Name) {
    $volatile = [Microsoft.Win32.RegistryOptions]::Volatile
    $check = [Microsoft.Win32.RegistryKeyPermissionCheck]::ReadWriteSubTree
    (Open-LocalMachine 64).CreateSubKey("$Own\$Name", $check, $volatile).Close()
}

# Throws where it cannot be told: nothing is restarted on a guess.
function Test-Mark([string]$Name) {
    $key = (Open-LocalMachine 64).OpenSubKey("$Own\$Name", $false)
    if ($null -eq $key) { return $false }
    $key.Close()
    $true
}

# ---- States and settings --------------------------------------------------------------------------------------------------------

function ConvertTo-Dword([long]$Number) {
    @{ Kind = 'DWord'; Data = [BitConverter]::ToInt32([BitConverter]::GetBytes($Number), 0) }
}

# The registry hands out signed numbers: 0xFFFFFFFF arrives as -1.
function Get-Unsigned($State) {
    if ($State.Kind -eq 'QWord') { return [BitConverter]::ToUInt64([BitConverter]::GetBytes([long]$State.Data), 0) }
    [long][BitConverter]::ToUInt32([BitConverter]::GetBytes([int]$State.Data), 0)
}

function Test-Same($One, $Other) {
    $texts = foreach ($state in $One, $Other) {
        $data = $state.Data
        if ($data -is [byte[]]) { $data = [BitConverter]::ToString($data) }
        elseif ($data -is [string[]]) { $data = [string]::Join('', @(foreach ($text in $data) { "$($text.Length),$text" })) }
        "$($state.Kind):$data"
    }
    [string]::Equals($texts[0], $texts[1], [StringComparison]::Ordinal)
}

# A place that may be written, from its id and root|view|subkey|name; throws for any other place.
function Get-Location([string]$Id, [string[]]$Part) {
    if ($Id -cnotmatch '^[a-z0-9.]{1,12}\z') { throw "not a setting's id: $Id" }
    $isKnown = $Part.Length -eq 4 -and @($Roots.Keys) -ccontains $Part[0] -and $Part[1] -cmatch '^(?:32|64)\z'
    if (-not $isKnown) { throw "$Id lies in no known root" }
    $root = $Roots[$Part[0]]
    if ($Part[2] -cnotmatch $root.SubKey -or $Part[3] -cnotmatch $root.Name) { throw "$Id is not among the values that may be written" }
    $path = if ($Part[2]) { $root.Path + '\' + $Part[2] } else { $root.Path }
    @{ Id = $Id; View = [int]$Part[1]; Path = $path; Name = $Part[3]; Text = [string]::Join('|', $Part) }
}

function Get-Setting([string]$Base64) {
    try { $bytes = [Convert]::FromBase64String($Base64) } catch { throw 'Settings is not Base64' }
    $lines = [Text.Encoding]::ASCII.GetString($bytes).Split([char]10)
    if ($lines.Length -gt 32) { throw 'Settings has more than 32 lines' }
    $ids = @()
    foreach ($line in $lines) {
        $part = $line.Split([char]'|')
        if ($part.Length -ne 9 -or @($part[6..8] -cnotmatch '^[0-9]{1,9}\z')) { throw 'a line of Settings is malformed' }
        $setting = Get-Location $part[0] $part[1..4]
        $setting.Rule, $setting.Write, $setting.Mask, $setting.FineFrom = $part[5], [long]$part[6], [long]$part[7], [int]$part[8]
        if ("$($part[5]) $($part[6])" -cnotmatch '^(?:on 1|off 0|bits [0-9]+)\z') { throw "$($setting.Id) has an unknown rule" }
        if ($ids -ccontains $setting.Id) { throw "$($setting.Id) appears twice" }
        $ids += $setting.Id
        $setting
    }
}

# Any number but zero is on, as for Windows itself; what Windows does without the value depends on its build.
function Test-Right($Setting, $State, [int]$Build) {
    if ($State.Kind -eq 'Absent') { return $Setting.FineFrom -gt 0 -and $Build -ge $Setting.FineFrom }
    if ($State.Kind -ne 'DWord') { return $false }
    $number = Get-Unsigned $State
    switch ($Setting.Rule) {
        'on' { $number -ne 0 }
        'off' { $number -eq 0 }
        'bits' { ($number -band $Setting.Mask) -eq $Setting.Mask }
    }
}

# Bits that are set stay set.
function Get-Target($Setting, $State) {
    if ($Setting.Rule -eq 'bits' -and $State.Kind -eq 'DWord') { return ConvertTo-Dword ((Get-Unsigned $State) -bor $Setting.Mask) }
    ConvertTo-Dword $Setting.Write
}

# ---- Journal --------------------------------------------------------------------------------------------------------------------

# Whoever can write HKLM could have changed a journal: all that it says is checked before it is believed.
function Read-Journal([string]$Journal) {
    $state = Read-Value 64 $Journal 'State'
    if ($state.Kind -eq 'Unreadable') { throw "the journal cannot be read: $($state.Data)" }
    $absent = @((Read-Value 64 $Journal 'Absent').Data)
    $parents = @()
    $records = @(foreach ($id in @(Get-ValueName 64 "$Journal\Path")) {
        $record = Get-Location $id ([string](Read-Value 64 "$Journal\Path" $id).Data).Split([char]'|')
        $record.Prior = Read-Value 64 "$Journal\Prior" $id
        $record.Wrote = Read-Value 64 "$Journal\Wrote" $id
        $isWhole = $record.Wrote.Kind -eq 'DWord' -and ($record.Prior.Kind -eq 'Absent') -eq ($absent -ccontains $id)
        if (-not $isWhole -or $record.Prior.Kind -eq 'Unreadable') { throw "the journal's record of $id is damaged" }
        for ($path = $record.Path; $path; $path = Get-Parent $path) { $parents += "$($record.View)|$path" }
        $record
    })
    # Only a record's own key, or a key above it, can have been created for it.
    $keys = @(foreach ($key in @((Read-Value 64 $Journal 'CreatedKeys').Data)) { if ($parents -ccontains $key) { $key } })
    @{ State = [string]$state.Data; Records = $records; Keys = $keys }
}

function Get-Parent([string]$Path) {
    if ($Path.Contains('\')) { $Path.Substring(0, $Path.LastIndexOf('\')) } else { '' }
}

# Opens the journal and records the plan; a prior state that is already recorded is never recorded again. Returns keys to be created.
function Save-Plan([string]$Journal, $Past, $Plan) {
    if ($Past.State -eq 'Undone') {
        foreach ($sub in 'Path', 'Prior', 'Wrote') { (Open-LocalMachine 64).DeleteSubKey("$Journal\$sub", $false) }
    }
    Write-Value 64 $Journal 'State' @{ Kind = 'String'; Data = 'Open' }
    $prior = @{}; $ids = @(); $missing = @(); $keys = @()
    foreach ($record in $Past.Records) { $ids += $record.Id; $prior[$record.Id] = $record.Prior }
    foreach ($step in $Plan) {
        $id = $step.Setting.Id
        if ($ids -cnotcontains $id) { $ids += $id; $prior[$id] = $step.Before }
        $missing += @(Get-MissingKey $step.Setting.View $step.Setting.Path)
    }
    foreach ($key in @($Past.Keys) + $missing) { if ($keys -cnotcontains $key) { $keys += $key } }
    $absent = @(foreach ($id in $ids) { if ($prior[$id].Kind -eq 'Absent') { $id } })
    Write-Value 64 $Journal 'CreatedKeys' @{ Kind = 'MultiString'; Data = [string[]]$keys }
    Write-Value 64 $Journal 'Absent' @{ Kind = 'MultiString'; Data = [string[]]$absent }
    foreach ($step in $Plan) {
        $id = $step.Setting.Id
        Write-Value 64 "$Journal\Prior" $id $prior[$id]
        Write-Value 64 "$Journal\Wrote" $id $step.Target
        if (-not (Test-Same $prior[$id] (Read-Value 64 "$Journal\Prior" $id))) { throw "the prior state of $id cannot be recorded exactly" }
        Write-Value 64 "$Journal\Path" $id @{ Kind = 'String'; Data = $step.Setting.Text }
    }
    if ($Past.State -eq 'Done') { $missing } else { $keys }
}

# Keys of a path that do not exist, written 'view|path', deepest last.
function Get-MissingKey([int]$View, [string]$Path) {
    if (-not $Path -or (Test-Key $View $Path)) { return }
    Get-MissingKey $View (Get-Parent $Path)
    "$View|$Path"
}

# ---- Modes ----------------------------------------------------------------------------------------------------------------------

function Set-Outcome($Run, [string]$Outcome, [string]$Message) {
    $Run.Outcome = $Outcome
    $Run.Message = $Message
}

function Get-ErrorText($ErrorRecord) {
    $cause = $ErrorRecord.Exception.GetBaseException()
    if ($cause.GetType().Name -eq 'RuntimeException') { $cause.Message } else { $cause.GetType().Name + ': ' + $cause.Message }
}

# Why nothing may be written at all; empty where it may.
function Get-Obstacle($Run, $Plan) {
    if ($Run.Build -eq 0) { return 'the Windows build cannot be read' }
    foreach ($setting in $Run.Settings) {
        $state = $Run.Before[$setting.Id]
        if ($state.Kind -eq 'Unreadable') { return "$($setting.Id) cannot be read: $($state.Data)" }
    }
    foreach ($step in $Plan) {
        $setting = $step.Setting
        if ('None', 'Unknown' -contains $step.Before.Kind) { return "$($setting.Id) is of a kind that cannot be put back" }
        # Bits in a value that Windows does without would be a choice of protocols that nobody made.
        $isNumber = 'Absent', 'DWord' -contains $step.Before.Kind
        if ($setting.Rule -eq 'bits' -and -not $isNumber -and $setting.FineFrom -gt 0 -and $Run.Build -ge $setting.FineFrom) {
            return "$($setting.Id) is a $($step.Before.Kind) where Windows needs no value; delete it or make it a number"
        }
    }
    ''
}

function Invoke-Repair($Run, [string]$Journal) {
    $past = Read-Journal $Journal
    $plan = @(foreach ($setting in $Run.Settings) {
        $before = $Run.Before[$setting.Id]
        if (Test-Right $setting $before $Run.Build) { continue }
        @{ Setting = $setting; Before = $before; Target = Get-Target $setting $before }
    })
    $obstacle = Get-Obstacle $Run $plan
    if ($past.State -eq 'Restored') { $obstacle = 'this order was restored; it is not done again' }
    if ($obstacle) { Set-Outcome $Run 'Failed' "$obstacle; nothing was written"; return }
    if ($plan.Length -eq 0 -and $past.State -ne 'Open') { return }

    # What a killed run of this order left in place is undone with the rest, should this run fail.
    $undo = @(); $keys = @(); $at = 'journal'
    foreach ($record in $past.Records) {
        $isLeft = $past.State -eq 'Open' -and (Test-Same $record.Wrote (Read-Value $record.View $record.Path $record.Name))
        if ($isLeft) { $undo += @{ Setting = $record; Before = $record.Prior } }
    }
    try {
        if ($past.State -eq 'Undone') { $past.Records = @(); $past.Keys = @() }
        $keys = @(Save-Plan $Journal $past $plan)
        foreach ($step in $plan) {
            $at = $step.Setting.Id
            $undo += $step
            Write-Value $step.Setting.View $step.Setting.Path $step.Setting.Name $step.Target
            $Run.Written += $at
        }
        foreach ($setting in $Run.Settings) {
            $at = $setting.Id
            $now = Read-Value $setting.View $setting.Path $setting.Name
            if (-not (Test-Right $setting $now $Run.Build)) { throw 'does not read back as written' }
        }
        $at = 'journal'
        Set-Mark 'RestartPending'
        Write-Value 64 $Journal 'State' @{ Kind = 'String'; Data = 'Done' }
    } catch {
        $end = if ($past.State -eq 'Done') { 'Done' } else { 'Undone' }
        Undo-Repair $Run $Journal $undo $keys $end ("${at}: " + (Get-ErrorText $_))
    }
}

# Puts back, last first, what a failed repair wrote. Each step is tried even if another one fails.
function Undo-Repair($Run, [string]$Journal, $Undo, $Keys, [string]$EndState, [string]$Why) {
    $failed = @()
    [array]::Reverse($Undo); [array]::Reverse($Keys)
    foreach ($step in $Undo) {
        $place = $step.Setting
        try {
            if (-not (Test-Same $step.Before (Read-Value $place.View $place.Path $place.Name))) {
                Write-Value $place.View $place.Path $place.Name $step.Before
            }
        } catch { $failed += $place.Id }
    }
    foreach ($key in $Keys) { try { Remove-EmptyKey $key } catch { $failed += $key } }
    if ($failed.Length -eq 0) {
        try { Write-Value 64 $Journal 'State' @{ Kind = 'String'; Data = $EndState } } catch { $Why += '; the journal stays open' }
        if ($Undo.Length) { Set-Outcome $Run 'Undone' "$Why; all was put back" }
        else { Set-Outcome $Run 'Failed' "$Why; nothing was written" }
        return
    }
    try { Set-Mark 'RestartPending' } catch { $Why += '; no restart marker' }
    Set-Outcome $Run 'Failed' ('NOT PUT BACK: ' + [string]::Join(' ', $failed) + "; $Why")
}

function Invoke-Restore($Run, [string]$Journal) {
    $past = Read-Journal $Journal
    if ($past.State -eq '') { Set-Outcome $Run 'Failed' "no journal of $UndoOf is on this machine"; return }
    if ($past.State -eq 'Restored') { return }
    $steps = @()
    foreach ($record in $past.Records) {
        $now = Read-Value $record.View $record.Path $record.Name
        if ($now.Kind -eq 'Unreadable') {
            Set-Outcome $Run 'Failed' "$($record.Id) cannot be read: $($now.Data); nothing was written"
            return
        }
        if (Test-Same $now $record.Prior) { continue }
        if (-not (Test-Same $now $record.Wrote)) {
            Set-Outcome $Run 'Refused' "$($record.Id) was changed since; nothing was written"
            return
        }
        $steps += $record
    }
    $at = 'journal'
    [array]::Reverse($past.Keys)
    try {
        foreach ($record in $steps) {
            $at = $record.Id
            Write-Value $record.View $record.Path $record.Name $record.Prior
            $Run.Written += $at
            $now = Read-Value $record.View $record.Path $record.Name
            if (-not (Test-Same $record.Prior $now)) { throw 'does not read back as restored' }
        }
        foreach ($at in $past.Keys) { Remove-EmptyKey $at }
        $at = 'journal'
        if ($steps.Length) { Set-Mark 'RestartPending' }
        Write-Value 64 $Journal 'State' @{ Kind = 'String'; Data = 'Restored' }
    } catch {
        $done = "put back so far: $($Run.Written.Length) of $($steps.Length); run it again"
        Set-Outcome $Run 'Failed' ("$done; ${at}: " + (Get-ErrorText $_))
    }
}

# ---- Restart --------------------------------------------------------------------------------------------------------------------

# The only way to a restart, called from one place. p:4:1 is Windows' word for planned, application, maintenance.
function Start-Restart([int]$Seconds, [string]$Text) {
    $program = [IO.Path]::Combine([Environment]::SystemDirectory, 'shutdown.exe')
    $start = [Activator]::CreateInstance([Diagnostics.ProcessStartInfo])
    $start.FileName = $program
    $start.Arguments = "/r /t $Seconds /c `"$Text`" /d p:4:1"
    $start.UseShellExecute = $false
    $shutdown = [Diagnostics.Process]::Start($start)
    if (-not $shutdown.WaitForExit(20000)) { throw 'shutdown.exe does not end' }
    if ($shutdown.ExitCode -ne 0) { throw "shutdown.exe ended with $($shutdown.ExitCode)" }
}

function Invoke-Restart($Run, [int]$Seconds, [string]$Text) {
    if (-not (Test-Mark 'RestartPending')) { return }
    if (Test-Mark 'RestartRequested') { $Run.Restart = 2; return }
    $now = [DateTime]::UtcNow.ToString('yyyyMMddHHmmss', [Globalization.CultureInfo]::InvariantCulture)
    if ([string]::CompareOrdinal($now, $NotAfter) -gt 0) { throw 'the time for this restart is over; Windows was not asked' }
    # The mark comes first: a script that is killed between the two has restarted nothing, and its machine waits for somebody to look.
    Set-Mark 'RestartRequested'
    try { Start-Restart $Seconds $Text } catch {
        (Open-LocalMachine 64).DeleteSubKey("$Own\RestartRequested", $false)
        throw
    }
    $Run.Restart = 1
}

# ---- Probe ----------------------------------------------------------------------------------------------------------------------

# How a handshake by .NET's own defaults ends: 'ok <protocol>', with 'untrusted' where the certificate is not; or where it failed and why.
function Test-DotNet([string]$Server, [int]$Port, [int]$Limit) {
    $client = [Activator]::CreateInstance([Net.Sockets.TcpClient])
    $at = 'connect'
    try {
        $wait = $client.BeginConnect($Server, $Port, $null, $null)
        if (-not $wait.AsyncWaitHandle.WaitOne($Limit)) { return 'timeout connect' }
        $client.EndConnect($wait)
        $at = 'tls'
        $client.ReceiveTimeout = $client.SendTimeout = $Limit
        $seen = @{ Errors = 'None' }
        # Nothing is sent to the server, so whom it proves to be is a fact to report and no reason to stop.
        $accept = [Net.Security.RemoteCertificateValidationCallback]{ param($a, $b, $c, $errors) $seen.Errors = "$errors"; $true }
        $stream = [Activator]::CreateInstance([Net.Security.SslStream], [object[]]@($client.GetStream(), $false, $accept))
        $stream.AuthenticateAsClient($Server)
        if ($seen.Errors -eq 'None') { "ok $($stream.SslProtocol)" } else { "ok $($stream.SslProtocol) untrusted" }
    } catch {
        $cause = $_.Exception.GetBaseException()
        $code = if ($cause -is [Net.Sockets.SocketException]) { [string]$cause.SocketErrorCode } else { $cause.GetType().Name }
        if ('HostNotFound', 'NoData', 'TryAgain', 'NoRecovery' -contains $code) { $at = 'name' }
        if ($code -eq 'TimedOut') { $at = 'timeout' }
        "$at $code"
    } finally { $client.Close() }
}

# How a request by WinHTTP ends. It does not tell which protocol it used.
function Test-WinHttp([string]$Server, [int]$Port, [int]$Limit) {
    try {
        $request = [Activator]::CreateInstance([Type]::GetTypeFromProgID('WinHttp.WinHttpRequest.5.1', $true))
    } catch { return "unavailable $($_.Exception.GetBaseException().GetType().Name)" }
    try {
        $request.SetTimeouts($Limit, $Limit, $Limit, $Limit)
        $request.Open('HEAD', "https://${Server}:$Port/", $false)
        $request.Send()
        'ok'
    } catch {
        $cause = $_.Exception.GetBaseException()
        $isCom = $cause -is [Runtime.InteropServices.ExternalException]
        $code = if ($isCom) { '{0:X8}' -f $cause.ErrorCode } else { $cause.GetType().Name }
        switch ($code) {
            '80072EE7' { "name $code" }
            '80072EFD' { "connect $code" }
            '80072EE2' { "timeout $code" }
            # Expired, of another name, of nobody known: said of a certificate, after the handshake.
            # 80072F8F can be that or a refused protocol.
            '80072F05' { 'ok untrusted' }
            '80072F06' { 'ok untrusted' }
            '80072F0D' { 'ok untrusted' }
            default { "tls $code" }
        }
    }
}

# ---- Frame ----------------------------------------------------------------------------------------------------------------------

# Text as it stands in JSON, ASCII only. The limit counts what is printed, so that the longest frame is known.
function Get-JsonText([string]$Text, [int]$Limit) {
    $json = ''
    foreach ($char in $Text.Substring(0, [Math]::Min($Text.Length, $Limit)).ToCharArray()) {
        $code = [int]$char
        if ($code -eq 34 -or $code -eq 92) { $piece = "\$char" }
        elseif ($code -ge 32 -and $code -le 126) { $piece = "$char" }
        elseif ([char]::IsSurrogate($char)) { $piece = '\ufffd' }
        else { $piece = '\u{0:x4}' -f $code }
        if ($json.Length + $piece.Length -gt $Limit) { break }
        $json += $piece
    }
    $json
}

function Get-JsonState($State) {
    switch ($State.Kind) {
        'Absent' { '-' }
        'Unreadable' { '!' + (Get-JsonText $State.Data 28) }
        'DWord' { "d$(Get-Unsigned $State)" }
        'QWord' { "q$(Get-Unsigned $State)" }
        'String' { 's' + (Get-JsonText $State.Data 24) }
        'ExpandString' { 'x' + (Get-JsonText $State.Data 24) }
        'MultiString' { 'm' + (Get-JsonText ([string]::Join(',', $State.Data)) 24) }
        'Binary' { "b$($State.Data.Length)" }
        default { 'o' + $State.Kind }
    }
}

# Of winhttp.dll; older Windows knows DefaultSecureProtocols from a certain update on. Empty where it cannot be read.
function Get-WinHttpVersion {
    try {
        $file = [Diagnostics.FileVersionInfo]::GetVersionInfo([IO.Path]::Combine([Environment]::SystemDirectory, 'winhttp.dll'))
        [string]::Join('.', @($file.FileMajorPart, $file.FileMinorPart, $file.FileBuildPart, $file.FilePrivatePart))
    } catch { '' }
}

# Facts about the machine: its Windows, and who else may rule its TLS.
function Get-MachineFact($Run) {
    $number = @{}
    foreach ($pair in @('d', 'SOFTWARE\Microsoft\NET Framework Setup\NDP\v4\Full', 'Release'), @('u', $Run.Windows, 'UBR')) {
        $state = Read-Value 64 $pair[1] $pair[2]
        $number[$pair[0]] = if ($state.Kind -eq 'DWord') { [Math]::Min((Get-Unsigned $state), 2147483647) } else { 0 }
    }
    $name = (Read-Value 64 $Run.Windows 'ProductName').Data
    $edition = (Read-Value 64 $Run.Windows 'EditionID').Data
    $fips = Read-Value 64 'SYSTEM\CurrentControlSet\Control\Lsa\FipsAlgorithmPolicy' 'Enabled'
    $ciphers = Read-Value 64 'SOFTWARE\Policies\Microsoft\Cryptography\Configuration\SSL\00010002' 'Functions'
    $winHttp = if ($Run.Build -gt 0 -and $Run.Build -lt 9600) { Get-WinHttpVersion } else { '' }
    ',"n":"' + (Get-JsonText $name 64) + '","i":"' + (Get-JsonText $edition 24) + '","u":' + $number.u +
        ',"p":"' + (Get-JsonText $PSVersionTable['PSVersion'].ToString() 24) + '","d":' + $number.d +
        ',"h":"' + (Get-JsonText $winHttp 24) + '","f":"' + (Get-JsonState $fips) + '","c":"' + (Get-JsonState $ciphers) + '"'
}

function Get-Frame($Run) {
    $values = @(foreach ($setting in $Run.Settings) {
        $before = Get-JsonState $Run.Before[$setting.Id]
        $after = $before
        if ($Run.Mode -ne 'Inspect') { $after = Get-JsonState (Read-Value $setting.View $setting.Path $setting.Name) }
        $pair = if ($before -ceq $after) { $before } else { "$before`",`"$after" }
        "[`"$($setting.Id)`",`"$pair`"]"
    })
    $written = @(foreach ($id in $Run.Written) { "`"$id`"" })
    $probe = @(foreach ($text in $Run.Probe) { '"' + (Get-JsonText $text 48) + '"' })
    $json = '{"m":"' + $Run.Mode + '","o":"' + $Run.Outcome + '","e":"' + (Get-JsonText $Run.Message 160) + '","b":' + $Run.Build +
        (Get-MachineFact $Run) + ',"r":' + [int](Test-Key 64 "$Own\RestartPending") + ',"a":' + $Run.Restart +
        ',"k":' + [int](Test-Key 64 'SOFTWARE\Microsoft.NETFramework') + ',"t":[' + [string]::Join(',', $probe) + ']' +
        ',"v":[' + [string]::Join(',', $values) + '],"w":[' + [string]::Join(',', $written) + ']}'
    "TLSR2 $($Run.OrderId) $($json.Length) $json"
}

# ---- Start ----------------------------------------------------------------------------------------------------------------------

$run = @{
    OrderId = '-'; Mode = 'Inspect'; Outcome = 'Done'; Message = ''; Settings = @(); Before = @{}; Written = @(); Build = 0
    Restart = 0; Probe = @()
    Windows = 'SOFTWARE\Microsoft\Windows NT\CurrentVersion'
}
try {
    if ($OrderId -cnotmatch '^[A-Za-z0-9-]{1,64}\z') { throw 'OrderId is missing or malformed' }
    $run.OrderId = $OrderId
    if ('Inspect', 'Repair', 'Restore', 'Restart' -cnotcontains $Mode) { throw 'Mode is not Inspect, Repair, Restore or Restart' }
    $run.Mode = $Mode
    if ($Mode -eq 'Restore' -and $UndoOf -cnotmatch '^[A-Za-z0-9-]{1,64}\z') { throw 'UndoOf is missing or malformed' }
    if ($Mode -eq 'Restart') {
        $isDelay = $Delay -cmatch '^[0-9]{1,4}\z' -and [int]$Delay -ge 30 -and [int]$Delay -le 3600
        if (-not $isDelay) { throw 'Delay is not 30 to 3600 seconds' }
        if ($NotAfter -cnotmatch '^[0-9]{14}\z') { throw 'NotAfter is missing or malformed' }
        if ($Reason -cnotmatch '^[A-Za-z0-9][A-Za-z0-9 .,:()-]{0,119}\z') { throw 'Reason is missing or malformed' }
    }
    $endpoint = $Probe.Split([char]':')
    if ($Probe) {
        $isEndpoint = $Mode -eq 'Inspect' -and $endpoint.Length -eq 2 -and
            $endpoint[0] -cmatch '^[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?\z' -and
            $endpoint[1] -cmatch '^[0-9]{1,5}\z' -and [int]$endpoint[1] -ge 1 -and [int]$endpoint[1] -le 65535
        if (-not $isEndpoint) { throw 'Probe is malformed or does not belong to this mode' }
    }
    $found = @(Get-Setting $Settings)
    foreach ($name in 'CurrentBuild', 'CurrentBuildNumber') {
        $text = [string](Read-Value 64 $run.Windows $name).Data
        if ($text -cmatch '^[0-9]{1,6}\z') { $run.Build = [int]$text }
    }
    foreach ($setting in $found) { $run.Before[$setting.Id] = Read-Value $setting.View $setting.Path $setting.Name }
    $run.Settings = $found
    if ($Mode -eq 'Repair') { Invoke-Repair $run "$Own\Orders\$OrderId" }
    if ($Mode -eq 'Restore') { Invoke-Restore $run "$Own\Orders\$UndoOf" }
    if ($Mode -eq 'Restart') { Invoke-Restart $run ([int]$Delay) $Reason }
    if ($Probe) {
        $run.Probe = @((Test-DotNet $endpoint[0] $endpoint[1] 5000), (Test-WinHttp $endpoint[0] $endpoint[1] 5000))
    }
} catch {
    $run.Settings = @()
    Set-Outcome $run 'Failed' (Get-ErrorText $_)
}
Get-Frame $run
exit [int]($run.Outcome -ne 'Done')
