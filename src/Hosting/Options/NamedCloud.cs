namespace Hosting.Options;

/// <summary>Azure clouds that can be chosen by name.</summary>
internal enum NamedCloud
{
    /// <summary>The public cloud.</summary>
    Public,

    /// <summary>Azure Government.</summary>
    Government,

    /// <summary>Azure in China.</summary>
    China,
}
