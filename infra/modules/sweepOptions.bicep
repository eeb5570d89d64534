// What an operator may choose about sweeps; options.bicep says how these files are meant.

@description('How sweeps find and choose machines, and what they do there.')
@export()
type SweepOptions = {
  @description('How far a sweep may go: Report, Inspect or Repair. Timer and alerts go this far, HTTP at most. Default: what the role is for.')
  mode: ('Report' | 'Inspect' | 'Repair')?

  @description('How far back the logs are asked, from 1 hour to 30 days. Default: 7.00:00:00.')
  @minLength(1)
  lookBack: string?

  @description('Name of the tag that opts a machine out; any value but include does. Default: TlsRemediation.')
  @minLength(1)
  @maxLength(512)
  optOutTag: string?

  @description('Parts of the baseline: Schannel, DotNet4, DotNet2, WinHttp, DisableLegacy (only with Schannel). Default: Schannel,DotNet4.')
  baselineParts: ('Schannel' | 'DotNet4' | 'DotNet2' | 'WinHttp' | 'DisableLegacy')[]?

  @description('Legacy connections in the window that it takes to accuse a machine, at least 1. Default: 5.')
  @minValue(1)
  @maxValue(2147483647)
  minimumHits: int?

  @description('Legacy share of a machine\'s traffic that it takes to accuse it, 0 to 1. Default: 0.02.')
  @minLength(1)
  minimumShare: string?

  @description('Distinct UTC days with legacy connections that it takes to accuse a machine, 1 to 31. Default: 1.')
  @minValue(1)
  @maxValue(31)
  minimumDays: int?

  @description('Age that a machine\'s newest legacy connection may have for it to be accused, from 1 hour to 30 days; left out, the whole look-back.')
  @minLength(1)
  maximumAge: string?

  @description('Most machines that one sweep may repair, 1 to 10000; where more match, none is repaired. Default: 50.')
  @minValue(1)
  @maxValue(10000)
  maxRepairs: int?

  @description('Largest share of the machines in the inventory that one sweep may repair, 0 to 1; where more match, none is repaired. Default: 1.')
  @minLength(1)
  maxRepairShare: string?

  @description('Most repair attempts per machine, 1 to 10. Default: 3.')
  @minValue(1)
  @maxValue(10)
  maxAttempts: int?

  @description('How long a machine is left alone after a failed attempt, from 0 to 30 days. Default: 01:00:00.')
  @minLength(1)
  retryAfter: string?

  @description('How long a machine whose values went back is only watched, from 0 to 90 days. Default: 7.00:00:00.')
  @minLength(1)
  repairDriftAfter: string?

  @description('How long after a restart traffic is watched before it can confirm, from 0 to 30 days. Default: 1.00:00:00.')
  @minLength(1)
  confirmAfter: string?

  @description('Modern connections that it takes to confirm, at least 1. Default: 10.')
  @minValue(1)
  @maxValue(2147483647)
  confirmHits: int?

  @description('When sweeps may restart the machines that they repaired, UTC, such as Sat,Sun 02:00-05:00 or Daily 22:30-01:00; left out, they never do.')
  @minLength(1)
  restartWindow: string?

  @description('How long Windows waits before it restarts, from 30 seconds to 1 hour. Default: 00:05:00.')
  @minLength(1)
  restartDelay: string?

  @description('What Windows tells its users before a restart: 1 to 120 ASCII letters, digits, blanks, commas, colons, brackets, hyphens and full stops. Default: TLS 1.2 was switched on (TlsRemediation).')
  @minLength(1)
  @maxLength(120)
  restartReason: string?

  @description('Most machines that one sweep restarts, 1 to 1000; the others have to wait for the next one. Default: 1.')
  @minValue(1)
  @maxValue(1000)
  maxRestarts: int?

  @description('Resource groups whose machines may be contacted, at most 100; left out, all.')
  @maxLength(100)
  resourceGroups: string[]?

  @description('Resource groups whose machines are left alone, at most 100.')
  @maxLength(100)
  excludedResourceGroups: string[]?

  @description('name:value of a tag without which no machine is contacted; left out, none is needed.')
  @minLength(1)
  requiredTag: string?

  @description('true to read machines that a shared address or name may be about, in order to find the one that it is; they are never written to. Default: false.')
  inspectCandidates: bool?

  @description('host:port of a server that inspected machines shake hands with, by .NET and WinHTTP, to show what each has by default; left out, none.')
  @minLength(1)
  probe: string?
}
