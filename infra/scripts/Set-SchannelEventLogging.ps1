<#
.SYNOPSIS
    Raises Schannel's event logging for some hours and puts back exactly what was there before.

.DESCRIPTION
    Runs as SYSTEM or as an administrator, on Windows PowerShell 3.0 or later; through Azure Run Command or by hand.

    At EventLogging 7 Schannel writes an event for each handshake to the System log: event 36880 tells side and version. That is what table
    Event needs (docs/sources.md) and it is many events, so it is for a while only. It is not verified whether Windows minds the value
    before it restarts; where no event 36880 comes, restart the machine, which this script never does.

    Raise    records what EventLogging is (or that it is not there), registers a scheduled task that restores it after -Hours, and only
             then writes 7. Where it has done so before, the task is moved and the record stays as it is. A value that already was 7 is
             left to whoever chose it.
    Restore  puts back the recorded value and takes task and record away. A value that somebody has changed since is left as it is: the
             script says so, takes task and record away too, and ends with exit code 1.

    The record: HKLM\SOFTWARE\TlsRemediation\SchannelEventLogging
        State        Raised, or Closed when there is nothing to restore.
        PriorKind    Absent, or the kind of what was there.     Prior        what was there, with its own kind and data.
        RestoreAt    when the task restores, UTC.
    The task: \TlsRemediation-SchannelEventLogging, as SYSTEM. It runs a copy of this script in %ProgramFiles%\TlsRemediation, where only
    administrators write; the copy goes with the task.

    What it writes in the registry: the value EventLogging, and its own key. Last line of output: what EventLogging is now, and until when.

.PARAMETER Hours
    For how long, 1 to 168.
.PARAMETER Restore
    yes restores now; no, the default, raises. A word, because Run Command hands over words.

.EXAMPLE
    .\Set-SchannelEventLogging.ps1 -Hours 48
.EXAMPLE
    .\Set-SchannelEventLogging.ps1 -Restore yes
#>
param(
    [ValidateRange(1, 168)]
    [int]$Hours = 24,

    [ValidateSet('no', 'yes')]
    [string]$Restore = 'no'
)

Set-StrictMode -Version 2
$ErrorActionPreference = 'Stop'

$Schannel = 'SYSTEM\CurrentControlSet\Control\SecurityProviders\SCHANNEL'
$Name = 'EventLogging'
$Record = 'SOFTWARE\TlsRemediation\SchannelEventLogging'
$Task = 'TlsRemediation-SchannelEventLogging'
$Raised = @{ Kind = 'DWord'; Data = 7 }

# ---- The world: replaced one by one where this script is tried out. -------------------------------------------------------------

function Open-LocalMachine([int]$View) {
    [Microsoft.Win32.RegistryKey]::OpenBaseKey('LocalMachine', "Registry$View")
}

function Get-UtcNow {
    [DateTime]::UtcNow
}

function Get-CopyPath {
    [IO.Path]::Combine([Environment]::GetFolderPath('ProgramFiles'), 'TlsRemediation', 'Set-SchannelEventLogging.ps1')
}

function Save-Copy([string]$Path, [string]$Text) {
    [void][IO.Directory]::CreateDirectory([IO.Path]::GetDirectoryName($Path))
    [IO.File]::WriteAllText($Path, $Text, [Text.Encoding]::ASCII)
}

function Remove-Copy([string]$Path) {
    if ([IO.File]::Exists($Path)) { [IO.File]::Delete($Path) }
}

