// What an operator may choose about sweeps; options.bicep says how these files are meant.

@description('How sweeps find and choose machines, and what they do there.')
@export()
type SweepOptions = {
  @description('Maximum mode of any sweep: Report, Inspect or Repair. Timer and alerts use it; a request over HTTP may use a lower one. Default: what the role is for.')
  mode: ('Report' | 'Inspect' | 'Repair')?

  @description('Time range of the logs that is queried, 1 hour to 30 days. Default: 7.00:00:00.')
  @minLength(1)
  lookBack: string?

  @description('Name of the tag that opts a machine out, with any value except include. Default: TlsRemediation.')
  @minLength(1)
  @maxLength(512)
  optOutTag: string?

  @description('Parts of the baseline: Schannel, DotNet4, DotNet2, WinHttp, DisableLegacy (only with Schannel). Default: Schannel,DotNet4.')
  baselineParts: ('Schannel' | 'DotNet4' | 'DotNet2' | 'WinHttp' | 'DisableLegacy')[]?

  @description('Noise floor: minimum number of legacy connections in the window, at least 1. Default: 5.')
  @minValue(1)
  @maxValue(2147483647)
  minimumHits: int?

  @description('Noise floor: minimum legacy share of a machine\'s traffic, 0 to 1. Default: 0.02.')
  @minLength(1)
  minimumShare: string?

  @description('Noise floor: minimum number of distinct UTC days with legacy connections, 1 to 31. Default: 1.')
  @minValue(1)
  @maxValue(31)
  minimumDays: int?

  @description('Noise floor: maximum age of the newest legacy connection, 1 hour to 30 days; not set: the whole look-back.')
  @minLength(1)
  maximumAge: string?

  @description('Maximum repairs per sweep, 1 to 10000; if more machines match, none is repaired. Default: 50.')
  @minValue(1)
  @maxValue(10000)
  maxRepairs: int?

  @description('Maximum share of the inventory\'s machines that one sweep repairs, 0 to 1; if more match, none is repaired. Default: 1.')
  @minLength(1)
  maxRepairShare: string?

  @description('Maximum repair attempts per machine, 1 to 10. Default: 3.')
  @minValue(1)
  @maxValue(10)
  maxAttempts: int?

  @description('Wait after a failed attempt before the next one, 0 to 30 days. Default: 01:00:00.')
  @minLength(1)
  retryAfter: string?

  @description('Wait before a machine whose values drifted is repaired again, 0 to 90 days. Default: 7.00:00:00.')
  @minLength(1)
  repairDriftAfter: string?

  @description('Minimum time of traffic after a restart before a machine is confirmed, 0 to 30 days. Default: 1.00:00:00.')
  @minLength(1)
  confirmAfter: string?

  @description('Minimum number of modern connections before a machine is confirmed, at least 1. Default: 10.')
  @minValue(1)
  @maxValue(2147483647)
  confirmHits: int?

  @description('Maintenance window in UTC in which sweeps may restart machines that they repaired, such as Sat,Sun 02:00-05:00 or Daily 22:30-01:00; not set: never.')
  @minLength(1)
  restartWindow: string?

  @description('Delay of Windows before it restarts, 30 seconds to 1 hour. Default: 00:05:00.')
  @minLength(1)
  restartDelay: string?

  @description('Message of Windows to users before a restart: 1 to 120 ASCII letters, digits, spaces, commas, colons, parentheses, hyphens and periods. Default: TLS 1.2 was switched on (TlsRemediation).')
  @minLength(1)
  @maxLength(120)
  restartReason: string?

  @description('Maximum restarts per sweep, 1 to 1000; the others wait for the next sweep. Default: 1.')
  @minValue(1)
  @maxValue(1000)
  maxRestarts: int?

  @description('Resource groups whose machines may be contacted, at most 100; not set: all.')
  @maxLength(100)
  resourceGroups: string[]?

  @description('Resource groups whose machines are never contacted, at most 100.')
  @maxLength(100)
  excludedResourceGroups: string[]?

  @description('Tag, as name:value, that a machine must have to be contacted; not set: none.')
  @minLength(1)
  requiredTag: string?

  @description('true to read machines that share an address or name with a finding, to find the origin; they are never written to. Default: false.')
  inspectCandidates: bool?

  @description('host:port of a server with which inspected machines make a handshake, by .NET and WinHTTP, to show their defaults; not set: none.')
  @minLength(1)
  probe: string?
}
