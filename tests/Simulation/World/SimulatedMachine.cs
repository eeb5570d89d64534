using Remediation.Baseline;
using Remediation.Inventory;
using Simulator.Machines;

namespace Simulation.Tests.World;

/// <summary>
/// One machine of the world: what Azure knows of it, what is inside, and the run commands that it holds.
/// </summary>
internal sealed class SimulatedMachine
{
    private const int MostCommands = 25;

    private WireProtocol sinceBoot;

    /// <summary>As an inventory that can read everything describes it, power and tags aside.</summary>
    public required Machine Resource { get; init; }

    public required ClientKind App { get; init; }

    /// <summary>True where its application keeps the protocol that it found when Windows started.</summary>
    public required bool IsLongRunning { get; init; }

    public required Visibility Visibility { get; init; }

    public required Traffic Traffic { get; init; }

    public required SimulatedGuest Guest { get; set; }

    public bool Exists { get; set; } = true;

    public bool IsRunning { get; set; } = true;

    public bool IsOptedOut { get; set; }

    /// <summary>True while the product may not run commands on it.</summary>
    public bool IsDenied { get; set; }

    public MachineId Id => Resource.Id;

    public string Address => Resource.Addresses[0];

    /// <summary>Run commands by name.</summary>
    public Dictionary<string, RunCommand> Commands { get; } = [];

    /// <summary>Run commands of others that were here from the start.</summary>
    public HashSet<string> Foreign { get; } = [];

    /// <summary>True where it holds as many run commands as Azure lets a machine hold.</summary>
    public bool IsFull => Commands.Count + Foreign.Count >= MostCommands;

    /// <summary>True where the log proves that its connections are its own.</summary>
    public bool IsProven => Visibility is Visibility.ResourceId or Visibility.Name or Visibility.Address;

    public bool IsWindowsVm => Resource is Machine.AzureVm { Os: OsFamily.Windows };

    /// <summary>True where the registry rules what its application negotiates.</summary>
    public bool ObeysRegistry => App is ClientKind.Schannel or ClientKind.DotNet4 or ClientKind.DotNet4On32Bit;

    /// <summary>True while all values of the baseline are right.</summary>
    public bool IsRight(TlsBaseline baseline) => baseline.Settings.All(Guest.IsRight);

    /// <summary>When Windows last started.</summary>
    public DateTimeOffset BootedAt { get; private set; }

    /// <summary>Windows starts.</summary>
    public void Boot(DateTimeOffset now)
    {
        BootedAt = now;
        Guest.Restart();
        sinceBoot = TlsNegotiation.Negotiate(App, Guest.Windows, Guest.Read);
        Note(now);
    }

    /// <summary>Notes what it negotiates from now on.</summary>
    public void Note(DateTimeOffset now) =>
        Traffic.Note(
            now,
            !IsRunning || !Exists ? WireProtocol.None
                : IsLongRunning ? sinceBoot
                : TlsNegotiation.Negotiate(App, Guest.Windows, Guest.Read)
        );

    public override string ToString() => Resource.Name;
}
