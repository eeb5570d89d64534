using System.Text.Json;
using Remediation.Baseline;
using Remediation.Orders;

namespace Remediation.GuestReports;

/// <summary>
/// The frame's JSON. Names are short, because the frame must fit into 3,500 bytes: m mode, o outcome, e message, b
/// build, n Windows name, i edition, u revision, p PowerShell, d .NET release, h winhttp.dll, f FIPS policy, c cipher
/// order policy, r restart pending, a answer to a restart order, k stray key, t handshakes, v values as <c>[id,
/// before]</c> or <c>[id, before, after]</c>, w written ids. A value is <c>-</c> absent, <c>!Type</c> unreadable, or a
/// kind's letter and its data.
/// </summary>
internal static class FrameBody
{
    // Most values of most machines are one of these shared instances, which saves memory in a large fleet.
    private static readonly RegistryFact Absent = new RegistryFact.Absent();
    private static readonly RegistryFact Off = new RegistryFact.Present(RegistryKind.Dword, "0");
    private static readonly RegistryFact On = new RegistryFact.Present(RegistryKind.Dword, "1");

    /// <summary>Reads the body.</summary>
    /// <param name="body">The JSON.</param>
    /// <param name="settings">The expected ids; the report references these strings instead of copies.</param>
    /// <exception cref="FormatException">A member has an impossible value.</exception>
    /// <exception cref="InvalidOperationException">A member has the wrong JSON type.</exception>
    /// <exception cref="KeyNotFoundException">A member is missing.</exception>
    public static GuestReport Read(JsonElement body, IReadOnlyList<string> settings)
    {
        return new()
        {
            Mode = Name<GuestMode>(body.GetProperty("m")),
            Outcome = Name<GuestOutcome>(body.GetProperty("o")),
            Message = Text(body.GetProperty("e")),
            WindowsBuild = body.GetProperty("b").GetInt32(),
            WindowsName = Text(body.GetProperty("n")),
            WindowsEdition = Text(body.GetProperty("i")),
            WindowsRevision = body.GetProperty("u").GetInt32(),
            PowerShell = Text(body.GetProperty("p")),
            DotNetRelease = body.GetProperty("d").GetInt32(),
            WinHttpVersion = Text(body.GetProperty("h")),
            FipsPolicy = Fact(Text(body.GetProperty("f"))),
            CipherOrderPolicy = Fact(Text(body.GetProperty("c"))),
            Restart = Answer(body.GetProperty("a")),
            Probe = Probe([.. body.GetProperty("t").EnumerateArray().Select(Text)]),
            RestartPending = Flag(body.GetProperty("r")),
            StrayKey = Flag(body.GetProperty("k")),
            Values = body.GetProperty("v").EnumerateArray().Select(value => Value(value, settings)).ToArray(),
            Written = body.GetProperty("w").EnumerateArray().Select(id => Setting(Text(id), settings)).ToArray(),
        };
    }

    private static string Setting(string id, IReadOnlyList<string> settings) =>
        settings.FirstOrDefault(setting => setting == id, id);

    private static ValueFacts Value(JsonElement value, IReadOnlyList<string> settings)
    {
        var parts = value.EnumerateArray().Select(Text).ToArray();
        return parts.Length is 2 or 3
            ? new ValueFacts(Setting(parts[0], settings), Fact(parts[1]), Fact(parts[^1]))
            : throw new FormatException("A value has two or three parts.");
    }

    private static RegistryFact Fact(string text)
    {
        return text switch
        {
            "-" => Absent,
            "d0" => Off,
            "d1" => On,
            ['!', .. var error] => new RegistryFact.Unreadable(error),
            [var letter, .. var data] => new RegistryFact.Present(RegistryKinds.FromLetter(letter), data),
            _ => throw new FormatException("A value is empty."),
        };
    }

    // Enum.TryParse would also accept numbers; the script sends names.
    private static T Name<T>(JsonElement element)
        where T : struct, Enum =>
        Enum.GetNames<T>().Contains(Text(element), StringComparer.Ordinal)
            ? Enum.Parse<T>(Text(element))
            : throw new FormatException($"No {typeof(T).Name} is called so.");

    private static RestartAnswer Answer(JsonElement element) =>
        element.GetInt32() is >= 0 and <= 2 and var number
            ? (RestartAnswer)number
            : throw new FormatException("A restart's answer is 0, 1 or 2.");

    private static ProbeFacts? Probe(string[] results)
    {
        return results switch
        {
            [] => null,
            [var dotNet, var winHttp] => new ProbeFacts(ProbeResult.Read(dotNet), ProbeResult.Read(winHttp)),
            _ => throw new FormatException("A probe has two results."),
        };
    }

    private static bool Flag(JsonElement element)
    {
        return element.GetInt32() switch
        {
            0 => false,
            1 => true,
            _ => throw new FormatException("A flag is 0 or 1."),
        };
    }

    private static string Text(JsonElement element) =>
        element.GetString() ?? throw new FormatException("A text is null.");
}
