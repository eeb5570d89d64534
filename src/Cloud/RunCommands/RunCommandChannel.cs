using Azure;
using Azure.Core;
using Cloud.Faults;
using Remediation.Inventory;
using Remediation.Orders;
using Remediation.Reasons;

namespace Cloud.RunCommands;

/// <summary>
/// Sends orders as managed run commands; a subclass per kind of machine adds only the calls. Managed run commands are
/// used instead of action run commands because they have an exit code, can be cancelled, and have a name by which a
/// later sweep finds them.
/// </summary>
internal abstract class RunCommandChannel : IRunCommandChannel
{
    /// <inheritdoc/>
    public Task<OrderState> AskAsync(GuestOrder order, CancellationToken cancellationToken)
    {
        return GuardAsync(
            order,
            async machine =>
            {
                try
                {
                    return RunCommandStates.Read(await GetAsync(machine, order.Name, cancellationToken));
                }
                catch (RequestFailedException failed) when (NotFoundFaults.Is(failed))
                {
                    return new OrderState.Absent();
                }
            },
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public Task<OrderState> StartAsync(GuestOrder order, TimeSpan deadline, CancellationToken cancellationToken)
    {
        return GuardAsync(
            order,
            async machine =>
            {
                if (await FindRefusalAsync(machine, cancellationToken) is { } refusal)
                {
                    return new OrderState.Ended(new GuestReply.Rejected(refusal));
                }

                await PutAsync(machine, order, deadline, cancellationToken);
                return new OrderState.InProgress();
            },
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public Task<GuestReply.Failed?> DeleteAsync(OrderHandle order, CancellationToken cancellationToken)
    {
        return GuardAsync(
            order.Machine,
            async machine =>
            {
                await DeleteAsync(machine, order.Name, cancellationToken);
                return null;
            },
            reply => (GuestReply.Failed?)reply,
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public Task<OrderListing> ListAsync(Machine machine, CancellationToken cancellationToken)
    {
        return GuardAsync<OrderListing>(
            machine,
            async id =>
            {
                var names = new SortedSet<string>(StringComparer.Ordinal);
                await foreach (var command in ListAsync(id, cancellationToken))
                {
                    if (RunCommandOwnership.AreOurs(command))
                    {
                        // Azure may return a name with different letter case; this product's names are lower case.
                        names.Add(command.Name.ToLowerInvariant());
                    }
                }

                return new OrderListing.Listed([.. names]);
            },
            reply => new OrderListing.Unlisted(reply),
            cancellationToken
        );
    }

    /// <summary>
    /// Why the machine accepts no order now; null if no obstacle is known. Most kinds of machines report this only when
    /// the order is sent.
    /// </summary>
    protected virtual Task<Reason?> FindRefusalAsync(ResourceIdentifier machine, CancellationToken cancellationToken) =>
        Task.FromResult<Reason?>(null);

    /// <summary>Reads a run command with its instance view.</summary>
    protected abstract Task<RunCommandFacts> GetAsync(
        ResourceIdentifier machine,
        string name,
        CancellationToken cancellationToken
    );

    /// <summary>Sends a run command and does not wait for its script.</summary>
    protected abstract Task PutAsync(
        ResourceIdentifier machine,
        GuestOrder order,
        TimeSpan deadline,
        CancellationToken cancellationToken
    );

    /// <summary>Removes a run command and does not wait for its end.</summary>
    protected abstract Task DeleteAsync(ResourceIdentifier machine, string name, CancellationToken cancellationToken);

    /// <summary>All run commands of the machine, including those of others.</summary>
    protected abstract IAsyncEnumerable<ListedRunCommand> ListAsync(
        ResourceIdentifier machine,
        CancellationToken cancellationToken
    );

    private static Task<OrderState> GuardAsync(
        GuestOrder order,
        Func<ResourceIdentifier, Task<OrderState>> call,
        CancellationToken cancellationToken
    ) => GuardAsync(order.Machine, call, reply => new OrderState.Ended(reply), cancellationToken);

    private static async Task<T> GuardAsync<T>(
        Machine machine,
        Func<ResourceIdentifier, Task<T>> call,
        Func<GuestReply.Failed, T> refused,
        CancellationToken cancellationToken
    )
    {
        // Azure's rules are stricter than MachineId's; for instance a subscription id is a GUID.
        if (!ResourceIdentifier.TryParse(machine.Id.Value, out var id) || id is null)
        {
            return refused(
                new GuestReply.Rejected(
                    new Reason(ReasonCodes.OrderRejected, $"'{machine.Id}' is not an id that the Azure client accepts.")
                )
            );
        }

        GuestReply.Failed? reply = null;
        try
        {
            return await call(id);
        }
        catch (Exception fault) when (RequestFaults.TryRead(fault, cancellationToken, out reply))
        {
            return refused(reply);
        }
    }
}
