using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Simulator.Platform.RunCommands;

/// <summary>
/// A run command as the platform keeps it. Its two states move apart: provisioning is the platform's, execution the
/// script's.
/// </summary>
internal sealed class SimulatedRunCommand(RunCommandBody body, string provisioning, string execution)
{
    private const int OutputLimit = 4096;

    private readonly Lock gate = new();
    private string message = "";
    private int? exitCode;
    private string output = "";
    private string error = "";
    private DateTimeOffset? started;
    private DateTimeOffset? ended;

    public RunCommandBody Body { get; } = body;

    /// <summary>ARM id of the machine that it is for.</summary>
    public required string Machine { get; init; }

    /// <summary>The collection that it is in.</summary>
    public required SimulatedRunCommands Siblings { get; init; }

    /// <summary>Whether its script is over, well or not.</summary>
    public bool HasEnded
    {
        get
        {
            lock (gate)
            {
                return ended is not null;
            }
        }
    }

    /// <summary>Ends the run.</summary>
    public CancellationTokenSource Cancellation { get; } = new();

    public string Provisioning
    {
        get
        {
            lock (gate)
            {
                return provisioning;
            }
        }
    }

    public OperationStatus Status
    {
        get
        {
            lock (gate)
            {
                return provisioning is "Creating" or "Updating" or "Deleting"
                    ? new("InProgress")
                    : new(provisioning, message);
            }
        }
    }

    public void Begin(DateTimeOffset now)
    {
        lock (gate)
        {
            execution = "Running";
            started = now;
            Settle(Body.IsAsync ? "Succeeded" : provisioning);
        }
    }

    public void Answer(ScriptResult result, DateTimeOffset now)
    {
        lock (gate)
        {
            exitCode = result.ExitCode;
            output = Tail(result.Output);
            error = Tail(result.Error);
            End(result.ExitCode == 0 ? "Succeeded" : "Failed", "", now);
        }
    }

    public void Stop(string state, string why, DateTimeOffset now)
    {
        lock (gate)
        {
            End(state, why, now);
        }
    }

    /// <summary>The platform could not hand the script over.</summary>
    public void Refuse(string why)
    {
        lock (gate)
        {
            execution = "Unknown";
            message = why;
            Settle("Failed");
        }
    }

    public void Delete()
    {
        lock (gate)
        {
            provisioning = "Deleting";
        }

        Cancellation.Cancel();
    }

    public JsonObject ToJson(VmAddress vm, string name, bool withInstanceView)
    {
        var json = Body.ToJson(vm, name);
        lock (gate)
        {
            json["properties"]!["provisioningState"] = provisioning;
            if (withInstanceView)
            {
                json["properties"]!["instanceView"] = InstanceView();
            }
        }

        return json;
    }

    private JsonObject InstanceView()
    {
        var view = new JsonObject
        {
            ["executionState"] = execution,
            ["executionMessage"] = message,
            // Azure says 0 here even before the script has started: an exit code alone is no success.
            ["exitCode"] = exitCode ?? 0,
            ["output"] = output,
            ["error"] = error,
            ["statuses"] = new JsonArray(),
        };
        AddTime(view, "startTime", started);
        AddTime(view, "endTime", ended);
        return view;
    }

    private void End(string state, string why, DateTimeOffset now)
    {
        execution = state;
        message = why;
        ended = now;
        Settle(state == "Succeeded" || !Body.TreatsFailureAsDeploymentFailure || Body.IsAsync ? "Succeeded" : "Failed");
    }

    // A deletion under way is not undone by the end of the script.
    private void Settle(string state) => provisioning = provisioning == "Deleting" ? provisioning : state;

    private static void AddTime(JsonObject view, string name, DateTimeOffset? time)
    {
        if (time is { } value)
        {
            view[name] = value.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffffzzz", CultureInfo.InvariantCulture);
        }
    }

    // Bytes, not characters; a character that the cut goes through is dropped.
    private static string Tail(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var start = Math.Max(0, bytes.Length - OutputLimit);
        while (start > 0 && start < bytes.Length && (bytes[start] & 0xC0) == 0x80)
        {
            start++;
        }

        return Encoding.UTF8.GetString(bytes, start, bytes.Length - start);
    }
}
