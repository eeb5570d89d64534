using Remediation.Sweeps;

namespace Api.Endpoints;

/// <summary>
/// Creates an id for a sweep without an idempotency key: at most <see cref="SweepIds.MostCharacters"/> lower-case
/// letters, digits and dashes.
/// </summary>
public delegate string NewSweepId();
