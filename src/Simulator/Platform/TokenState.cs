namespace Simulator.Platform;

/// <summary>The validity of a request's token.</summary>
internal enum TokenState
{
    /// <summary>There is none.</summary>
    Missing,

    /// <summary>It was not issued here, or it has expired.</summary>
    Invalid,

    /// <summary>It was issued here, for another audience.</summary>
    ForAnother,

    /// <summary>The token is valid.</summary>
    Good,
}
