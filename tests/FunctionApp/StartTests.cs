namespace FunctionApp.Tests;

/// <summary>
/// The worker as a process of its own, started without a host: the settings are the first thing that it looks at.
/// </summary>
public class StartTests
{
    private static readonly string Worker = Path.Combine(Built.Folder, "FunctionApp.dll");

    [Fact]
    public async Task Wrong_settings_stop_the_start_and_are_all_named()
    {
        var result = await ToolRun.RunAsync(
            "dotnet",
            [Worker],
            new Dictionary<string, string>
            {
                ["Sweep__Mode"] = "Destroy",
                ["Sweep__Subscription"] = "misspelled",
                ["AzureWebJobsStorage"] = "AccountName=real;AccountKey=c2VjcmV0;EndpointSuffix=core.windows.net",
            }
        );

        Assert.NotEqual(0, result.ExitCode);
        Assert.All(
            [
                "Sweep__Mode must be Report or Inspect or Repair, not 'Destroy'",
                "Sweep__Subscription is not a setting",
                "Sweep__Subscriptions is missing",
                "Sweep__Schedule is missing",
                "Logs__Workspaces or Logs__Resources",
                "AzureWebJobsStorage",
            ],
            text => Assert.Contains(text, result.Output, StringComparison.Ordinal)
        );
        Assert.DoesNotContain("c2VjcmV0", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Right_settings_lead_on_to_the_host_that_is_not_there()
    {
        var result = await ToolRun.RunAsync(
            "dotnet",
            [Worker],
            new Dictionary<string, string>
            {
                ["Sweep__Schedule"] = "0 0 */6 * * *",
                ["Sweep__Subscriptions"] = "00000000-0000-0000-0000-000000000001",
                ["Logs__Workspaces"] = "00000000-0000-0000-0000-000000000002",
                ["AzureWebJobsStorage"] = "UseDevelopmentStorage=true",
            }
        );

        Assert.NotEqual(0, result.ExitCode);
        Assert.DoesNotContain("of the app's settings are wrong", result.Output, StringComparison.Ordinal);
        Assert.Contains("Microsoft.Azure.Functions.Worker", result.Output, StringComparison.Ordinal);
    }
}
