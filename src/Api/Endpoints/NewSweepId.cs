using Remediation.Sweeps;

namespace Api.Endpoints;

/// <summary>
/// Makes an id for a sweep that no key names: at most <see cref="SweepIds.MostCharacters"/> lower-case letters, digits
/// and dashes.
/// </summary>
public delegate string NewSweepId();