# Task Scheduler itself, for Windows Server 2008 R2 has no commands for it. 6 creates or updates; 5 is a service account.
function Get-TaskFolder {
    $service = [Activator]::CreateInstance([Type]::GetTypeFromProgID('Schedule.Service', $true))
    $service.Connect()
    $service.GetFolder('\')
}

function Save-Task([string]$TaskName, [string]$Xml) {
    [void](Get-TaskFolder).RegisterTask($TaskName, $Xml, 6, 'S-1-5-18', $null, 5, $null)
}

function Remove-Task([string]$TaskName) {
    $folder = Get-TaskFolder
    foreach ($found in @($folder.GetTasks(1))) {
        if ($found.Name -eq $TaskName) { $folder.DeleteTask($TaskName, 0) }
    }
}

# ---- Registry -------------------------------------------------------------------------------------------------------------------

# A value's state: Kind is Absent or the kind of what is there, with its Data. What cannot be read throws.
function Read-Value([string]$Path, [string]$ValueName) {
    $key = (Open-LocalMachine 64).OpenSubKey($Path, $false)
    if ($null -eq $key) { return @{ Kind = 'Absent'; Data = $null } }
    try {
        if (@($key.GetValueNames()) -notcontains $ValueName) { return @{ Kind = 'Absent'; Data = $null } }
        $data = $key.GetValue($ValueName, $null, 'DoNotExpandEnvironmentNames')
        @{ Kind = [string]$key.GetValueKind($ValueName); Data = $data }
    } finally { $key.Close() }
}

# The only function that writes or deletes values; the key of Schannel is Windows' own and is never created.
function Write-Value([string]$Path, [string]$ValueName, $State) {
    if ($Path -ne $Record -and ($Path -ne $Schannel -or $ValueName -ne $Name)) { throw "never written: $Path $ValueName" }
    $key = (Open-LocalMachine 64).OpenSubKey($Path, $true)
    if ($null -eq $key) {
        if ($Path -ne $Record) { throw "$Path is not there" }
        $key = (Open-LocalMachine 64).CreateSubKey($Path)
    }
    try {
        if ($State.Kind -eq 'Absent') { $key.DeleteValue($ValueName, $false) } else { $key.SetValue($ValueName, $State.Data, $State.Kind) }
    } finally { $key.Close() }
}

function Get-Text($State) {
    $data = $State.Data
    if ($data -is [byte[]]) { $data = [BitConverter]::ToString($data) }
    elseif ($data -is [string[]]) { $data = [string]::Join('', @(foreach ($text in $data) { "$($text.Length),$text" })) }
    if ($State.Kind -eq 'Absent') { 'Absent' } else { "$($State.Kind) $data" }
}

function Test-Same($One, $Other) {
    [string]::Equals((Get-Text $One), (Get-Text $Other), [StringComparison]::Ordinal)
}

# ---- Record ---------------------------------------------------------------------------------------------------------------------

function Test-Raised {
    [string](Read-Value $Record 'State').Data -ceq 'Raised'
}

function Read-Prior {
    $kind = [string](Read-Value $Record 'PriorKind').Data
    if ($kind -ceq 'Absent') { return @{ Kind = 'Absent'; Data = $null } }
    $prior = Read-Value $Record 'Prior'
    if ($prior.Kind -cne $kind) { throw "the record in HKLM\$Record is damaged; nothing was written" }
    $prior
}

# State comes last: a record without it was never acted upon.
function Save-Prior($State) {
    if ('None', 'Unknown' -contains $State.Kind) { throw "$Name is of a kind that cannot be put back; nothing was written" }
    Write-Value $Record 'Prior' $State
    Write-Value $Record 'PriorKind' @{ Kind = 'String'; Data = $State.Kind }
    if (-not (Test-Same $State (Read-Prior))) { throw "$Name cannot be recorded exactly; nothing was written" }
    Write-Value $Record 'State' @{ Kind = 'String'; Data = 'Raised' }
}

# The task comes before the record: while there is something to restore, something restores it. The copy is running now in the task;
# Windows lets it go, for PowerShell has read it whole.
function Close-Record {
    Remove-Task $Task
    Write-Value $Record 'State' @{ Kind = 'String'; Data = 'Closed' }
    Remove-Copy (Get-CopyPath)
}

# ---- Raise and restore ----------------------------------------------------------------------------------------------------------

function Get-TaskXml([string]$At, [string]$Path) {
    $program = [IO.Path]::Combine([Environment]::SystemDirectory, 'WindowsPowerShell\v1.0\powershell.exe')
    $arguments = "-NoProfile -NonInteractive -ExecutionPolicy Bypass -File `"$Path`" -Restore yes"
    '<?xml version="1.0"?><Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">' +
        '<RegistrationInfo><Description>Restores Schannel EventLogging after a look at TLS handshakes.</Description></RegistrationInfo>' +
        "<Triggers><TimeTrigger><StartBoundary>$At</StartBoundary></TimeTrigger></Triggers>" +
        '<Principals><Principal id="System"><UserId>S-1-5-18</UserId><RunLevel>HighestAvailable</RunLevel></Principal></Principals>' +
        '<Settings><DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries><StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>' +
        '<StartWhenAvailable>true</StartWhenAvailable><ExecutionTimeLimit>PT10M</ExecutionTimeLimit>' +
        '<RestartOnFailure><Interval>PT15M</Interval><Count>3</Count></RestartOnFailure></Settings>' +
        "<Actions Context=`"System`"><Exec><Command>$(ConvertTo-XmlText $program)</Command>" +
        "<Arguments>$(ConvertTo-XmlText $arguments)</Arguments></Exec></Actions></Task>"
}

function ConvertTo-XmlText([string]$Text) {
    $Text.Replace('&', '&amp;').Replace('<', '&lt;').Replace('>', '&gt;').Replace('"', '&quot;')
}

function Invoke-Raise([string]$Text) {
    $now = Read-Value $Schannel $Name
    $wasRaised = Test-Raised
    if ($wasRaised) {
        # A run that was killed before it wrote left the prior value; that one goes on.
        if (-not (Test-Same $now $Raised) -and -not (Test-Same $now (Read-Prior))) {
            throw "$Name was changed since it was raised, to $(Get-Text $now); -Restore yes forgets the record and leaves the value"
        }
    }
    elseif (Test-Same $now $Raised) { return "$Name is 7 already, by somebody's choice; nothing was done" }
    else { Save-Prior $now }
    $at = (Get-UtcNow).AddHours($Hours).ToString('yyyy-MM-ddTHH:mm:ssZ', [Globalization.CultureInfo]::InvariantCulture)
    try {
        Save-Copy (Get-CopyPath) $Text
        Save-Task $Task (Get-TaskXml $at (Get-CopyPath))
    } catch {
        # Raised by an earlier run, the earlier task still stands for it.
        if (-not $wasRaised) { Write-Value $Record 'State' @{ Kind = 'String'; Data = 'Closed' } }
        throw
    }
    Write-Value $Record 'RestoreAt' @{ Kind = 'String'; Data = $at }
    Write-Value $Schannel $Name $Raised
    if (-not (Test-Same $Raised (Read-Value $Schannel $Name))) { throw "$Name does not read back as written; the task restores it" }
    "$Name is 7 until $at; it was $(Get-Text (Read-Prior))"
}

function Invoke-Restore {
    if (-not (Test-Raised)) {
        Remove-Task $Task
        return "$Name was not raised by this script, or was restored already; nothing was done"
    }
    $prior = Read-Prior
    $now = Read-Value $Schannel $Name
    if (-not (Test-Same $now $prior) -and -not (Test-Same $now $Raised)) {
        Close-Record
        throw "$Name was changed since it was raised, to $(Get-Text $now); it was left so, and the record is closed"
    }
    if (-not (Test-Same $now $prior)) { Write-Value $Schannel $Name $prior }
    if (-not (Test-Same $prior (Read-Value $Schannel $Name))) { throw "$Name does not read back as restored; the task stays" }
    Close-Record
    "$Name is $(Get-Text $prior) again"
}

try {
    if ($Restore -eq 'yes') { Invoke-Restore } else { Invoke-Raise $MyInvocation.MyCommand.ScriptBlock.ToString() }
    exit 0
} catch {
    'Failed: ' + $_.Exception.GetBaseException().Message
    exit 1
}
