namespace Simulator.Guests.Wine;

/// <summary>The agent inside a machine died before it answered.</summary>
public sealed class GuestGoneException(string complaints)
    : Exception($"The agent inside the machine died. {complaints}");
