using System.Security.Cryptography;
using Simulator.Platform.Faults;

namespace Simulator.Platform;

/// <summary>How the simulated Azure behaves.</summary>
public sealed record SimulatedAzureOptions
{
    /// <summary>From the acceptance of a run command to the start of its script, by the injected clock.</summary>
    public TimeSpan AgentDelay { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Scripts that run at once, over all machines; each may be a whole PowerShell.</summary>
    public int MaxConcurrentScripts { get; init; } = 2;

    /// <summary>What polling answers ask to wait.</summary>
    public TimeSpan PollAfter { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// The clock of tokens; null for the injected one. A real identity client compares their expiry with the wall
    /// clock.
    /// </summary>
    public TimeProvider? TokenClock { get; init; }

    /// <summary>How long an issued token is good, by their clock.</summary>
    public TimeSpan TokenLifetime { get; init; } = TimeSpan.FromHours(24);

    /// <summary>Port of everything that is https; 0 for a free one.</summary>
    public int HttpsPort { get; init; }

    /// <summary>Most rows that one Log Analytics query answers; a longer answer is cut and says so.</summary>
    public int MostLogRows { get; init; } = 500_000;

    /// <summary>
    /// Whether it counts calls and refuses them as Azure's documented limits do, by the injected clock.
    /// </summary>
    public bool Throttles { get; init; } = true;

    /// <summary>
    /// The actions that the product's identity is granted, compared without case and without wildcards; null for all
    /// there are. A call that needs another is refused with 403, and rows that need another are left out.
    /// </summary>
    public IReadOnlyCollection<string>? GrantedActions { get; init; }

    /// <summary>What goes wrong by plan; null for nothing.</summary>
    public FaultInjection? Faults { get; init; }

    /// <summary>Makes tokens and the identity header. Replace it for a run that repeats to the letter.</summary>
    public Func<string> NewSecret { get; init; } = () => RandomNumberGenerator.GetHexString(48, lowercase: true);

    /// <summary>
    /// Decides whether a request fails by order; null lets it through. Asked once per request, before the token is
    /// looked at.
    /// </summary>
    public Func<InterceptedRequest, InjectedResponse?> Fault { get; init; } = _ => null;
}
