using System.Text.Json.Nodes;

namespace Api.Tests.Runbook;

/// <summary>Answers as the API's contract has them.</summary>
internal static class Sweeps
{
    public const string Path = "/api/sweeps/http-0123456789abcdef";

    public static Reply Accepted(string location = Path, string retryAfter = "10") =>
        new(202, Body("Queued"), location, retryAfter);

    public static Reply Running(string retryAfter = "10") => new(200, Body("Running"), RetryAfter: retryAfter);

    public static Reply Finished(
        string outcome = "LegacyFound",
        string verdicts = """{"Compliant":2,"Failed":0,"RolledBack":0,"StillLegacy":1}"""
    ) => new(200, Body("Finished", outcome, $$$"""{"counts":{"verdicts":{{{verdicts}}}}}"""));

    public static Reply Ended(string state, string failure = "null") => new(200, Body(state, failure: failure));

    public static Reply Problem(int status, string title, string detail, string errors = "[]") =>
        new(
            status,
            new JsonObject
            {
                ["type"] = "urn:tls-sweep:problem:x",
                ["title"] = title,
                ["status"] = status,
                ["detail"] = detail,
                ["errors"] = JsonNode.Parse(errors),
            }.ToJsonString()
        );

    private static string Body(string state, string? outcome = null, string report = "null", string failure = "null") =>
        new JsonObject
        {
            ["id"] = "http-0123456789abcdef",
            ["state"] = state,
            ["progress"] = state == "Running" ? JsonNode.Parse("""{"phase":"Judging","done":1,"total":3}""") : null,
            ["failure"] = JsonNode.Parse(failure),
            ["outcome"] = outcome,
            ["machineCount"] = outcome is null ? 0 : 3,
            ["planId"] = outcome is null ? null : "plan-0123456789ab",
            ["report"] = JsonNode.Parse(report),
        }.ToJsonString();
}
