namespace Simulator.Guests;

/// <summary>Kinds of <see cref="RegistryChange"/>.</summary>
public enum RegistryChangeKind
{
    /// <summary>A key is created.</summary>
    CreateKey,

    /// <summary>A key is deleted.</summary>
    DeleteKey,

    /// <summary>A value is set.</summary>
    SetValue,

    /// <summary>A value is deleted.</summary>
    DeleteValue,
}
