using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Simulator.Platform.Graph;

/// <summary>A request to the simulated Resource Graph.</summary>
/// <param name="Text">The query.</param>
/// <param name="Subscriptions">Those asked for.</param>
/// <param name="Top">Rows in one answer.</param>
/// <param name="Offset">Where the page starts.</param>
internal sealed record GraphRequest(string Text, IReadOnlyList<string> Subscriptions, int Top, int Offset)
{
    private const int DefaultTop = 100;
    private const int MaxTop = 1000;

    /// <summary>Leads to the page that starts at an offset; good for this query and these subscriptions only.</summary>
    public string TokenFor(int offset) =>
        Convert.ToBase64String(
            Encoding.UTF8.GetBytes(offset.ToString(CultureInfo.InvariantCulture) + ":" + Fingerprint)
        );

    private string Fingerprint
    {
        get
        {
            return Convert.ToHexString(
                SHA256.HashData(
                    Encoding.UTF8.GetBytes(
                        string.Join('\n', [Text, Top.ToString(CultureInfo.InvariantCulture), .. Subscriptions])
                    )
                )
            )[..16];
        }
    }

    /// <summary>Reads the body, or says what is wrong with it.</summary>
    public static bool TryRead(string body, [NotNullWhen(true)] out GraphRequest? request, out string problem)
    {
        request = null;
        try
        {
            var json = JsonNode.Parse(body)!.AsObject();
            var options = json["options"] as JsonObject ?? [];
            string[] subscriptions = [.. (json["subscriptions"] as JsonArray ?? []).Select(item => (string)item!)];
            var firstPage = new GraphRequest(
                (string?)json["query"] ?? "",
                subscriptions,
                (int?)options["$top"] ?? DefaultTop,
                0
            );
            problem = firstPage.FindProblem((string?)options["resultFormat"]);
            return problem.Length == 0 && firstPage.TrySkip((string?)options["$skipToken"], out request, out problem);
        }
        catch (Exception malformed)
            when (malformed is JsonException or InvalidOperationException or FormatException or NullReferenceException)
        {
            problem = malformed.Message;
            return false;
        }
    }

    private string FindProblem(string? resultFormat)
    {
        if (Subscriptions.Count == 0)
        {
            return "The simulated Azure answers for named subscriptions only.";
        }

        if (Top is < 1 or > MaxTop)
        {
            return $"$top must be between 1 and {MaxTop}.";
        }

        return resultFormat is null or "objectArray"
            ? ""
            : "The simulated Azure answers in resultFormat objectArray only.";
    }

    private bool TrySkip(string? skipToken, [NotNullWhen(true)] out GraphRequest? request, out string problem)
    {
        problem = "";
        if (skipToken is null)
        {
            request = this;
            return true;
        }

        var parts = Encoding.UTF8.GetString(Convert.FromBase64String(skipToken)).Split(':');
        if (
            parts.Length == 2
            && parts[1] == Fingerprint
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var offset)
        )
        {
            request = this with { Offset = offset };
            return true;
        }

        request = null;
        problem = "The $skipToken belongs to another query.";
        return false;
    }
}
