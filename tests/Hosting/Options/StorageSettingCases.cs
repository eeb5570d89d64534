using Cloud.State;
using static Hosting.Tests.Options.Given;
using static Hosting.Tests.Options.SettingCase;

namespace Hosting.Tests.Options;

/// <summary>The settings of the storage account.</summary>
internal static class StorageSettingCases
{
    private static readonly (string, string?)[] ByName = [.. NoStore, ("AzureWebJobsStorage:accountName", "account")];

    public static SettingCase[] Create()
    {
        return
        [
            new(
                "AzureWebJobsStorage",
                s => Assert.IsType<StateOptions.Development>(s.State).Address.ToString(),
                [("UseDevelopmentStorage=true", "development store on this machine")],
                [
                    "",
                    "UseDevelopmentStorage=false",
                    "DefaultEndpointsProtocol=https;AccountName=prod;AccountKey=a2V5;EndpointSuffix=core.windows.net",
                    "account",
                ]
            ),
            new(
                "AzureWebJobsStorage:accountName",
                s => $"{Assert.IsType<StateOptions.Account>(s.State).Tables}",
                [
                    ("abc", "https://abc.table.core.windows.net/"),
                    (new string('9', 24), $"https://{new string('9', 24)}.table.core.windows.net/"),
                ],
                ["ab", new string('a', 25), "Account", "a.b", "a-b", "konto\u00e4"],
                NoStore
            ),
            Address("AzureWebJobsStorage:queueServiceUri", s => s.Queues),
            Address("AzureWebJobsStorage:tableServiceUri", s => s.Tables),
            Address("AzureWebJobsStorage:blobServiceUri", s => s.Blobs),
            new(
                "AzureWebJobsStorage:credential",
                _ => "",
                [("managedidentity", ""), ("ManagedIdentity", "")],
                ["clientsecret", "workloadidentity"],
                ByName
            ),
            new(
                "AzureWebJobsStorage:clientId",
                _ => "",
                [(Identity, "")],
                ["my-identity", "{" + Identity + "}"],
                ByName
            ),
        ];
    }
}
