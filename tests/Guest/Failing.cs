using Remediation.Orders;
using Simulator.Guests;

namespace Guest.Tests;

/// <summary>Ways for writes to fail.</summary>
internal static class Failing
{
    public static Action<RegistryChange> When(Func<RegistryChange, bool> condition, string message) =>
        change =>
        {
            if (condition(change))
            {
                throw new IOException(message);
            }
        };

    // A machine that loses power: from one moment on no write of the script happens, not even one of its undo.
    public static async Task KilledAfterAsync(int writes, MemoryRegistry registry, GuestOrder order)
    {
        var count = 0;
        registry.BeforeWrite = When(_ => ++count > writes, "killed");
        await TestGuest.RunAsync(registry, order);
        registry.BeforeWrite = null;
    }
}
