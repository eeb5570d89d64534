namespace WineAgent.Wire;

/// <summary>One registry value, raw: types that .NET has no name for pass unharmed.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Windows' number for its type, such as 4 for REG_DWORD.</param>
/// <param name="Data">Its bytes.</param>
public sealed record ValueImage(string Name, int Type, byte[] Data);
