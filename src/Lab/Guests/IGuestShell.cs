using Lab.Platform;

namespace Lab.Guests;

/// <summary>Runs a script inside a guest, over the guest's registry.</summary>
public interface IGuestShell
{
    /// <summary>Runs the script with named parameters; what it printed comes back uncut.</summary>
    Task<ScriptResult> RunAsync(
        string script, IReadOnlyList<KeyValuePair<string, string>> parameters, MemoryRegistry registry, CancellationToken cancellationToken);
}
