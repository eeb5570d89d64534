using static Remediation.Reasons.Recurrence;

namespace Remediation.Reasons;

/// <summary>
/// The one table of reasons. Hundreds digit: 1 findings, 2 fleet, 3 planning and safety, 4 orders, 5 guest reports, 6
/// verdicts, 7 sweeps. An id is never reused; a test holds this table against docs/reasons.md.
/// </summary>
public static class ReasonCodes
{
    /// <summary>A log row lacks what a row must have.</summary>
    public static readonly ReasonCode RowUnreadable = new(
        "TLS101",
        nameof(RowUnreadable),
        Decisive,
        "The log row has no time that can be read, or a count that cannot be.",
        "Look at the source's query or export; the row was counted and set aside."
    );

    /// <summary>The row's protocol is empty or not understood.</summary>
    public static readonly ReasonCode VersionUnknown = new(
        "TLS102",
        nameof(VersionUnknown),
        Decisive,
        "The log row's TLS version is empty or not understood, so it is not called legacy.",
        "If the text is a version, report it so that it can be added to the table of spellings."
    );

    /// <summary>The row is TLS 1.2 or newer.</summary>
    public static readonly ReasonCode VersionModern = new(
        "TLS103",
        nameof(VersionModern),
        Decisive,
        "The log row is TLS 1.2 or newer, which is what we want.",
        "Nothing to do."
    );

    /// <summary>A source could not be read.</summary>
    public static readonly ReasonCode SourceFailed = new(
        "TLS104",
        nameof(SourceFailed),
        Transient,
        "The log source could not be read, so its silence proves nothing.",
        "Check the source's diagnostic setting, this identity's access and, outside the public cloud, "
            + "Azure__LogsAudience, then sweep again."
    );

    /// <summary>A source holds nothing at all.</summary>
    public static readonly ReasonCode SourceEmpty = new(
        "TLS105",
        nameof(SourceEmpty),
        Decisive,
        "The log source is there and holds no record in the window, of any TLS version, so nothing feeds it or "
            + "nothing happened.",
        "If traffic is to be expected there, check the diagnostic setting or collection rule that feeds the source."
    );

    /// <summary>A source's table does not exist.</summary>
    public static readonly ReasonCode SourceMissing = new(
        "TLS106",
        nameof(SourceMissing),
        Decisive,
        "No workspace in scope has the source's table: it never got a record, so it can show nothing.",
        "If you use the service, switch on what docs/sources.md names for the source; otherwise nothing is to do."
    );

    /// <summary>A source has no recent records.</summary>
    public static readonly ReasonCode SourceStale = new(
        "TLS107",
        nameof(SourceStale),
        Decisive,
        "The log source holds records, but none of late, so its silence about the end of the window proves nothing.",
        "Find out what stopped feeding the source: the diagnostic setting, the collection rule or the agent."
    );

    /// <summary>A source cannot show old protocols any more.</summary>
    public static readonly ReasonCode SourceBlind = new(
        "TLS108",
        nameof(SourceBlind),
        Decisive,
        "The platform refused TLS 1.0 and 1.1 there for the whole window, and a refused handshake leaves no record.",
        "Collect Schannel events from the machines themselves; they go on telling."
    );

    /// <summary>A source was read in part.</summary>
    public static readonly ReasonCode SourcePartial = new(
        "TLS109",
        nameof(SourcePartial),
        Transient,
        "A part of the log source could not be read: what it gave is true, but it is not all.",
        "Sweep again; where it goes on, ask for a shorter look-back and check this identity's access to every "
            + "workspace."
    );

    /// <summary>Too little legacy traffic to accuse a machine.</summary>
    public static readonly ReasonCode BelowNoiseFloor = new(
        "TLS110",
        nameof(BelowNoiseFloor),
        Transient,
        "The legacy connections are too few to tell a broken machine from a brief fallback of a healthy one.",
        "Nothing to do unless it goes on; the noise floor is a setting."
    );

    /// <summary>Nothing in the row names a machine.</summary>
    public static readonly ReasonCode CallerUnnamed = new(
        "TLS201",
        nameof(CallerUnnamed),
        Decisive,
        "The log names no machine: no resource id, no computer name, no address.",
        "Use a source that names its caller, such as Schannel events from the machines themselves."
    );

