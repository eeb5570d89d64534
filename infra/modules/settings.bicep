import { Options } from 'options.bicep'

@description('One app setting.')
@export()
type Setting = {
  @description('As an environment variable spells it: sections parted by two underscores.')
  name: string

  @description('Its value.')
  value: string
}

@description('Where the state is kept, and as whom the host and the app enter it: by identity, without any key.')
@export()
func identitySettings(accountName string, clientId string) Setting[] => [
  { name: 'AzureWebJobsStorage__accountName', value: accountName }
  { name: 'AzureWebJobsStorage__credential', value: 'managedidentity' }
  { name: 'AzureWebJobsStorage__clientId', value: clientId }
  { name: 'Azure__ClientId', value: clientId }
]

@description('The options as app settings. What is left out or empty is not set at all, so that the product\'s default counts.')
@export()
func optionSettings(options Options) Setting[] =>
  filter(concat(sweepSettings(options), orderSettings(options), logSettings(options)), setting => !empty(setting.value))

func sweepSettings(options Options) Setting[] => [
  { name: 'Sweep__LookBack', value: options.?sweep.?lookBack ?? '' }
  { name: 'Sweep__OptOutTag', value: options.?sweep.?optOutTag ?? '' }
  { name: 'Sweep__BaselineParts', value: join(options.?sweep.?baselineParts ?? [], ',') }
  { name: 'Sweep__MinimumHits', value: string(options.?sweep.?minimumHits ?? '') }
  { name: 'Sweep__MinimumShare', value: options.?sweep.?minimumShare ?? '' }
  { name: 'Sweep__MinimumDays', value: string(options.?sweep.?minimumDays ?? '') }
  { name: 'Sweep__MaximumAge', value: options.?sweep.?maximumAge ?? '' }
  { name: 'Sweep__MaxRepairs', value: string(options.?sweep.?maxRepairs ?? '') }
  { name: 'Sweep__MaxRepairShare', value: options.?sweep.?maxRepairShare ?? '' }
  { name: 'Sweep__MaxAttempts', value: string(options.?sweep.?maxAttempts ?? '') }
  { name: 'Sweep__RetryAfter', value: options.?sweep.?retryAfter ?? '' }
  { name: 'Sweep__RepairDriftAfter', value: options.?sweep.?repairDriftAfter ?? '' }
  { name: 'Sweep__ConfirmAfter', value: options.?sweep.?confirmAfter ?? '' }
  { name: 'Sweep__ConfirmHits', value: string(options.?sweep.?confirmHits ?? '') }
  { name: 'Sweep__RestartWindow', value: options.?sweep.?restartWindow ?? '' }
  { name: 'Sweep__RestartDelay', value: options.?sweep.?restartDelay ?? '' }
  { name: 'Sweep__RestartReason', value: options.?sweep.?restartReason ?? '' }
  { name: 'Sweep__MaxRestarts', value: string(options.?sweep.?maxRestarts ?? '') }
  { name: 'Sweep__ResourceGroups', value: join(options.?sweep.?resourceGroups ?? [], ',') }
  { name: 'Sweep__ExcludedResourceGroups', value: join(options.?sweep.?excludedResourceGroups ?? [], ',') }
  { name: 'Sweep__RequiredTag', value: options.?sweep.?requiredTag ?? '' }
  { name: 'Sweep__InspectCandidates', value: toLower(string(options.?sweep.?inspectCandidates ?? '')) }
  { name: 'Sweep__Probe', value: options.?sweep.?probe ?? '' }
]

func orderSettings(options Options) Setting[] => [
  { name: 'Orders__PollInterval', value: options.?orders.?pollInterval ?? '' }
  { name: 'Orders__ScriptTimeout', value: options.?orders.?scriptTimeout ?? '' }
  { name: 'Orders__PollTimeout', value: options.?orders.?pollTimeout ?? '' }
  { name: 'Orders__TimeBudget', value: options.?orders.?timeBudget ?? '' }
  { name: 'Orders__MaxConcurrency', value: string(options.?orders.?maxConcurrency ?? '') }
  { name: 'Orders__CanarySize', value: string(options.?orders.?canarySize ?? '') }
  { name: 'Orders__MaxErrors', value: string(options.?orders.?maxErrors ?? '') }
  { name: 'Orders__MaxErrorShare', value: options.?orders.?maxErrorShare ?? '' }
]

func logSettings(options Options) Setting[] => [
  { name: 'Logs__Resources', value: join(options.?logs.?resources ?? [], ',') }
  { name: 'Logs__ServerTimeout', value: options.?logs.?serverTimeout ?? '' }
  { name: 'Logs__CustomQueries', value: empty(options.?logs.?customQueries ?? {}) ? '' : string(options.?logs.?customQueries) }
]
