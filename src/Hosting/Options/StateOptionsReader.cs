using Cloud.State;
using Known = Hosting.Options.KnownSettings;

namespace Hosting.Options;

/// <summary>
/// Reads where the state is kept, from the same settings as the Functions host does, so that the account is configured
/// only once.
/// </summary>
internal static class StateOptionsReader
{
    private const string Mend =
        "In Azure name the account in AzureWebJobsStorage__accountName, or its three addresses; "
        + "on your own machine set AzureWebJobsStorage to UseDevelopmentStorage=true.";

    private const string ManagedIdentity = "managedidentity";

    private static readonly string[] Addresses = [Known.StorageQueues, Known.StorageTables, Known.StorageBlobs];

    public static StateOptions? Read(SettingReader reader)
    {
        var connection = reader.ReadText(Known.Storage);
        var account = reader.ReadText(Known.StorageAccount);
        var addresses = Array.FindAll(Addresses, name => reader.ReadText(name).Length > 0);
        RefuseOtherCredentials(reader);
        var ways = (connection.Length > 0 ? 1 : 0) + (account.Length > 0 ? 1 : 0) + (addresses.Length > 0 ? 1 : 0);
        if (ways != 1)
        {
            reader.Refuse(
                Known.Storage,
                $"The storage of the state must be named in one way; {ways} are there. {Mend}"
            );
            return null;
        }

        if (connection.Length > 0)
        {
            return Development(reader, connection);
        }

        if (account.Length > 0)
        {
            return InPublicCloud(reader, account);
        }

        return ByAddress(reader);
    }

    private static StateOptions.Development? Development(SettingReader reader, string connection)
    {
        try
        {
            return new StateOptions.Development(StateAddress.OnThisMachine(connection));
        }
        catch (ArgumentException refused)
        {
            reader.Refuse(Known.Storage, $"{Known.Storage}: {refused.Message.Split(" (Parameter", 2)[0]} {Mend}");
            return null;
        }
    }

    private static StateOptions.Account? InPublicCloud(SettingReader reader, string account)
    {
        if (account.Length is < 3 or > 24 || !account.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c)))
        {
            reader.Refuse(
                Known.StorageAccount,
                $"{Setting.Spell(Known.StorageAccount)} must be the name of a storage account: 3 to 24 "
                    + "lower-case letters and digits."
            );
            return null;
        }

        // The host derives addresses of the public cloud from the account name, whatever cloud the app is configured
        // for.
        var cloud = reader.ReadText(Known.CloudName);
        if (
            Array.Exists(
                [NamedCloud.Government, NamedCloud.China],
                named => cloud.Equals($"{named}", StringComparison.OrdinalIgnoreCase)
            )
        )
        {
            reader.Refuse(
                Known.StorageAccount,
                $"{Setting.Spell(Known.StorageAccount)} names an account of the public cloud, and "
                    + $"{Setting.Spell(Known.CloudName)} is {cloud}: name its three addresses in "
                    + $"{string.Join(", ", Addresses.Select(Setting.Spell))}."
            );
            return null;
        }

        Uri Of(string service) => new($"https://{account}.{service}.core.windows.net");
        return new StateOptions.Account(Of("queue"), Of("table"), Of("blob"));
    }

    // Only the host reads this setting. With an unknown value the host looks for other credentials, including secrets.
    private static void RefuseOtherCredentials(SettingReader reader)
    {
        reader.ReadClientId(Known.StorageClientId);
        if (
            reader.ReadText(Known.StorageCredential) is { Length: > 0 } other
            && !other.Equals(ManagedIdentity, StringComparison.OrdinalIgnoreCase)
        )
        {
            reader.Refuse(
                Known.StorageCredential,
                $"{Setting.Spell(Known.StorageCredential)} must be {ManagedIdentity}, not {SettingText.Quote(other)}; "
                    + "leave it out on your own machine."
            );
        }
    }

    private static StateOptions.Account? ByAddress(SettingReader reader)
    {
        foreach (var missing in Addresses.Where(name => reader.ReadText(name).Length == 0))
        {
            reader.Refuse(
                missing,
                $"{Setting.Spell(missing)} is missing; all three addresses of the account are needed."
            );
        }

        var uris = Addresses.Select(reader.ReadAddress).ToList();
        return uris is [{ } queues, { } tables, { } blobs] ? new StateOptions.Account(queues, tables, blobs) : null;
    }
}
