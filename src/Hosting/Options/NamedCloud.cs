namespace Hosting.Options;

/// <summary>Azures that have names.</summary>
internal enum NamedCloud
{
    /// <summary>The public cloud.</summary>
    Public,

    /// <summary>Azure Government.</summary>
    Government,

    /// <summary>Azure in China.</summary>
    China,
}
