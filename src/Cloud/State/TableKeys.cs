using System.Globalization;
using Remediation.Inventory;

namespace Cloud.State;

/// <summary>Keys of rows.</summary>
internal static class TableKeys
{
    /// <summary>A machine's id without slashes, which no key may hold; an id holds no bar.</summary>
    public static string From(MachineId machine) => machine.Value.Replace('/', '|');

    /// <summary>Text that sorts later times first: rows come in the order of their keys.</summary>
    public static string NewestFirst(DateTimeOffset time) =>
        (DateTimeOffset.MaxValue.UtcTicks - time.UtcTicks).ToString("D19", CultureInfo.InvariantCulture);
}
