namespace Simulator.Guests.Wine;

/// <content>An independent check of the registry that uses no code of this product.</content>
public sealed partial class WineGuest
{
    /// <summary>
    /// Reads its registry with Wine's own tool, which knows nothing of ours: <c>reg query</c>. Its own words where
    /// there is no such key.
    /// </summary>
    /// <exception cref="InvalidOperationException">The tool failed.</exception>
    public async Task<string> RegQueryAsync(string key, int view, CancellationToken cancellationToken)
    {
        var said = await RegQueryOnceAsync(key, view, cancellationToken);
        // On a busy computer Wine now and then fails to start a program; that says nothing about the registry.
        for (var left = 2; said.Text is null && left > 0; left--)
        {
            said = await RegQueryOnceAsync(key, view, cancellationToken);
        }

        return said.Text ?? throw new InvalidOperationException($"reg query failed: {said.Errors}");
    }

    // 1 with a sentence is how it says that there is no such key, or that it may not look.
    private async Task<(string? Text, string Errors)> RegQueryOnceAsync(
        string key,
        int view,
        CancellationToken cancellationToken
    )
    {
        using var query = prefix.Start("reg", "query", $@"HKLM\{key}", "/s", $"/reg:{view}");
        var errors = query.StandardError.ReadToEndAsync(cancellationToken);
        var text = await query.StandardOutput.ReadToEndAsync(cancellationToken);
        await query.WaitForExitAsync(cancellationToken);
        var hasSpoken = query.ExitCode == 0 ? text.Length > 0 : text.StartsWith("reg: ", StringComparison.Ordinal);
        return (hasSpoken ? text : null, $"exit code {query.ExitCode} {text} {await errors}");
    }
}
