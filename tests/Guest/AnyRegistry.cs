using System.Globalization;
using CsCheck;
using Microsoft.Win32;
using Remediation.Baseline;
using Simulator.Guests;

namespace Guest.Tests;

/// <summary>
/// Generates registries: any build, and for each value of the baseline nothing, a key without it, or any data of any
/// kind.
/// </summary>
internal static class AnyRegistry
{
    private static readonly uint[] WinHttpNumbers = [0xA0, 0x800, 0x2000, 0x2800, 0xAA0];
    private static readonly int[] Builds = [6003, 7601, 9200, 9600, 14393, 17763, 20348, 26100];

    private static readonly Gen<uint> Number = Gen.Frequency(
        (3, Gen.Const(0u)),
        (3, Gen.Const(1u)),
        (1, Gen.Const(uint.MaxValue)),
        (1, Gen.Int[0, 4].Select(index => WinHttpNumbers[index])),
        (1, Gen.UInt)
    );

    // Any text without NUL: that is what the registry can hold.
    private static readonly Gen<string> Text = Gen.Char['\u0001', '\uffff']
        .Array[0, 40]
        .Select(letters => new string(letters));

    private static readonly Gen<(RegistryValueKind Kind, object Data)?> Value = Gen.Frequency<(
        RegistryValueKind Kind,
        object Data
    )?>(
        (6, Gen.Bool.Select(_ => ((RegistryValueKind, object)?)null)),
        (8, Number.Select(number => ((RegistryValueKind, object)?)(RegistryValueKind.DWord, unchecked((int)number)))),
        (1, Gen.Long.Select(number => ((RegistryValueKind, object)?)(RegistryValueKind.QWord, number))),
        (1, Text.Select(text => ((RegistryValueKind, object)?)(RegistryValueKind.String, text))),
        (1, Text.Select(text => ((RegistryValueKind, object)?)(RegistryValueKind.ExpandString, text))),
        (1, Text.Array[0, 4].Select(texts => ((RegistryValueKind, object)?)(RegistryValueKind.MultiString, texts))),
        (1, Gen.Byte.Array[0, 40].Select(bytes => ((RegistryValueKind, object)?)(RegistryValueKind.Binary, bytes)))
    );

    private static readonly Gen<int> Build = Gen.Int[0, 7].Select(index => Builds[index]);

    public static readonly Gen<MemoryRegistry> OfEverything = Gen.Select(
        Build,
        Gen.Bool.Array[TestGuest.Everything.Settings.Count],
        Value.Array[TestGuest.Everything.Settings.Count],
        (build, keys, values) =>
        {
            var registry = MemoryRegistry.CreateWindows(build, "Windows");
            foreach (var (index, setting) in TestGuest.Everything.Settings.Index())
            {
                var path = KeyOf(setting);
                _ = keys[index] ? registry.Add(path) : registry;
                _ = values[index] is { } value
                    ? registry.Set(path, setting.ValueName, value.Kind, value.Data)
                    : registry;
            }

            return registry;
        }
    );

    /// <summary>
    /// Those that a repair can make right: no text stands where Windows needs no WinHTTP value at all.
    /// </summary>
    public static readonly Gen<MemoryRegistry> Repairable = OfEverything.Where(registry =>
        !TestGuest.Everything.Settings.Any(setting =>
            setting.Root == RegistryRoot.WinHttp
            && setting.AbsentIsFineFromBuild <= BuildOf(registry)
            && registry.Read(KeyOf(setting), setting.ValueName) is { Kind: not RegistryValueKind.DWord }
        )
    );

    public static string KeyOf(RegistrySetting setting) => setting.Path["HKLM\\".Length..];

    private static int BuildOf(MemoryRegistry registry) =>
        int.Parse(
            (string)registry.GetData(@"SOFTWARE\Microsoft\Windows NT\CurrentVersion", "CurrentBuild")!,
            CultureInfo.InvariantCulture
        );
}
