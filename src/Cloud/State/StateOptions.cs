namespace Cloud.State;

/// <summary>
/// Where the state is kept: a development store, or an account's three addresses. A closed hierarchy.
/// </summary>
public abstract record StateOptions
{
    private StateOptions() { }

    /// <summary>A development store on this machine.</summary>
    /// <param name="Address">Checked to be on this machine.</param>
    public sealed record Development(StateAddress Address) : StateOptions;

    /// <summary>An account, entered with the app's identity.</summary>
    /// <param name="Queues">Address of its queues.</param>
    /// <param name="Tables">Address of its tables.</param>
    /// <param name="Blobs">Address of its blobs.</param>
    public sealed record Account(Uri Queues, Uri Tables, Uri Blobs) : StateOptions;
}