    /// <summary>The caller is not in the inventory.</summary>
    public static readonly ReasonCode NotInInventory = new(
        "TLS202",
        nameof(NotInInventory),
        Decisive,
        "No machine in the inventory has this resource id, name or address.",
        "Widen the scope if the machine is yours; otherwise tell its owner."
    );

    /// <summary>The address belongs to several machines.</summary>
    public static readonly ReasonCode AddressShared = new(
        "TLS203",
        nameof(AddressShared),
        Decisive,
        "Several machines share this address (NAT gateway, load balancer, overlapping ranges), so none of them "
            + "is accused.",
        "Collect Schannel events from the candidates, or inspect them by name, to find the one."
    );

    /// <summary>The name belongs to several machines.</summary>
    public static readonly ReasonCode NameShared = new(
        "TLS204",
        nameof(NameShared),
        Decisive,
        "Several machines have this computer name, so none of them is accused.",
        "Give the machines distinct names or use a source that logs the resource id."
    );

    /// <summary>Two witnesses point to different machines.</summary>
    public static readonly ReasonCode WitnessesDisagree = new(
        "TLS205",
        nameof(WitnessesDisagree),
        Decisive,
        "What the log says of the caller (name, address, resource id, managed identity) points to different machines.",
        "Check for a moved address or a cloned machine."
    );

    /// <summary>The inventory could not be read in full.</summary>
    public static readonly ReasonCode InventoryIncomplete = new(
        "TLS206",
        nameof(InventoryIncomplete),
        Transient,
        "The inventory could not be read in full, so no match can be called unique and no machine is touched.",
        "Check this identity's read access to the subscriptions in scope, then sweep again."
    );

    /// <summary>The address never names a machine.</summary>
    public static readonly ReasonCode AddressNotAMachine = new(
        "TLS207",
        nameof(AddressNotAMachine),
        Decisive,
        "The address is loopback, link-local, a wildcard or Azure's own platform address.",
        "Nothing to do; such an address names no machine."
    );

    /// <summary>The row was written by the server side of the connection and does not name the client.</summary>
    public static readonly ReasonCode RemoteClientUnknown = new(
        "TLS208",
        nameof(RemoteClientUnknown),
        Decisive,
        "The event was written by the server side of the connection and does not say who the client was.",
        "Collect client-side Schannel events, or join the server's network log by time."
    );

    /// <summary>Nobody witnessed the address.</summary>
    public static readonly ReasonCode AddressUnwitnessed = new(
        "TLS209",
        nameof(AddressUnwitnessed),
        Decisive,
        "A machine has the address now, but nobody says that it had it while the connections were made.",
        "Send heartbeats of the machine's agent (or the map of its connections) to the workspace that is "
            + "asked; then its address proves it."
    );

    /// <summary>The address was another machine's.</summary>
    public static readonly ReasonCode AddressMoved = new(
        "TLS210",
        nameof(AddressMoved),
        Decisive,
        "The address was another machine's, too, while the connections were made, or is another's now.",
        "Look for the connections' origin on the candidates that are named, by their own Schannel events."
    );

    /// <summary>A candidate with wrong values.</summary>
    public static readonly ReasonCode CandidateSuspect = new(
        "TLS211",
        nameof(CandidateSuspect),
        Decisive,
        "The machine is one of several that the connections may be of, and its values are wrong.",
        "Look at it first; repair it by hand once you are sure that it is the one."
    );

    /// <summary>A candidate with right values.</summary>
    public static readonly ReasonCode CandidateUnlikely = new(
        "TLS212",
        nameof(CandidateUnlikely),
        Decisive,
        "The machine is one of several that the connections may be of, and every value of the baseline is right.",
        "Look at the other candidates first; an application with its own settings may still be the one."
    );

    /// <summary>A name that nobody but the client says.</summary>
    public static readonly ReasonCode NameUnwitnessed = new(
        "TLS213",
        nameof(NameUnwitnessed),
        Decisive,
        "The computer name is only what the client said of itself, and no address or identity bears it out.",
        "Collect Schannel events from the candidate, or a source that logs its address or resource id."
    );

    /// <summary>The owner opted out by tag.</summary>
    public static readonly ReasonCode OptedOut = new(
        "TLS301",
        nameof(OptedOut),
        Decisive,
        "The machine's tag opts it out.",
        "Ask the owner; remove the tag when the machine may be repaired."
    );

