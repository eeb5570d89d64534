using System.Diagnostics;
using System.Text.Json;
using System.Threading.Channels;
using WineAgent.Wire;

namespace Simulator.Guests.Wine;

/// <summary>Communicates with the agent program inside a machine. One request at a time.</summary>
internal sealed class GuestAgent : IDisposable
{
    private readonly Process process;
    private readonly Channel<string> errors = Channel.CreateUnbounded<string>();

    public GuestAgent(WinePrefix prefix, WineInstallation wine)
    {
        process = prefix.Start(wine.Agent.FullName, "agent");
        process.ErrorDataReceived += (_, line) =>
            _ = line.Data is { } text ? errors.Writer.TryWrite(text) : errors.Writer.TryComplete();
        process.BeginErrorReadLine();
    }

    /// <summary>
    /// Asks and waits for the answer, and for what the agent and its programs wrote to standard error meanwhile. If the
    /// wait is cancelled, the agent is killed immediately.
    /// </summary>
    /// <exception cref="GuestGoneException">The agent died.</exception>
    /// <exception cref="InvalidOperationException">The agent could not do it.</exception>
    public async Task<(T Reply, IReadOnlyList<string> Errors)> AskAsync<T>(
        AgentRequest request,
        CancellationToken cancellationToken
    )
        where T : AgentReply
    {
        using var kill = cancellationToken.UnsafeRegister(_ => Kill(), null);
        try
        {
            await process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(request));
            await process.StandardInput.FlushAsync(CancellationToken.None);
            var line = await process.StandardOutput.ReadLineAsync(CancellationToken.None);
            cancellationToken.ThrowIfCancellationRequested();
            var complaints = await ErrorsAsync();
            return line is null
                ? throw new GuestGoneException(string.Join('\n', complaints))
                : (
                    JsonSerializer.Deserialize<AgentReply>(line) as T ?? throw new InvalidOperationException(line),
                    complaints
                );
        }
        catch (IOException) when (process.HasExited)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw new GuestGoneException(string.Join('\n', await ErrorsAsync()));
        }
    }

    private async Task<IReadOnlyList<string>> ErrorsAsync()
    {
        var lines = new List<string>();
        await foreach (var line in errors.Reader.ReadAllAsync())
        {
            if (line == AgentReply.EndOfErrors)
            {
                break;
            }

            lines.Add(line);
        }

        return lines;
    }

    /// <summary>Kills the agent; a caller that waits for its answer gets a <see cref="GuestGoneException"/>.</summary>
    public void Kill()
    {
        if (!process.HasExited)
        {
            process.Kill();
        }
    }

    public void Dispose()
    {
        Kill();
        process.Dispose();
    }
}
