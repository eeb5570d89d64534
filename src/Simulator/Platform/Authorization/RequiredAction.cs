using Microsoft.AspNetCore.Http;

namespace Simulator.Platform.Authorization;

/// <summary>
/// The action that a request to Resource Manager needs, by Resource Manager's general rule and nothing else: the type
/// of resource is read from the path, the verb from the method. It knows nothing of what the product believes to need.
/// </summary>
public static class RequiredAction
{
    private const string Providers = "/providers/";

    /// <summary>The action; null for Resource Graph, which has none and leaves out rows instead.</summary>
    public static string? Find(string method, string path)
    {
        var start = path.LastIndexOf(Providers, StringComparison.OrdinalIgnoreCase);
        // Without a provider the path leads to what Microsoft.Resources holds: subscriptions and resource groups.
        var parts =
            start < 0
                ? ["Microsoft.Resources", .. path.Split('/', StringSplitOptions.RemoveEmptyEntries)]
                : path[(start + Providers.Length)..].Split('/', StringSplitOptions.RemoveEmptyEntries);
        return parts[0].Equals("Microsoft.ResourceGraph", StringComparison.OrdinalIgnoreCase)
            ? null
            : $"{TypeOf(parts)}/{Verb(method)}";
    }

    /// <summary>What a refusal names as its scope: the resource, or what a list or an action is of.</summary>
    public static string ParseScope(string path)
    {
        var start = path.LastIndexOf(Providers, StringComparison.OrdinalIgnoreCase);
        var isList = start >= 0 && path[(start + Providers.Length)..].Split('/').Length % 2 == 0;
        return isList ? path[..path.LastIndexOf('/')] : path;
    }

    // provider/type/name/type/name is of the type provider/type/type, and so is provider/type/name/type: a list, or an
    // action with POST.
    private static string TypeOf(string[] parts) =>
        string.Join('/', parts.Where((_, number) => number == 0 || number % 2 == 1));

    private static string Verb(string method)
    {
        if (HttpMethods.IsGet(method) || HttpMethods.IsHead(method))
        {
            return "read";
        }

        if (HttpMethods.IsPut(method) || HttpMethods.IsPatch(method))
        {
            return "write";
        }

        if (HttpMethods.IsDelete(method))
        {
            return "delete";
        }

        return "action";
    }
}
