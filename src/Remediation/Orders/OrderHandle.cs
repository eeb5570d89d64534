using Remediation.Inventory;

namespace Remediation.Orders;

/// <summary>Identifies a run command of this product on a machine.</summary>
/// <param name="Machine">The machine.</param>
/// <param name="Name">The run command's name; begins with <see cref="GuestOrder.NamePrefix"/>.</param>
public sealed record OrderHandle(Machine Machine, string Name);
