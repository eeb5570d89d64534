using Simulator.Machines;
using Simulator.Platform;

namespace Simulator.Guests;

/// <summary>A machine in memory. Its traffic follows from its registry alone.</summary>
internal sealed class MemoryGuest : IGuest
{
    private readonly MachineSpec spec;
    private readonly GuestShell shell;
    private readonly MemoryRegistry registry;
    private WireProtocol heldSince;

    public MemoryGuest(MachineSpec spec, GuestShell shell)
    {
        this.spec = spec;
        this.shell = shell;
        registry = GuestImage.Install(spec);
        heldSince = NegotiateNow();
    }

    public Task<ScriptResult> RunAsync(
        string script,
        IReadOnlyList<KeyValuePair<string, string>> parameters,
        CancellationToken cancellationToken
    ) => shell.RunAsync(script, parameters, registry, cancellationToken);

    public Task<IReadOnlyList<WireProtocol>> ConnectAsync(int connections, CancellationToken cancellationToken)
    {
        var protocol = spec.IsLongRunning ? heldSince : NegotiateNow();
        return Task.FromResult<IReadOnlyList<WireProtocol>>(
            protocol == WireProtocol.None ? [] : [.. Enumerable.Repeat(protocol, connections)]
        );
    }

    public Task WriteAsync(IReadOnlyList<SeedValue> values, CancellationToken cancellationToken)
    {
        GuestImage.Write(registry, values);
        return Task.CompletedTask;
    }

    public Task RestartAsync(CancellationToken cancellationToken)
    {
        registry.Restart();
        heldSince = NegotiateNow();
        return Task.CompletedTask;
    }

    public Task<MemoryRegistry> ReadAsync(CancellationToken cancellationToken) => Task.FromResult(registry.Clone());

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private WireProtocol NegotiateNow() => TlsNegotiation.Negotiate(spec.Client, spec.Windows, registry.GetData);
}
