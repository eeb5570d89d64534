using Simulator.Platform;

namespace Cloud.Tests.Stage;

/// <summary>A VM with scripted answers.</summary>
internal sealed class ScriptedVm : ISimulatedVm
{
    private int runs;

    public string PowerState { get; set; } = "running";

    public bool AllowsRunCommands { get; set; } = true;

    public bool AgentBlocksScripts { get; set; }

    public int Runs => runs;

    /// <summary>Script, parameters, end.</summary>
    public Func<
        string,
        IReadOnlyList<KeyValuePair<string, string>>,
        CancellationToken,
        Task<ScriptResult>
    > Answer { get; set; } = (_, _, _) => Task.FromResult(new ScriptResult(0, "done", ""));

    public Task<ScriptResult> RunScriptAsync(
        string script,
        IReadOnlyList<KeyValuePair<string, string>> parameters,
        CancellationToken cancellationToken
    )
    {
        Interlocked.Increment(ref runs);
        return Answer(script, parameters, cancellationToken);
    }
}
