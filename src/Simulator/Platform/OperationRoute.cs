namespace Simulator.Platform;

/// <summary>Marks a route with its operation's name and with whom its tokens are for.</summary>
internal sealed record OperationRoute(string Operation, TokenAudience Audience);
