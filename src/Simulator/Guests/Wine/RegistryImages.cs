using System.Buffers.Binary;
using System.Text;
using Microsoft.Win32;
using WineAgent.Wire;

namespace Simulator.Guests.Wine;

/// <summary>Turns registries in memory into raw keys and back, byte for byte as Windows keeps them.</summary>
internal static class RegistryImages
{
    // A number that no Windows type has.
    private const int UnknownType = 0x77;

    /// <summary>The single values, as the agent writes them.</summary>
    public static IReadOnlyList<string> ValuePlaces { get; } =
    [.. RegistryPaths.Values.Select(place => $"{place.Path}|{place.Name}")];

    /// <summary>
    /// What to write so that a machine's registry is, in the places that matter, what the one in memory is.
    /// </summary>
    public static AgentRequest.Load ToLoad(MemoryRegistry registry)
    {
        return new(
            RegistryPaths.Keys,
            ValuePlaces,
            [
                .. RegistryPaths
                    .Keys.SelectMany(registry.KeysBelow)
                    .Select(key => new KeyImage(
                        key.Path,
                        [.. key.Values.Select(value => ToImage(value.Key, value.Value))],
                        Denial(registry, key.Path)
                    )),
                .. RegistryPaths
                    .Values.Where(place => registry.Read(place.Path, place.Name) is not null)
                    .Select(place => new KeyImage(
                        place.Path,
                        [ToImage(place.Name, registry.Read(place.Path, place.Name)!)]
                    )),
            ]
        );
    }

    /// <summary>What a machine's dump holds.</summary>
    public static MemoryRegistry FromDump(IEnumerable<KeyImage> keys)
    {
        var registry = new MemoryRegistry();
        foreach (var key in keys)
        {
            registry.Add(key.Path);
            foreach (var value in key.Values)
            {
                registry.Set(key.Path, value.Name, FromImage(value));
            }
        }

        return registry;
    }

    /// <summary>Raw bytes of a value.</summary>
    public static ValueImage ToImage(string name, RegistryContent content)
    {
        return new(
            name,
            TypeOf(content.Kind),
            content.Data switch
            {
                int number => BitConverter.GetBytes(number),
                long number => BitConverter.GetBytes(number),
                string text => Utf16(text + '\0'),
                string[] texts => Utf16(string.Concat(texts.Select(text => text + '\0')) + '\0'),
                byte[] bytes => bytes,
                var other => throw new InvalidOperationException($"No registry data: {other}"),
            }
        );
    }

    private static RegistryContent FromImage(ValueImage value)
    {
        return (KindOf(value.Type), value.Data.Length) switch
        {
            (RegistryValueKind.DWord, 4) => RegistryContent.Create(
                RegistryValueKind.DWord,
                BinaryPrimitives.ReadInt32LittleEndian(value.Data)
            ),
            (RegistryValueKind.QWord, 8) => RegistryContent.Create(
                RegistryValueKind.QWord,
                BinaryPrimitives.ReadInt64LittleEndian(value.Data)
            ),
            (RegistryValueKind.String or RegistryValueKind.ExpandString, _) => RegistryContent.Create(
                KindOf(value.Type),
                Text(value.Data)
            ),
            (RegistryValueKind.MultiString, _) => RegistryContent.Create(
                RegistryValueKind.MultiString,
                Texts(value.Data)
            ),
            (RegistryValueKind.Binary or RegistryValueKind.None, _) => RegistryContent.Create(
                KindOf(value.Type),
                value.Data
            ),
            _ => RegistryContent.Create(RegistryValueKind.Unknown, value.Data),
        };
    }

    private static KeyDenial Denial(MemoryRegistry registry, string path)
    {
        if (!registry.CanRead(path))
        {
            return KeyDenial.ReadAndWrite;
        }

        if (registry.CanWrite(path))
        {
            return KeyDenial.None;
        }

        return KeyDenial.Write;
    }

    private static int TypeOf(RegistryValueKind kind)
    {
        return kind switch
        {
            RegistryValueKind.None => 0,
            RegistryValueKind.Unknown => UnknownType,
            _ => (int)kind,
        };
    }

    private static RegistryValueKind KindOf(int type)
    {
        if (type == 0)
        {
            return RegistryValueKind.None;
        }

        if (Enum.IsDefined((RegistryValueKind)type))
        {
            return (RegistryValueKind)type;
        }

        return RegistryValueKind.Unknown;
    }

    // Not Encoding: half a surrogate is what the registry holds, and an encoding would replace it.
    private static byte[] Utf16(string text)
    {
        var bytes = new byte[text.Length * 2];
        for (var at = 0; at < text.Length; at++)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(at * 2), text[at]);
        }

        return bytes;
    }

    private static string Text(byte[] bytes)
    {
        var text = Letters(bytes);
        return text.EndsWith('\0') ? text[..^1] : text;
    }

    // Each text ends with a NUL, and the list with another one.
    private static string[] Texts(byte[] bytes)
    {
        var text = Letters(bytes);
        text = text.EndsWith('\0') ? text[..^1] : text;
        if (text.Length == 0)
        {
            return [];
        }

        return (text.EndsWith('\0') ? text[..^1] : text).Split('\0');
    }

    private static string Letters(byte[] bytes)
    {
        var text = new StringBuilder();
        for (var at = 0; at + 1 < bytes.Length; at += 2)
        {
            text.Append((char)BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at)));
        }

        return text.ToString();
    }
}
