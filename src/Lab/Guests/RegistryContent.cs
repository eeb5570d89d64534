using Microsoft.Win32;

namespace Lab.Guests;

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
    public static RegistryContent Of(RegistryValueKind kind, object data) =>
        new(
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

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Kind} "
        + data switch
        {
            int number => $"0x{number:x8}",
            byte[] bytes => Convert.ToHexStringLower(bytes),
            string[] texts => string.Join('|', texts.Select(text => $"\"{text}\"")),
            _ => $"\"{data}\"",
        };

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

/// <summary>A change that is about to be made through a key handle.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Path">The key.</param>
/// <param name="Name">The value; null where the key itself is created or deleted.</param>
public sealed record RegistryChange(RegistryChangeKind Kind, string Path, string? Name);

/// <summary>Kinds of <see cref="RegistryChange"/>.</summary>
public enum RegistryChangeKind
{
    /// <summary>A key is created.</summary>
    CreateKey,

    /// <summary>A key is deleted.</summary>
    DeleteKey,

    /// <summary>A value is set.</summary>
    SetValue,

    /// <summary>A value is deleted.</summary>
    DeleteValue,
}
