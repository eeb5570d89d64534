using Cloud.Permissions;

namespace Cloud.Tests.Permissions;

/// <summary>docs/permissions.md equals the list of actions.</summary>
public sealed class PermissionsPageTests
{
    private static readonly string Page = RepositoryFiles.Read("docs/permissions.md");

    [Theory]
    [InlineData("## On machines and their networks", false)]
    [InlineData("## On each workspace", true)]
    public void Permissions_page_lists_every_action_with_role_need_and_what_breaks(string heading, bool isLog)
    {
        var expected = AzureActions
            .All.Where(action => action.LeastRole == ProductRole.LogReader == isLog)
            .Select(action => $"| `{action.Name}` | {Name(action.LeastRole)} | {action.Need} | {action.Without} |")
            .ToList();

        Assert.True(
            expected.SequenceEqual(
                RepositoryFiles.Table(Page, heading).Select(row => $"| {string.Join(" | ", row)} |")
            ),
            $"The table under '{heading}' must be:\n| action | least role | who needs it | without it "
                + $"|\n|---|---|---|---|\n{string.Join('\n', expected)}"
        );
    }

    private static string Name(ProductRole role) =>
        role == ProductRole.LogReader ? "log reader" : role.ToString().ToLowerInvariant();
}
