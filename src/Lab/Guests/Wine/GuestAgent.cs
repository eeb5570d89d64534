using System.Diagnostics;
using System.Text.Json;
using WindowsGuest.Wire;

namespace Lab.Guests.Wine;

/// <summary>Speaks with the agent program inside a machine. One request at a time.</summary>
internal sealed class GuestAgent : IDisposable
{
    private readonly Process process;
    private readonly List<string> complaints = [];

    public GuestAgent(WinePrefix prefix, WineInstallation wine)
    {
        process = prefix.Start(wine.Agent.FullName, "agent");
        process.ErrorDataReceived += (_, line) =>
        {
            lock (complaints)
            {
                complaints.Add(line.Data ?? "");
            }
        };
        process.BeginErrorReadLine();
    }

    /// <summary>Lines that the agent and the programs it started wrote to standard error.</summary>
    public IReadOnlyList<string> Complaints
    {
        get
        {
            lock (complaints)
            {
                return [.. complaints];
            }
        }
    }

    /// <summary>Asks and waits for the answer; where the wait is cancelled, the agent is killed in the middle of its work.</summary>
    /// <exception cref="GuestGoneException">The agent died.</exception>
    /// <exception cref="InvalidOperationException">The agent could not do it.</exception>
    public async Task<T> AskAsync<T>(AgentRequest request, CancellationToken cancellationToken)
        where T : AgentReply
    {
        using var kill = cancellationToken.UnsafeRegister(_ => Kill(), null);
        try
        {
            await process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(request));
            await process.StandardInput.FlushAsync(CancellationToken.None);
            var line = await process.StandardOutput.ReadLineAsync(CancellationToken.None);
            cancellationToken.ThrowIfCancellationRequested();
            return line is null ? throw new GuestGoneException(string.Join('\n', Complaints))
                : JsonSerializer.Deserialize<AgentReply>(line) as T ?? throw new InvalidOperationException(line);
        }
        catch (IOException) when (process.HasExited)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw new GuestGoneException(string.Join('\n', Complaints));
        }
    }

    /// <summary>Ends the agent where it is; whoever waits for its answer learns that it is gone.</summary>
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

/// <summary>The agent inside a machine died before it answered.</summary>
public sealed class GuestGoneException(string complaints) : Exception($"The agent inside the machine died. {complaints}");
