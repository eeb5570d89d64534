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

    /// <summary>A storage account, accessed with the app's identity.</summary>
    /// <param name="Queues">Endpoint of the queues.</param>
    /// <param name="Tables">Endpoint of the tables.</param>
    /// <param name="Blobs">Endpoint of the blobs.</param>
    public sealed record Account(Uri Queues, Uri Tables, Uri Blobs) : StateOptions;
}
