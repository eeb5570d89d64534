namespace Api.Alerts;

/// <summary>
/// Knows the samples of "Test action group". Their documented marks (learn.microsoft.com, "Sample payloads for test
/// actions"): a fixed rule name with targets in the resource group test-RG, an alert id that ends in Test_Alert
/// (activity log and budgets), or a Service Health notice that calls itself synthetic. A name alone is not enough:
/// people call their own first rule "test" too, and it should then do what it says.
/// </summary>
internal static class SampleAlerts
{
    private static readonly HashSet<string> RuleNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "test-activityLogAlertRule",
        "test-availabilityTest-test-applicationInsights",
        "test-logAlertRule-v1-metricMeasurement",
        "test-logAlertRule-v1-numResults",
        "test-logAlertRule-v2",
        "test-dynamicMetricAlertRule",
        "test-metricAlertRule",
        "test-ResourceHealthAlertRule",
        "test-ServiceHealthAlertRule",
        "test-SmartAlertRule",
    };

    public static bool Contains(AlertPayload post) =>
        post.Identity.AlertId.EndsWith("/Test_Alert", StringComparison.OrdinalIgnoreCase)
        || (RuleNames.Contains(post.RuleName) && post.Targets.All(IsInTestGroup))
        || (ServiceHealthNotice.IsOne(post) && IsTrue(post.Context.Member("properties").Text("IsSynthetic")));

    // A whole subscription has no resource group; the Service Health sample targets one.
    private static bool IsInTestGroup(string target) =>
        !target.Contains("/resourcegroups/", StringComparison.OrdinalIgnoreCase)
        || target.Contains("/resourcegroups/test-RG/", StringComparison.OrdinalIgnoreCase);

    private static bool IsTrue(string text) => text.Equals("true", StringComparison.OrdinalIgnoreCase);
}