    /// <summary>Tags could not be read, so an opt-out cannot be ruled out.</summary>
    public static readonly ReasonCode TagsUnreadable = new(
        "TLS302",
        nameof(TagsUnreadable),
        Decisive,
        "The machine's tags could not be read, so an opt-out cannot be ruled out.",
        "Give this identity read access to the machine's tags."
    );

    /// <summary>Not a Windows machine, or not known to be one.</summary>
    public static readonly ReasonCode NotWindows = new(
        "TLS303",
        nameof(NotWindows),
        Decisive,
        "The machine is not known to run Windows; its TLS is not set in a Windows registry.",
        "Tell the machine's owner; OpenSSL and others have their own configuration."
    );

    /// <summary>The machine is not running.</summary>
    public static readonly ReasonCode NotRunning = new(
        "TLS304",
        nameof(NotRunning),
        Transient,
        "The machine is not running, and we never start one.",
        "Nothing to do; it is looked at again when it runs."
    );

    /// <summary>Repaired as often as the policy allows.</summary>
    public static readonly ReasonCode AttemptsExhausted = new(
        "TLS306",
        nameof(AttemptsExhausted),
        Decisive,
        "The machine has had as many repair attempts as the policy allows.",
        "Look at the earlier reports for this machine, mend the cause, then clear its ledger entry."
    );

    /// <summary>A failed attempt is too recent.</summary>
    public static readonly ReasonCode CoolingDown = new(
        "TLS307",
        nameof(CoolingDown),
        Transient,
        "The last attempt failed a short while ago; the machine is left alone until the time given.",
        "Nothing to do; a sweep after that time tries again."
    );

    /// <summary>More machines than the cap.</summary>
    public static readonly ReasonCode CapExceeded = new(
        "TLS308",
        nameof(CapExceeded),
        Decisive,
        "More machines would be repaired than the cap allows, so none is.",
        "Check why so many match, then raise the cap or narrow the scope."
    );

    /// <summary>Report mode contacts nothing.</summary>
    public static readonly ReasonCode ReportOnly = new(
        "TLS309",
        nameof(ReportOnly),
        Decisive,
        "The sweep's mode does not allow this order; the decision says what a wider mode would do.",
        "Read the plan; sweep in Repair mode when you agree with it."
    );

    /// <summary>The sweep was asked to contact others only.</summary>
    public static readonly ReasonCode OutsideTarget = new(
        "TLS310",
        nameof(OutsideTarget),
        Decisive,
        "This sweep was asked to contact other machines only.",
        "Nothing to do; start a sweep that names this machine, or one that names none."
    );

    /// <summary>The plan is not the one that was approved.</summary>
    public static readonly ReasonCode PlanChanged = new(
        "TLS311",
        nameof(PlanChanged),
        Decisive,
        "The plan that this sweep made is not the one that was approved, so nobody is contacted.",
        "Read the new plan and approve its id."
    );

    /// <summary>A dry run contacts nothing.</summary>
    public static readonly ReasonCode DryRun = new(
        "TLS312",
        nameof(DryRun),
        Decisive,
        "This sweep is a dry run; the decision says what the same sweep would do.",
        "Start the sweep without dry run, with the id of this plan, when you agree with it."
    );

    /// <summary>Programs with their own TLS made every connection.</summary>
    public static readonly ReasonCode OwnStack = new(
        "TLS313",
        nameof(OwnStack),
        Decisive,
        "Every legacy connection of the machine names a program that brings its own TLS, so registry values "
            + "would change nothing.",
        "Update or reconfigure the programs in the detail; docs/diagnosis.md tells how they are known."
    );

    /// <summary>The first machine failed.</summary>
    public static readonly ReasonCode CanaryFailed = new(
        "TLS314",
        nameof(CanaryFailed),
        Decisive,
        "One of the first machines that were written to failed, so no other is written to.",
        "Look at that machine; sweep again when its cause is mended."
    );

    /// <summary>So many failed that the sweep stopped.</summary>
    public static readonly ReasonCode TooManyErrors = new(
        "TLS315",
        nameof(TooManyErrors),
        Decisive,
        "So many machines failed that no more are written to.",
        "Look at the failed machines for a common cause, then sweep again."
    );

