using System.Globalization;
using Remediation.Baseline;
using Simulator.Guests.Wine;

namespace Guest.Tests.Wine;

/// <summary>
/// The output of Wine's own <c>reg query</c> for the values of a baseline, compared with the values of a frame.
/// </summary>
internal static class RegQuery
{
    /// <summary>Per setting the tool's kind and data; a value that the tool does not show is missing.</summary>
    public static async Task<(IReadOnlyDictionary<string, (string Kind, string Data)> Values, string Words)> AskAsync(
        WineGuest guest,
        TlsBaseline baseline
    )
    {
        var words = "";
        var answers = new Dictionary<string, (string Kind, string Data)>();
        foreach (var key in baseline.Settings.GroupBy(setting => (Path: Key(setting), setting.View)))
        {
            var text = await guest.RegQueryAsync(key.Key.Path, key.Key.View, TestContext.Current.CancellationToken);
            var lines = text.Split("\r\n");
            words += text;
            foreach (var setting in key)
            {
                // Columns are four blanks apart; the key asked for comes first and keys below it follow.
                var own = lines
                    .Skip(2)
                    .TakeWhile(line => !line.StartsWith("HKEY_", StringComparison.Ordinal))
                    .Select(line => line.Split("    ", 4))
                    .FirstOrDefault(columns =>
                        columns.Length == 4 && columns[1].Equals(setting.ValueName, StringComparison.OrdinalIgnoreCase)
                    );
                if (own is not null)
                {
                    answers[setting.Id] = (own[2], own[3]);
                }
            }
        }

        return (answers, words);
    }

    /// <summary>True if the tool's output equals the fact.</summary>
    public static bool Agrees(RegistryFact fact, (string Kind, string Data)? tool) =>
        (fact, tool) switch
        {
            (RegistryFact.Absent or RegistryFact.Unreadable, null) => true,
            (RegistryFact.Present present, { } said) => IsKind(present, said.Kind)
                && present.Kind switch
                {
                    RegistryKind.Dword => said.Data == "0x" + Hex(present.Data),
                    // Wine's tool names the kind of a QWORD and not its number.
                    RegistryKind.Qword => said.Data == "(null)" || said.Data == "0x" + Hex(present.Data),
                    RegistryKind.Binary => said.Data.Length
                        == 2 * int.Parse(present.Data, CultureInfo.InvariantCulture),
                    RegistryKind.Other => true,
                    // The tool prints other letters in the console's code page, and line ends as they are.
                    _ => said
                        .Data.Replace(@"\0", ",", StringComparison.Ordinal)
                        .StartsWith(
                            new string([.. present.Data.TakeWhile(letter => letter is >= ' ' and <= '~')]),
                            StringComparison.Ordinal
                        ),
                },
            _ => false,
        };

    // A kind without a name is (null) to it.
    private static bool IsKind(RegistryFact.Present present, string said) =>
        present.Kind == RegistryKind.Other ? said is "REG_NONE" or "(null)" : said == present.Kind.Label();

    private static string Key(RegistrySetting setting) =>
        setting.Path["HKLM\\".Length..].Replace(@"\WOW6432Node", "", StringComparison.OrdinalIgnoreCase);

    private static string Hex(string number) =>
        ulong.Parse(number, CultureInfo.InvariantCulture).ToString("x", CultureInfo.InvariantCulture);
}
