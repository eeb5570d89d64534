namespace Remediation.Baseline;

/// <summary>Names of <see cref="RegistryKind"/>.</summary>
public static class RegistryKinds
{
    /// <summary>Windows' own name for the kind.</summary>
    public static string Label(this RegistryKind kind)
    {
        return kind switch
        {
            RegistryKind.Dword => "REG_DWORD",
            RegistryKind.Qword => "REG_QWORD",
            RegistryKind.String => "REG_SZ",
            RegistryKind.ExpandString => "REG_EXPAND_SZ",
            RegistryKind.MultiString => "REG_MULTI_SZ",
            RegistryKind.Binary => "REG_BINARY",
            _ => "other kind",
        };
    }

    /// <summary>The kind behind a frame's letter.</summary>
    public static RegistryKind FromLetter(char letter)
    {
        return letter switch
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
}
