using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Simulator.Fleet;

/// <summary>Seeds from names. Not <c>GetHashCode</c>: that differs from process to process.</summary>
internal static class StableHash
{
    /// <summary>The same number for the same parts, in every process.</summary>
    public static int Compute(string name, params int[] numbers) =>
        BinaryPrimitives.ReadInt32LittleEndian(
            SHA256.HashData(Encoding.UTF8.GetBytes($"{name}|{string.Join('|', numbers)}"))
        );
}
