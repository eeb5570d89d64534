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
