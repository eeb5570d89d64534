using System.Globalization;
using Remediation.Inventory;

namespace Cloud.State;

/// <summary>Creates keys of table rows.</summary>
internal static class TableKeys
{
    /// <summary>
    /// A machine's id with '|' instead of '/', which keys must not contain; an id never contains '|'.
    /// </summary>
    public static string From(MachineId machine) => machine.Value.Replace('/', '|');

    /// <summary>Text that sorts later times first: rows come in the order of their keys.</summary>
    public static string NewestFirst(DateTimeOffset time) =>
        (DateTimeOffset.MaxValue.UtcTicks - time.UtcTicks).ToString("D19", CultureInfo.InvariantCulture);
}
