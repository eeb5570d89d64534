namespace Api.Alerts;

/// <summary>
/// Recognizes the samples of "Test action group". Their documented marks (learn.microsoft.com, "Sample payloads for
/// test actions"): a fixed rule name with targets in the resource group test-RG, an alert id that ends in Test_Alert
/// (activity log and budgets), or a Service Health notice that is marked as synthetic. A rule name alone is not enough:
/// operators may call their own rule "test" too, and that rule must work.
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

    // The Service Health sample targets a whole subscription, which has no resource group.
    private static bool IsInTestGroup(string target) =>
        !target.Contains("/resourcegroups/", StringComparison.OrdinalIgnoreCase)
        || target.Contains("/resourcegroups/test-RG/", StringComparison.OrdinalIgnoreCase);

    private static bool IsTrue(string text) => text.Equals("true", StringComparison.OrdinalIgnoreCase);
}
