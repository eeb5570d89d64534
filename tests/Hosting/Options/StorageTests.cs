using Cloud.Clients;
using Cloud.State;
using Hosting.Options;

namespace Hosting.Tests.Options;

/// <summary>Where the state is kept, and in which cloud.</summary>
public sealed class StorageTests
{
    private static readonly (string, string?) NoStore = ("AzureWebJobsStorage", null);
    private static readonly (string, string?) Named = ("AzureWebJobsStorage:accountName", "account");
    private static readonly (string, string?) InAzure = ("IDENTITY_ENDPOINT", "http://127.0.0.1:1/msi/token");

    [Fact]
    public void An_account_of_the_public_cloud_is_named_by_its_name_alone() =>
        Assert.Equal(
            new StateOptions.Account(
                new Uri("https://account.queue.core.windows.net"),
                new Uri("https://account.table.core.windows.net"),
                new Uri("https://account.blob.core.windows.net")
            ),
            Given.Accepted(NoStore, Named).State
        );

    [Fact]
    public void Any_account_is_named_by_three_addresses() =>
        Assert.Equal(
            new StateOptions.Account(
                new Uri("https://a.queue.example"),
                new Uri("https://a.table.example"),
                new Uri("https://a.blob.example")
            ),
            Given.Accepted(SettingCase.ThreeAddresses()).State
        );

    [Theory]
    [InlineData("queue")]
    [InlineData("table")]
    [InlineData("blob")]
    public void Two_addresses_of_three_are_not_enough(string missing)
    {
        var name = $"AzureWebJobsStorage:{missing}ServiceUri";
        var error = Assert.Single(Given.Refused(SettingCase.ThreeAddresses(but: name)));
        Assert.Equal(
            (
                name,
                $"AzureWebJobsStorage__{missing}ServiceUri is missing; all three addresses of the account are needed."
            ),
            (error.Name, error.Detail)
        );
    }

    [Fact]
    public void Storage_named_in_two_ways_is_refused()
    {
        var addresses = SettingCase.ThreeAddresses().Where(pair => pair.Item2 is not null).ToArray();
        (string, string?)[][] wrong =
        [
            [NoStore],
            [Named],
            addresses,
            [NoStore, Named, .. addresses],
            [Named, .. addresses],
        ];

        Assert.All(
            wrong.Zip([0, 2, 2, 2, 3]),
            pair =>
            {
                var error = Assert.Single(Given.Refused(pair.First));
                Assert.Equal("AzureWebJobsStorage", error.Name);
                Assert.Contains(
                    $"named in one way; {pair.Second} are there. In Azure name the account in "
                        + "AzureWebJobsStorage__accountName",
                    error.Detail
                );
            }
        );
    }

    [Theory]
    [InlineData("Government")]
    [InlineData("china")]
    public void An_account_in_another_cloud_needs_its_addresses(string cloud)
    {
        var error = Assert.Single(Given.Refused(NoStore, Named, ("Azure:Cloud", cloud)));
        Assert.Equal("AzureWebJobsStorage:accountName", error.Name);
        Assert.Contains(
            $"Azure__Cloud is {cloud}: name its three addresses in AzureWebJobsStorage__queueServiceUri, ",
            error.Detail
        );
        Assert.IsType<StateOptions.Account>(
            Given.Accepted([("Azure:Cloud", cloud), .. SettingCase.ThreeAddresses()]).State
        );
        Assert.IsType<StateOptions.Development>(Given.Accepted(("Azure:Cloud", cloud)).State);
    }

    [Theory]
    [InlineData(null, null, true)]
    [InlineData(Given.Identity, Given.Identity, true)]
    [InlineData("aaaaaaaa-1111-1111-1111-111111111111", "AAAAAAAA-1111-1111-1111-111111111111", true)]
    [InlineData(Given.Identity, null, false)]
    [InlineData(null, Given.Identity, false)]
    [InlineData(Given.Identity, Given.Workspace, false)]
    public void In_Azure_host_and_app_use_one_identity_for_the_storage_account(string? host, string? app, bool isFine)
    {
        (string, string?)[] changes = [NoStore, Named, ("AzureWebJobsStorage:clientId", host), ("Azure:ClientId", app)];

        var errors = (Given.Read(Given.With([InAzure, .. changes])) as AppOptionsReading.Refused)?.Errors ?? [];
        Assert.Equal(isFine ? [] : ["AzureWebJobsStorage:clientId"], errors.Select(error => error.Name));
        Assert.All(
            errors,
            error =>
                Assert.Contains(
                    "AzureWebJobsStorage__clientId and Azure__ClientId must name the same identity",
                    error.Detail
                )
        );

        // A developer's own sign-in takes no client id, and a store on this machine no identity.
        Assert.NotNull(Given.Accepted(changes));
        Assert.NotNull(Given.Accepted(InAzure, ("Azure:ClientId", app)));
    }

    [Fact]
    public void Custom_cloud_uses_its_own_token_audience_unless_set_otherwise()
    {
        var own = Given
            .Accepted(
                ("Azure:ArmEndpoint", "https://arm.example:8443/x"),
                ("Azure:LogsEndpoint", "https://logs.example/v1")
            )
            .Azure;
        Assert.Equal(
            ("https://arm.example:8443", "https://logs.example"),
            (own.Endpoints.Audience, own.LogEndpoint.Audience)
        );

        var told = Given.Accepted(("Azure:ArmAudience", "https://tokens.example"), ("Azure:Cloud", "China")).Azure;
        Assert.Equal(
            ("https://tokens.example", AzureEndpoints.China.ArmEndpoint),
            (told.Endpoints.Audience, told.Endpoints.ArmEndpoint)
        );
        Assert.Equal(LogEndpoint.China, told.LogEndpoint);
    }
}
