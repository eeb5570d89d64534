using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Api.Authorization;

/// <summary>
/// Reads the platform's header about a caller: base64 of
/// <c>{"auth_typ","claims":[{"typ","val"}],"name_typ","role_typ"}</c>.
/// </summary>
internal static class ClientPrincipal
{
    private const string Header = "X-MS-CLIENT-PRINCIPAL";

    // The role claim's type in tokens, and its type in older identity libraries.
    private static readonly string[] RoleTypes =
    [
        "roles",
        "http://schemas.microsoft.com/ws/2008/06/identity/claims/role",
    ];

    /// <summary>The caller's app roles; null if there is no caller or the header cannot be read.</summary>
    public static IReadOnlyList<string>? ReadRoles(HttpRequest request)
    {
        try
        {
            return request.Headers[Header] is [{ Length: > 0 } text]
                ? ReadRoles(JsonDocument.Parse(Convert.FromBase64String(text)).RootElement)
                : null;
        }
        catch (Exception exception) when (exception is FormatException or JsonException)
        {
            return null;
        }
    }

    private static IReadOnlyList<string>? ReadRoles(JsonElement principal)
    {
        return
            principal.ValueKind == JsonValueKind.Object
            && principal.TryGetProperty("claims", out var claims)
            && claims.ValueKind == JsonValueKind.Array
            ? [.. claims.EnumerateArray().Where(IsRole).Select(claim => Text(claim, "val"))]
            : null;
    }

    private static bool IsRole(JsonElement claim) => RoleTypes.Contains(Text(claim, "typ"), StringComparer.Ordinal);

    private static string Text(JsonElement claim, string name)
    {
        return
            claim.ValueKind == JsonValueKind.Object
            && claim.TryGetProperty(name, out var value)
            && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : "";
    }
}