    /// <summary>Somebody pulled the kill switch.</summary>
    public static readonly ReasonCode KillSwitchOn = new(
        "TLS316",
        nameof(KillSwitchOn),
        Decisive,
        "The kill switch is on, so no order is sent.",
        "Take it back when it is safe: docs/safety.md."
    );

    /// <summary>Nobody knows how the kill switch stands.</summary>
    public static readonly ReasonCode KillSwitchUnreadable = new(
        "TLS317",
        nameof(KillSwitchUnreadable),
        Transient,
        "The kill switch could not be read, so no order is sent.",
        "Check the storage account that holds the state; the next sweep reads it again."
    );

    /// <summary>The installation's settings leave it out.</summary>
    public static readonly ReasonCode OutOfScope = new(
        "TLS318",
        nameof(OutOfScope),
        Decisive,
        "The settings of this installation leave the machine out.",
        "Nothing to do; change Sweep__ResourceGroups, Sweep__ExcludedResourceGroups or Sweep__RequiredTag if "
            + "it belongs in."
    );

    /// <summary>The platform refused the order.</summary>
    public static readonly ReasonCode OrderRejected = new(
        "TLS401",
        nameof(OrderRejected),
        Decisive,
        "Azure refused the run command.",
        "Read the platform's own message in the detail."
    );

    /// <summary>403.</summary>
    public static readonly ReasonCode AccessDenied = new(
        "TLS402",
        nameof(AccessDenied),
        Decisive,
        "This identity may not run commands on the machine.",
        "Assign the role that holds runCommands/read, write and delete, and for Arc servers machines/read."
    );

    /// <summary>404.</summary>
    public static readonly ReasonCode MachineGone = new(
        "TLS403",
        nameof(MachineGone),
        Decisive,
        "The machine no longer exists.",
        "Nothing to do; the inventory follows within minutes."
    );

    /// <summary>409 because of the machine's state.</summary>
    public static readonly ReasonCode MachineNotReady = new(
        "TLS404",
        nameof(MachineNotReady),
        Transient,
        "The machine is not running or its agent is not ready.",
        "Nothing to do if it was stopped on purpose; otherwise look at the VM agent."
    );

    /// <summary>409 because of another operation.</summary>
    public static readonly ReasonCode MachineBusy = new(
        "TLS405",
        nameof(MachineBusy),
        Transient,
        "Another operation on the machine is in progress, or it holds 25 run commands already.",
        "Nothing to do; the next sweep tries again. Delete run commands that nobody needs."
    );

    /// <summary>429.</summary>
    public static readonly ReasonCode OrderThrottled = new(
        "TLS406",
        nameof(OrderThrottled),
        Transient,
        "Azure throttled the order.",
        "Nothing to do; the next sweep tries again."
    );

    /// <summary>Deadline passed on the machine.</summary>
    public static readonly ReasonCode OrderTimedOut = new(
        "TLS407",
        nameof(OrderTimedOut),
        Transient,
        "The script did not end before its deadline.",
        "Look at the machine's load and agent; the next sweep reads the machine again."
    );

    /// <summary>Somebody cancelled it.</summary>
    public static readonly ReasonCode OrderCancelled = new(
        "TLS408",
        nameof(OrderCancelled),
        Transient,
        "The run command was cancelled or deleted before it ended.",
        "Find out who deleted it if it was not you."
    );

    /// <summary>Nothing came back.</summary>
    public static readonly ReasonCode Unreachable = new(
        "TLS409",
        nameof(Unreachable),
        Transient,
        "Azure or the machine's agent did not answer.",
        "Check the VM agent and outbound port 443; the next sweep tries again."
    );

    /// <summary>Terminal state without meaning.</summary>
    public static readonly ReasonCode ReplyUnknown = new(
        "TLS410",
        nameof(ReplyUnknown),
        Transient,
        "The run command ended in a state that proves nothing.",
        "Look at the run command in the portal; the next sweep reads the machine again."
    );

    /// <summary>Still running at the end of the sweep.</summary>
    public static readonly ReasonCode OrderOutstanding = new(
        "TLS411",
        nameof(OrderOutstanding),
        Transient,
        "The order was still running when the sweep ended; the next sweep finds it by its name.",
        "Nothing to do."
    );

    /// <summary>An Arc server whose agent is told not to run scripts.</summary>
    public static readonly ReasonCode ArcAgentBlocks = new(
        "TLS412",
        nameof(ArcAgentBlocks),
        Decisive,
        "The Arc agent's own configuration on the server blocks run commands, and Azure cannot lift that.",
        "Ask an administrator of the server to do what the detail says there with azcmagent, or repair it by hand."
    );

