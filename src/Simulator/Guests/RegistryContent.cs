using Microsoft.Win32;

namespace Simulator.Guests;

/// <summary>What a registry value holds. Never changed: arrays are copied in and out.</summary>
public sealed class RegistryContent
{
    private readonly object data;

    private RegistryContent(RegistryValueKind kind, object data)
    {
        Kind = kind;
        this.data = data;
    }

    /// <summary>The kind.</summary>
    public RegistryValueKind Kind { get; }

    /// <summary>The data as Windows' own API hands it out: Int32, Int64, String, String[] or Byte[].</summary>
    public object Data => data is Array array ? array.Clone() : data;

    /// <summary>Takes data as <c>RegistryKey.SetValue</c> does.</summary>
    /// <exception cref="ArgumentException">The data does not fit the kind.</exception>
    public static RegistryContent Create(RegistryValueKind kind, object data)
    {
        return new(
            kind,
            (kind, data) switch
            {
                (RegistryValueKind.DWord, IConvertible number) => Number(() => number.ToInt32(null)),
                (RegistryValueKind.QWord, IConvertible number) => Number(() => number.ToInt64(null)),
                (RegistryValueKind.String or RegistryValueKind.ExpandString, not Array) => data.ToString()!,
                (RegistryValueKind.MultiString, string[] texts) => texts.Clone(),
                (RegistryValueKind.Binary or RegistryValueKind.None or RegistryValueKind.Unknown, byte[] bytes) =>
                    bytes.Clone(),
                _ => throw Mismatch(),
            }
        );
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        return $"{Kind} "
            + data switch
            {
                int number => $"0x{number:x8}",
                byte[] bytes => Convert.ToHexStringLower(bytes),
                string[] texts => string.Join('|', texts.Select(text => $"\"{text}\"")),
                _ => $"\"{data}\"",
            };
    }

    private static object Number<T>(Func<T> convert)
        where T : struct
    {
        try
        {
            return convert();
        }
        catch (Exception error) when (error is FormatException or OverflowException or InvalidCastException)
        {
            throw Mismatch();
        }
    }

    private static ArgumentException Mismatch() =>
        new("The type of the value object did not match the specified RegistryValueKind.");
}
