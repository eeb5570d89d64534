namespace WindowsGuest.Wire;

/// <summary>One registry key of HKEY_LOCAL_MACHINE with its values, as the 64-bit view names it.</summary>
/// <param name="Path">Path below HKEY_LOCAL_MACHINE.</param>
/// <param name="Values">Its values.</param>
/// <param name="Denial">What everybody is denied there.</param>
public sealed record KeyImage(string Path, IReadOnlyList<ValueImage> Values, KeyDenial Denial = KeyDenial.None);

/// <summary>One registry value, raw: types that .NET has no name for pass unharmed.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Windows' number for its type, such as 4 for REG_DWORD.</param>
/// <param name="Data">Its bytes.</param>
public sealed record ValueImage(string Name, int Type, byte[] Data);

/// <summary>What a key's access list denies to everybody.</summary>
public enum KeyDenial
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>To set values and create keys.</summary>
    Write,

    /// <summary>To read values as well.</summary>
    ReadAndWrite,
}
