using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Simulator.Platform.Throttling;

/// <summary>
/// Throttling as HTTP shows it: what remains, in headers; a refusal, in the three bodies that Azure has for it.
/// </summary>
internal static class QuotaResponses
{
    /// <summary>Writes what remains.</summary>
    public static void Show(QuotaDecision.Granted granted, HttpResponse response)
    {
        foreach (var count in granted.Counts)
        {
            var remaining = count.Remaining.ToString(CultureInfo.InvariantCulture);
            switch (count.Layer)
            {
                case QuotaLayer.ResourceManager:
                    response.Headers["x-ms-ratelimit-remaining-subscription-" + count.Policy] = remaining;
                    break;
                case QuotaLayer.Compute:
                    response.Headers.Append(
                        "x-ms-ratelimit-remaining-resource",
                        $"Microsoft.Compute/{count.Policy};{remaining}"
                    );
                    break;
                case QuotaLayer.Graph:
                    ShowGraph(response, count.Remaining, granted.ResetsAfter!.Value);
                    break;
                default:
                    throw new UnreachableException($"{count.Layer} is no known layer.");
            }
        }
    }

    /// <summary>The 429.</summary>
    public static IResult Refuse(QuotaDecision.Refused refused, string subscription, HttpResponse response)
    {
        response.RetryAfter(refused.Wait);
        if (refused.By.Layer == QuotaLayer.Graph)
        {
            ShowGraph(response, 0, refused.Wait);
        }

        return ArmResponses.Json(Body(refused, subscription), StatusCodes.Status429TooManyRequests);
    }

    /// <summary>The body of a 429, as its layer writes it.</summary>
    public static JsonObject Body(QuotaDecision.Refused refused, string subscription)
    {
        return refused.By.Layer switch
        {
            QuotaLayer.ResourceManager => ArmResponses.ErrorBody(
                "SubscriptionRequestsThrottled",
                $"Number of '{refused.By.Policy}' requests for subscription '{subscription}' exceeded. Please "
                    + "try again after "
                    + $"'{Math.Ceiling(refused.Wait.TotalSeconds)}' seconds after additional tokens are available. "
                    + "Refer to https://aka.ms/arm-throttling for additional information."
            ),
            QuotaLayer.Compute => Compute(refused.By),
            QuotaLayer.Graph => Graph(),
            var layer => throw new UnreachableException($"{layer} is no known layer."),
        };
    }

    // Compute's own refusal comes without the "error" around it.
    private static JsonObject Compute(QuotaCount by)
    {
        return new()
        {
            ["code"] = "OperationNotAllowed",
            ["message"] =
                "The server rejected the request because too many requests have been received for this subscription.",
            ["details"] = new JsonArray(
                new JsonObject
                {
                    ["code"] = "TooManyRequests",
                    ["target"] = by.Policy,
                    ["message"] = new JsonObject
                    {
                        ["operationGroup"] = by.Policy,
                        ["allowedRequestCount"] = by.Size,
                        ["measuredRequestCount"] = by.Size + 1,
                    }.ToJsonString(),
                }
            ),
        };
    }

    private static JsonObject Graph()
    {
        var body = ArmResponses.ErrorBody("RateLimiting", "Please provide below info when asking for support.");
        body["error"]!["details"] = new JsonArray(
            new JsonObject
            {
                ["code"] = "RateLimiting",
                ["message"] =
                    "Client application has been throttled and should not attempt to repeat the request until "
                    + "an amount of time has elapsed. "
                    + "Please see https://aka.ms/resourcegraph-throttling for help.",
            }
        );
        return body;
    }

    private static void ShowGraph(HttpResponse response, int remaining, TimeSpan resetsAfter)
    {
        response.Headers["x-ms-user-quota-remaining"] = remaining.ToString(CultureInfo.InvariantCulture);
        response.Headers["x-ms-user-quota-resets-after"] = TimeSpan
            .FromSeconds(Math.Ceiling(resetsAfter.TotalSeconds))
            .ToString("hh\\:mm\\:ss", CultureInfo.InvariantCulture);
    }
}
