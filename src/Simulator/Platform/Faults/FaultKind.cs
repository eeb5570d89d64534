namespace Simulator.Platform.Faults;

/// <summary>Faults between the product and its machines. Each kind is known from real installations.</summary>
public enum FaultKind
{
    /// <summary>
    /// For a stretch of time every call about a machine is refused with 429, in Resource Manager's words or in
    /// Compute's.
    /// </summary>
    ThrottlingStorm,

    /// <summary>A PUT is refused with 409 while another operation works on the machine.</summary>
    OtherOperation,

    /// <summary>
    /// The machine is deallocated before or just after the script runs, its answer lost, and is started again some
    /// minutes later.
    /// </summary>
    Deallocated,

    /// <summary>
    /// The machine's agent does not answer: the run command fails with VMAgentStatusCommunicationError. It passes.
    /// </summary>
    AgentSilent,

    /// <summary>The script has ended, and the connection breaks while its answer is being read.</summary>
    ReplyLost,

    /// <summary>A PUT is accepted, and the connection breaks before the answer arrives.</summary>
    PutAnswerLost,

    /// <summary>The beginning of the script's output is cut away, and with it the beginning of its frame.</summary>
    OutputTruncated,

    /// <summary>A run command stays in Creating, and its script never starts, until it is deleted.</summary>
    StuckCreating,

    /// <summary>An upgrade of the agent runs a finished run command once more.</summary>
    ReExecuted,

    /// <summary>A call is answered with 500, 502, 503 or 504, and nothing happened.</summary>
    ServerError,

    /// <summary>The connection is reset before anything happened.</summary>
    ConnectionReset,

    /// <summary>A call is refused with 401 ExpiredAuthenticationToken, once.</summary>
    TokenExpired,

    /// <summary>In the middle of a sweep the identity loses its role on one machine: 403 from there on.</summary>
    AccessLost,

    /// <summary>The machine is deleted: 404 from there on, and it is in no inventory any more.</summary>
    MachineDeleted,

    /// <summary>
    /// The machine is recreated under its old name: a registry as at first, another vmId, no run commands.
    /// </summary>
    MachineRecreated,

    /// <summary>The clock jumps some minutes ahead.</summary>
    ClockJump,
}