    /// <summary>An Arc agent from before run commands.</summary>
    public static readonly ReasonCode ArcAgentTooOld = new(
        "TLS413",
        nameof(ArcAgentTooOld),
        Decisive,
        "The Arc agent on the server is older than run commands.",
        "Ask an administrator of the server to update the Connected Machine agent there."
    );

    /// <summary>Several servers with one Arc identity.</summary>
    public static readonly ReasonCode ArcServerCloned = new(
        "TLS414",
        nameof(ArcServerCloned),
        Decisive,
        "Several servers share this Arc resource, because one was cloned: an order might reach any of them.",
        "Disconnect the clone with azcmagent and connect it anew under a name of its own."
    );

    /// <summary>The script never began.</summary>
    public static readonly ReasonCode OrderWithdrawn = new(
        "TLS415",
        nameof(OrderWithdrawn),
        Transient,
        "The script had not begun, or had not ended long after its deadline, so its run command was removed: "
            + "it must not run days later.",
        "Check the machine's agent and its connection to Azure; a later sweep tries again."
    );

    /// <summary>Its turn did not come.</summary>
    public static readonly ReasonCode BudgetSpent = new(
        "TLS416",
        nameof(BudgetSpent),
        Transient,
        "The sweep's time was over before this order's turn; it was not sent.",
        "Nothing to do; the sweep goes on by itself, or the next one sends it."
    );

    /// <summary>403 to a question about an order that was sent.</summary>
    public static readonly ReasonCode AccessLost = new(
        "TLS417",
        nameof(AccessLost),
        Transient,
        "The order was sent, and now this identity may not ask how it stands; it may have run.",
        "Give the role back that holds runCommands/read, write and delete; the next sweep reads what the order did."
    );

    /// <summary>No frame in the output.</summary>
    public static readonly ReasonCode FrameMissing = new(
        "TLS501",
        nameof(FrameMissing),
        Transient,
        "The script's output holds no report frame.",
        "Look at the run command's error output; the machine is read again in the next sweep."
    );

    /// <summary>Frame cut or damaged.</summary>
    public static readonly ReasonCode FrameDamaged = new(
        "TLS502",
        nameof(FrameDamaged),
        Transient,
        "The report frame is cut or damaged.",
        "Nothing to do; the machine is read again in the next sweep."
    );

    /// <summary>Frame of another order.</summary>
    public static readonly ReasonCode FrameForeign = new(
        "TLS503",
        nameof(FrameForeign),
        Transient,
        "The report frame belongs to another order.",
        "Nothing to do; a stale answer is never taken for a fresh one."
    );

    /// <summary>Frame of another version.</summary>
    public static readonly ReasonCode FrameVersionUnknown = new(
        "TLS504",
        nameof(FrameVersionUnknown),
        Decisive,
        "The report frame has a version that this build does not read.",
        "Let the sweep and the script come from the same build."
    );

    /// <summary>The script failed in the machine.</summary>
    public static readonly ReasonCode GuestFailed = new(
        "TLS505",
        nameof(GuestFailed),
        Transient,
        "The script reported a failure inside the machine.",
        "Read the guest's message in the detail."
    );

    /// <summary>A value could not be read.</summary>
    public static readonly ReasonCode ValueUnreadable = new(
        "TLS506",
        nameof(ValueUnreadable),
        Decisive,
        "At least one registry value could not be read, so the machine cannot be called compliant.",
        "Check the permissions of the key named in the detail."
    );

    /// <summary>Restore refused.</summary>
    public static readonly ReasonCode RestoreRefused = new(
        "TLS507",
        nameof(RestoreRefused),
        Decisive,
        "A value was changed by somebody since the repair, so it was not restored.",
        "Decide by hand which value is right."
    );

    /// <summary>The guest undid its own writes.</summary>
    public static readonly ReasonCode GuestUndid = new(
        "TLS508",
        nameof(GuestUndid),
        Decisive,
        "A write failed, and the script put every value back as it was.",
        "Check the permissions of the key named in the detail."
    );

