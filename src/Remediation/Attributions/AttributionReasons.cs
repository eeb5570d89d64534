using Remediation.Findings;
using Remediation.Reasons;

namespace Remediation.Attributions;

/// <summary>The reasons why a finding is not attributed, with details from the log and the inventory.</summary>
internal static class AttributionReasons
{
    public static Reason ExplainUnknownId(string id) =>
        new(ReasonCodes.NotInInventory, $"No machine in the inventory has the id {id}.");

    public static Reason ExplainUnknownCaller(Finding finding) =>
        new(ReasonCodes.NotInInventory, $"No machine in the inventory is called {finding.Caller.Label}.");

    public static Reason ExplainConflict(string name, string address) =>
        new(ReasonCodes.EvidenceConflicts, $"'{name}' and {address} point to different machines.");

    public static Reason ExplainSharedIdentity(string principalId, int machines) =>
        new(ReasonCodes.EvidenceConflicts, $"{machines} machines have the identity {principalId}.");

    public static Reason ExplainAddressOfOtherName(string address, string name) =>
        new(ReasonCodes.EvidenceConflicts, $"{address} is of a machine that is not called '{name}'.");

    public static Reason ExplainSharedName(string name, int machines) =>
        new(ReasonCodes.NameShared, $"{machines} machines are called '{name}'.");

    public static Reason ExplainUnconfirmedName(Finding finding)
    {
        var sources = string.Join(", ", finding.Sources);
        return new(
            ReasonCodes.NameUnconfirmed,
            $"Only the client itself says that it is '{finding.Caller.HostName}' ({sources})."
        );
    }

    public static Reason ExplainNotAMachine(string address) =>
        new(ReasonCodes.AddressNotAMachine, $"{address} names no machine.");

    public static Reason ExplainSharedAddress(string address, int machines, IEnumerable<string> sharers)
    {
        var via = string.Join(", ", sharers.DefaultIfEmpty("overlapping ranges"));
        return new(ReasonCodes.AddressShared, $"{address} is shared by {machines} known machines ({via}).");
    }

    public static Reason ExplainOverlappingRanges(string address, int networks) =>
        new(ReasonCodes.AddressShared, $"{address} lies in the ranges of {networks} networks.");

    public static Reason ExplainAddressMoved(string address) =>
        new(ReasonCodes.AddressMoved, $"{address} was seen on other machines while the connections were made.");

    public static Reason ExplainAddressReleased(string address) =>
        new(ReasonCodes.AddressMoved, $"{address} was of this machine and is no longer.");

    public static Reason ExplainUnconfirmedAddress(Finding finding)
    {
        var from = $"{finding.FirstSeen:yyyy-MM-dd HH:mm}";
        var to = $"{finding.LastSeen:yyyy-MM-dd HH:mm}";
        return new(
            ReasonCodes.AddressUnconfirmed,
            $"Nobody says that {finding.Caller.Address} was of this machine from {from} to {to} UTC."
        );
    }
}
