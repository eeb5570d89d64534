using Microsoft.Extensions.Logging;
using Remediation.Inventory;
using Remediation.Orders.RateLimiting;
using Remediation.Telemetry;

namespace Remediation.Orders.Scheduling;

internal sealed partial class OrderLog
{
    private static partial class Log
    {
        [LoggerMessage(
            EventIds.OrderSent,
            LogLevel.Information,
            "Order {Order} is sent to machine {Machine}: mode {Mode}, attempt {Attempt}"
        )]
        public static partial void Sent(ILogger logger, string order, MachineId machine, GuestMode mode, int attempt);

        [LoggerMessage(
            EventIds.OrderAccepted,
            LogLevel.Information,
            "Order {Order} for machine {Machine} was accepted"
        )]
        public static partial void Accepted(ILogger logger, string order, MachineId machine);

        [LoggerMessage(
            EventIds.OrderFound,
            LogLevel.Information,
            "Order {Order} for machine {Machine} was found, sent already"
        )]
        public static partial void Found(ILogger logger, string order, MachineId machine);

        [LoggerMessage(
            EventIds.OrderFirstState,
            LogLevel.Information,
            "Order {Order} for machine {Machine} has its first state: {State}"
        )]
        public static partial void FirstState(ILogger logger, string order, MachineId machine, string state);

        [LoggerMessage(EventIds.OrderPolled, LogLevel.Debug, "Order {Order} for machine {Machine} was polled: {State}")]
        public static partial void Polled(ILogger logger, string order, MachineId machine, string state);

        [LoggerMessage(
            EventIds.OrderThrottled,
            LogLevel.Information,
            "Order {Order} for machine {Machine}: Azure throttled step {Step}; it is repeated in {Wait}"
        )]
        public static partial void Throttled(
            ILogger logger,
            string order,
            MachineId machine,
            OrderStep step,
            TimeSpan wait
        );

        [LoggerMessage(
            EventIds.OrderDelayed,
            LogLevel.Debug,
            "Order {Order} for machine {Machine}: call {Call} waits {Wait} for limit {Limit}"
        )]
        public static partial void Delayed(
            ILogger logger,
            string order,
            MachineId machine,
            CallKind call,
            TimeSpan wait,
            string limit
        );

        [LoggerMessage(
            EventIds.OrderRetried,
            LogLevel.Information,
            "Order {Order} for machine {Machine}: step {Step} failed and goes on in {Wait}, reason {Reason}"
        )]
        public static partial void Retried(
            ILogger logger,
            string order,
            MachineId machine,
            OrderStep step,
            TimeSpan wait,
            string reason
        );

        [LoggerMessage(
            EventIds.OrderHeld,
            LogLevel.Information,
            "Order {Order} for machine {Machine} is held, reason {Reason}"
        )]
        public static partial void Held(ILogger logger, string order, MachineId machine, string reason);

        [LoggerMessage(
            EventIds.OrderHandedOver,
            LogLevel.Information,
            "Order {Order} for machine {Machine} is handed over: its script may still be running"
        )]
        public static partial void HandedOver(ILogger logger, string order, MachineId machine);

        [LoggerMessage(
            EventIds.OrderEnded,
            LogLevel.Information,
            "Order {Order} for machine {Machine} ended: {State}, reason {Reason}"
        )]
        public static partial void Ended(ILogger logger, string order, MachineId machine, string state, string reason);

        [LoggerMessage(
            EventIds.OrderRemoved,
            LogLevel.Information,
            "Run command {Order} was removed from machine {Machine}"
        )]
        public static partial void Removed(ILogger logger, string order, MachineId machine);

        [LoggerMessage(
            EventIds.OrderNotRemoved,
            LogLevel.Warning,
            "Run command {Order} stays on machine {Machine}, reason {Reason}; a later sweep removes it"
        )]
        public static partial void NotRemoved(ILogger logger, string order, MachineId machine, string reason);

        [LoggerMessage(
            EventIds.RolloutGrew,
            LogLevel.Information,
            "Order {Order} for machine {Machine} succeeded: the rollout grows from {From} to {To} orders in flight"
        )]
        public static partial void RolloutGrew(ILogger logger, string order, MachineId machine, int from, int to);

        [LoggerMessage(
            EventIds.CanaryPassed,
            LogLevel.Information,
            "Order {Order} for machine {Machine} succeeded: the canary has passed"
        )]
        public static partial void CanaryPassed(ILogger logger, string order, MachineId machine);

        [LoggerMessage(
            EventIds.RolloutStopped,
            LogLevel.Warning,
            "Order {Order} for machine {Machine} failed: the rollout stops, reason {Reason}"
        )]
        public static partial void RolloutStopped(ILogger logger, string order, MachineId machine, string reason);
    }
}
