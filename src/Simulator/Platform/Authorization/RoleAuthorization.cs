using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Simulator.Platform.Authorization;

/// <summary>
/// What the product's identity may do in the simulated Azure, and what it was refused. Safe for several threads at
/// once.
/// </summary>
/// <param name="granted">The actions of its roles; null for everything.</param>
internal sealed class RoleAuthorization(IEnumerable<string>? granted)
{
    private const string Workspace = "Microsoft.OperationalInsights/workspaces";

    private readonly HashSet<string>? actions = granted?.ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>How often an action was needed and not granted.</summary>
    public ConcurrentDictionary<string, int> Refused { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Why Resource Manager refuses a request; null where it does not.</summary>
    public IResult? FindRefusal(HttpRequest request)
    {
        var path = Spelled(request);
        return RequiredAction.Find(request.Method, path) is { } action && !Ask(action)
            ? ArmResponses.Forbidden(action, RequiredAction.ParseScope(path))
            : null;
    }

    /// <summary>
    /// Whether rows of this one's type are given. Resource Graph leaves the others out and says nothing.
    /// </summary>
    public bool ShowsRow(JsonObject row) => Allows($"{(string?)row["type"]}/read");

    /// <summary>Whether the workspace may be asked at all.</summary>
    public bool MayQueryWorkspace() => Ask($"{Workspace}/query/read") & Ask($"{Workspace}/read");

    /// <summary>Whether a resource may be asked for its records in this table.</summary>
    public bool MayQueryResource(string table) => Ask($"Microsoft.Insights/logs/{table}/read");

    /// <summary>Whether records of this table are given in answers of the workspace.</summary>
    public bool ShowsTable(string table) => Allows($"{Workspace}/query/{table}/read");

    // Azure names actions and scopes as it spells them itself, however the caller did.
    private static string Spelled(HttpRequest request)
    {
        var path = request.Path.Value!.Split('/');
        var route = ((request.HttpContext.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "").Split('/');
        return string.Join(
            '/',
            path.Select((part, index) => index < route.Length && !route[index].StartsWith('{') ? route[index] : part)
        );
    }

    private bool Allows(string action) => actions is null || actions.Contains(action);

    private bool Ask(string action)
    {
        if (Allows(action))
        {
            return true;
        }

        Refused.AddOrUpdate(action, 1, (_, count) => count + 1);
        return false;
    }
}
