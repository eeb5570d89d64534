using System.Globalization;
using Remediation.Baseline;

namespace Simulation.Tests.World;

/// <summary>What a registry value of the model holds; compared as the script compares, by kind and data.</summary>
/// <param name="Kind">Dword, Qword, String or Binary.</param>
/// <param name="Number">The number of a Dword or Qword, unsigned; the length of a Binary.</param>
/// <param name="Text">
/// The text of a String: plain ASCII of at most 24 characters, which the frame shows as it is.
/// </param>
internal sealed record GuestValue(RegistryKind Kind, ulong Number, string Text = "")
{
    /// <summary>As the frame writes it; a value that is not there is a dash.</summary>
    public static string InFrame(GuestValue? value) =>
        value switch
        {
            null => "-",
            { Kind: RegistryKind.Dword } => $"d{value.Number}",
            { Kind: RegistryKind.Qword } => $"q{value.Number}",
            { Kind: RegistryKind.Binary } => $"b{value.Number}",
            _ => "s" + value.Text,
        };

    public static GuestValue Dword(uint number) => new(RegistryKind.Dword, number);

    /// <summary>The value as the registry API returns it.</summary>
    public object Data =>
        Kind switch
        {
            RegistryKind.Dword => unchecked((int)(uint)Number),
            RegistryKind.Qword => unchecked((long)Number),
            RegistryKind.Binary => new byte[(int)Number],
            _ => Text,
        };

    /// <summary>The kind as .NET names it.</summary>
    public string KindName =>
        Kind switch
        {
            RegistryKind.Dword => "DWord",
            RegistryKind.Qword => "QWord",
            _ => Kind.ToString(),
        };

    /// <summary>As the product reads it in a frame.</summary>
    public static RegistryFact Fact(GuestValue? value) =>
        value is null
            ? new RegistryFact.Absent()
            : new RegistryFact.Present(
                value.Kind,
                value.Kind == RegistryKind.String ? value.Text : value.Number.ToString(CultureInfo.InvariantCulture)
            );
}