    /// <summary>The registry is right.</summary>
    public static readonly ReasonCode BaselineMet = new(
        "TLS601",
        nameof(BaselineMet),
        Decisive,
        "Every value of the baseline is right, and no legacy connection is in the window.",
        "Nothing to do."
    );

    /// <summary>Written, restart pending.</summary>
    public static readonly ReasonCode RestartNeeded = new(
        "TLS602",
        nameof(RestartNeeded),
        Transient,
        "The values are right, but the machine has not restarted since; running services may still hold the old ones.",
        "Restart the machine in its maintenance window."
    );

    /// <summary>Restarted, watching.</summary>
    public static readonly ReasonCode WatchingTraffic = new(
        "TLS603",
        nameof(WatchingTraffic),
        Transient,
        "The machine restarted with the right values; its traffic is being watched.",
        "Nothing to do; a later sweep confirms it or says what is left."
    );

    /// <summary>Restarted, but silent.</summary>
    public static readonly ReasonCode NoTrafficSeen = new(
        "TLS604",
        nameof(NoTrafficSeen),
        Transient,
        "The values are right and the machine restarted, but the logs show no traffic from it; silence is not proof.",
        "Check that the machine's usual connections still happen and are logged."
    );

    /// <summary>Confirmed by traffic.</summary>
    public static readonly ReasonCode ConfirmedByTraffic = new(
        "TLS605",
        nameof(ConfirmedByTraffic),
        Decisive,
        "Since its restart the logs show modern connections from the machine and no legacy one.",
        "Nothing to do."
    );

    /// <summary>Repaired, restarted, yet legacy.</summary>
    public static readonly ReasonCode LegacyAfterRepair = new(
        "TLS606",
        nameof(LegacyAfterRepair),
        Decisive,
        "The values are right and the machine restarted, yet legacy connections go on: an application chooses "
            + "its own protocol.",
        "Find the application (the evidence names it where the log does) and update or reconfigure it."
    );

    /// <summary>Nothing to write, yet legacy.</summary>
    public static readonly ReasonCode LegacyThoughBaselineMet = new(
        "TLS607",
        nameof(LegacyThoughBaselineMet),
        Decisive,
        "Every value was right already, yet the logs show legacy connections.",
        "Restart the machine if it has not been since the values were set; then look for an application with "
            + "its own TLS settings."
    );

    /// <summary>Values went back.</summary>
    public static readonly ReasonCode ValuesDrifted = new(
        "TLS608",
        nameof(ValuesDrifted),
        Transient,
        "Values that were right after the repair are wrong again: something writes them back.",
        "Look for a Group Policy or a configuration tool that owns these values."
    );

    /// <summary>Inspected, not repaired.</summary>
    public static readonly ReasonCode BaselineNotMet = new(
        "TLS609",
        nameof(BaselineNotMet),
        Decisive,
        "Values differ from the baseline; this sweep did not repair them.",
        "Sweep in Repair mode when you agree with the plan."
    );

    /// <summary>Asked to restart.</summary>
    public static readonly ReasonCode RestartAsked = new(
        "TLS610",
        nameof(RestartAsked),
        Transient,
        "The values are right, and Windows was asked to restart; it has not done so yet.",
        "Nothing to do; if it stays so, somebody called the restart off: restart the machine by hand. It is "
            + "not asked a second time."
    );

    /// <summary>The order's time was over.</summary>
    public static readonly ReasonCode TooLate = new(
        "TLS611",
        nameof(TooLate),
        Transient,
        "The restart could not be sent before its maintenance window closed, so it was not sent.",
        "Nothing to do; the next sweep inside the window sends it. If it happens again, widen Sweep__RestartWindow."
    );

    /// <summary>The queue gave up on the sweep's message.</summary>
    public static readonly ReasonCode SweepPoisoned = new(
        "TLS701",
        nameof(SweepPoisoned),
        Decisive,
        "The sweep was started as often as the queue allows, and ended with an error or not at all each time.",
        "Read the sweep's errors in Application Insights, mend the cause, and start a new sweep."
    );

    /// <summary>Every reason, in order of id.</summary>
    public static IReadOnlyList<ReasonCode> All { get; } =
    [
        .. typeof(ReasonCodes)
            .GetFields()
            .Where(f => f.FieldType == typeof(ReasonCode))
            .Select(f => (ReasonCode)f.GetValue(null)!)
            .OrderBy(code => code.Id, StringComparer.Ordinal),
    ];
}
