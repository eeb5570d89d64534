namespace WineAgent.Wire;

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
