namespace Simulation.Tests.World;

/// <summary>What can go wrong. The name is what the count at the end of a run says.</summary>
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

    /// <summary>The platform says that the agent does not report; the script may run much later all the same.</summary>
    AgentSilent,

    /// <summary>The script does not end until the platform ends it.</summary>
    ScriptHangs,

    /// <summary>The start of the frame is cut off.</summary>
    OutputCut,

    /// <summary>The script ran and its output never arrived.</summary>
    OutputLost,

    /// <summary>An upgrade of the agent runs a finished command again.</summary>
    RunAgain,

    /// <summary>Somebody deallocates the machine.</summary>
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

    /// <summary>The inventory comes without some machines and says so.</summary>
    InventoryPart,

    /// <summary>A machine's tags cannot be read.</summary>
    TagsHidden,

    /// <summary>A message is delivered twice.</summary>
    MessageTwice,

    /// <summary>A message shows late, and so after others.</summary>
    MessageLate,

    /// <summary>Somebody pulls the kill switch, and takes it back hours later.</summary>
    KillSwitchPulled,

    /// <summary>Somebody asks for a sweep to stop.</summary>
    SweepCancelled,

    /// <summary>The host stops in an orderly way: its token is cancelled, and half a minute later it is gone.</summary>
    HostStopped,

    /// <summary>A process dies between two continuations.</summary>
    Death,
}
