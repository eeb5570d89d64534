using Remediation.Inventory;

namespace Remediation.Orders;

/// <summary>A run command of ours on a machine, by its name alone.</summary>
/// <param name="Machine">Where it is.</param>
/// <param name="Name">Its name; begins with <see cref="GuestOrder.NamePrefix"/>.</param>
public sealed record OrderHandle(Machine Machine, string Name);
