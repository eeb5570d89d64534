using System.Reflection;
using System.Security.Cryptography;

namespace Remediation.Orders;

/// <summary>The script that runs inside the machine, byte for byte the file in src/Guest, and its hash.</summary>
public static class GuestScript
{
    private const string ResourceName = "Invoke-TlsBaseline.ps1";

    /// <summary>The script's text.</summary>
    public static string Text { get; } = Read();

    /// <summary>
    /// SHA-256 of the text's UTF-8 bytes, lower-case hex. The hash is part of every order's name, so a changed script
    /// gives new orders.
    /// </summary>
    public static string Hash { get; } =
        Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(Text)));

    private static string Read()
    {
        using var stream =
            Assembly.GetExecutingAssembly().GetManifestResourceStream(ResourceName)
            ?? throw new InvalidOperationException($"{ResourceName} is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
