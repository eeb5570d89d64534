namespace WineAgent.Wire;

/// <summary>One registry key of HKEY_LOCAL_MACHINE with its values, as the 64-bit view names it.</summary>
/// <param name="Path">Path below HKEY_LOCAL_MACHINE.</param>
/// <param name="Values">Its values.</param>
/// <param name="Denial">What everybody is denied there.</param>
public sealed record KeyImage(string Path, IReadOnlyList<ValueImage> Values, KeyDenial Denial = KeyDenial.None);
