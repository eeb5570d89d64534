namespace Remediation.Baseline;

/// <summary>Kinds of registry data, with the letters that the report frame uses for them.</summary>
public enum RegistryKind
{
    /// <summary>A kind without a letter of its own.</summary>
    Other,

    /// <summary>REG_DWORD.</summary>
    Dword,

    /// <summary>REG_QWORD.</summary>
    Qword,

    /// <summary>REG_SZ.</summary>
    String,

    /// <summary>REG_EXPAND_SZ.</summary>
    ExpandString,

    /// <summary>REG_MULTI_SZ.</summary>
    MultiString,

    /// <summary>REG_BINARY.</summary>
    Binary,
}

/// <summary>Names of <see cref="RegistryKind"/>.</summary>
public static class RegistryKinds
{
    /// <summary>Windows' own name for the kind.</summary>
    public static string Label(this RegistryKind kind) =>
        kind switch
        {
            RegistryKind.Dword => "REG_DWORD",
            RegistryKind.Qword => "REG_QWORD",
            RegistryKind.String => "REG_SZ",
            RegistryKind.ExpandString => "REG_EXPAND_SZ",
            RegistryKind.MultiString => "REG_MULTI_SZ",
            RegistryKind.Binary => "REG_BINARY",
            _ => "other kind",
        };

    /// <summary>The kind behind a frame's letter.</summary>
    public static RegistryKind OfLetter(char letter) =>
        letter switch
        {
            'd' => RegistryKind.Dword,
            'q' => RegistryKind.Qword,
            's' => RegistryKind.String,
            'x' => RegistryKind.ExpandString,
            'm' => RegistryKind.MultiString,
            'b' => RegistryKind.Binary,
            _ => RegistryKind.Other,
        };
}
