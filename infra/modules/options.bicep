import { SweepOptions } from 'sweepOptions.bicep'

// One property for every setting of docs/settings.md that an operator may choose and that no other parameter of main.bicep decides.
// What is left out is not set, so the product's own default counts: it has one home. Lists are arrays here.

@description('How orders are sent to machines.')
@export()
type OrdersOptions = {
  @description('Pause between two polls of one order, 5 seconds to 5 minutes, shorter than Orders__PollTimeout. Default: 00:00:15.')
  @minLength(1)
  pollInterval: string?

  @description('Time after which Azure ends a script, 1 to 90 minutes. Default: 00:10:00.')
  @minLength(1)
  scriptTimeout: string?

  @description('How long an order is polled, 1 to 45 minutes; the next sweep finds an order that still runs, and one that never started is withdrawn. Default: 00:15:00.')
  @minLength(1)
  pollTimeout: string?

  @description('How long one sweep works on its orders, 1 to 50 minutes; what is outstanding then is handed over to the next one. Default: 00:40:00.')
  @minLength(1)
  timeBudget: string?

  @description('Maximum orders in flight over all subscriptions, 1 to 5000; one region allows about 256. Default: 256.')
  @minValue(1)
  @maxValue(5000)
  maxConcurrency: int?

  @description('Number of machines that are written to before any other, 1 to 100; each must succeed. Default: 1.')
  @minValue(1)
  @maxValue(100)
  canarySize: int?

  @description('Number of failed machines at which a sweep stops writing, 1 to 1000. Default: 10.')
  @minValue(1)
  @maxValue(1000)
  maxErrors: int?

  @description('Share of failed machines at which a sweep stops writing, once it has written to 20; 0 to 1. Default: 0.1.')
  @minLength(1)
  maxErrorShare: string?
}

@description('How logs are queried.')
@export()
type LogsOptions = {
  @description('ARM ids of resources whose logs are queried.')
  @maxLength(100)
  resources: string[]?

  @description('Timeout of one Log Analytics query, 10 seconds to 10 minutes. Default: 00:03:00.')
  @minLength(1)
  serverTimeout: string?

  @description('Custom queries, a JSON object of names and KQL, at most 20; docs/sources.md lists the columns that they must return.')
  customQueries: { *: string }?
}

@description('Settings of the product beyond the least that it needs, by section.')
@export()
type Options = {
  @description('How sweeps find and choose machines, and what they do there.')
  sweep: SweepOptions?

  @description('How orders are sent to machines.')
  orders: OrdersOptions?

  @description('How logs are queried.')
  logs: LogsOptions?
}
