namespace Simulation.Tests.World;

/// <summary>The faults of a simulation. Names appear in the counts at the end of a run.</summary>
internal enum Fault
{
    /// <summary>A call is answered 429, with or without a time to wait.</summary>
    Throttled,

    /// <summary>A call is answered 5xx; nothing happened.</summary>
    ServerError,

    /// <summary>The connection breaks before the call has done anything.</summary>
    ResetBefore,

    /// <summary>The connection breaks after the call has done its work.</summary>
    ResetAfter,

    /// <summary>A PUT is answered 409: something else is at work on the machine.</summary>
    Busy,

    /// <summary>The agent starts a script only after many minutes.</summary>
    AgentSlow,

    /// <summary>The platform reports that the agent does not respond; the script may still run much later.</summary>
    AgentSilent,

    /// <summary>The script does not end until the platform ends it.</summary>
    ScriptHangs,

    /// <summary>The start of the frame is cut off.</summary>
    OutputCut,

    /// <summary>The script ran and its output never arrived.</summary>
    OutputLost,

    /// <summary>An upgrade of the agent runs a finished command again.</summary>
    RunAgain,

    /// <summary>An operator deallocates the machine.</summary>
    Deallocated,

    /// <summary>The product's role is taken away on a machine, and given back hours later.</summary>
    AccessDenied,

    /// <summary>The machine is deleted.</summary>
    MachineDeleted,

    /// <summary>The machine is deleted and made anew under the same name.</summary>
    MachineRecreated,

    /// <summary>A policy or a person writes a wrong value back.</summary>
    Drifted,

    /// <summary>A key is locked, and unlocked hours later.</summary>
    KeyLocked,

    /// <summary>The owner opts a machine out, or in again.</summary>
    OptedOut,

    /// <summary>A process's wall clock is set.</summary>
    ClockSet,

    /// <summary>Storage does not answer; nothing happened.</summary>
    StateUnavailable,

    /// <summary>Storage does not answer, but did what it was asked.</summary>
    StateSilent,

    /// <summary>The lease is taken away from its holder, who learns it at the next renewal.</summary>
    LeaseBroken,

    /// <summary>A source of the log cannot be read.</summary>
    LogFailed,

    /// <summary>A source of the log can be read in part.</summary>
    LogPartial,

    /// <summary>The inventory lacks some machines and is marked incomplete.</summary>
    InventoryPart,

    /// <summary>A machine's tags cannot be read.</summary>
    TagsHidden,

    /// <summary>A message is delivered twice.</summary>
    MessageTwice,

    /// <summary>A message shows late, and so after others.</summary>
    MessageLate,

    /// <summary>An operator turns the kill switch on, and off hours later.</summary>
    KillSwitchPulled,

    /// <summary>An operator cancels a sweep.</summary>
    SweepCancelled,

    /// <summary>The host stops in an orderly way: its token is cancelled, and half a minute later it is gone.</summary>
    HostStopped,

    /// <summary>A process dies between two continuations.</summary>
    Death,
}
