namespace Lab.World;

/// <summary>How the Lab plays a machine's tags.</summary>
public enum TagPlay
{
    /// <summary>Ordinary tags.</summary>
    Ordinary,

    /// <summary>Opted out.</summary>
    OptedOut,

    /// <summary>The scale set is opted out; its instance says nothing of its own.</summary>
    SetOptedOut,

    /// <summary>The inventory row comes without its tags.</summary>
    Unreadable,
}
