using System.Text.RegularExpressions;

namespace Remediation.ConnectionLogs.Tables;

/// <summary>What Schannel's events 36880 and 36874 say.</summary>
/// <param name="Side"><c>client</c> or <c>server</c>.</param>
/// <param name="Protocol">The protocol version in Windows' spelling; not empty.</param>
/// <param name="Target">The server that a client called; may be empty.</param>
internal sealed partial record SchannelHandshake(string Side, string Protocol, string Target)
{
    // Order of 36880's fields: Type, Protocol, CipherSuite, ExchangeStrength, ContextHandle, TargetName, two subject
    // names.
    private const int TargetParameter = 5;

    private const string Server = "server";

    /// <summary>
    /// 36880: reads the first column that contains side and protocol. The rendered text is tried last, because Windows
    /// localizes it.
    /// </summary>
    public static SchannelHandshake? Read(TableRecord record) => First(record, FromFields, FromParameters, FromText);

    /// <summary>
    /// 36874, no common cipher suite: the machine was the server, and the event contains only the protocol.
    /// </summary>
    public static SchannelHandshake? ReadRefusal(TableRecord record)
    {
        return First(
            record,
            fields => Create(Server, fields.GetValueOrDefault("Protocol", ""), ""),
            values => values.Count == 0 ? null : Create(Server, values[0], ""),
            text => Create(Server, RefusalText().Match(text).Groups[1].Value, "")
        );
    }

    private static SchannelHandshake? First(
        TableRecord record,
        Func<IReadOnlyDictionary<string, string>, SchannelHandshake?> fromFields,
        Func<IReadOnlyList<string>, SchannelHandshake?> fromParameters,
        Func<string, SchannelHandshake?> fromText
    )
    {
        return fromFields(EventFields.Parse(record.Text("EventData")))
            ?? fromFields(EventFields.Parse(record.Text("RawEventData")))
            ?? fromParameters(EventXml.Values(record.Text("ParameterXml"), "Param"))
            ?? fromText(record.Text("RenderedDescription"))
            ?? fromText(record.Text("Message"));
    }

    private static SchannelHandshake? FromFields(IReadOnlyDictionary<string, string> fields)
    {
        return Create(
            fields.GetValueOrDefault("Type", ""),
            fields.GetValueOrDefault("Protocol", ""),
            fields.GetValueOrDefault("TargetName", "")
        );
    }

    private static SchannelHandshake? FromParameters(IReadOnlyList<string> values)
    {
        if (values.Count < 2)
        {
            return null;
        }

        return Create(values[0], values[1], values.Count > TargetParameter ? values[TargetParameter] : "");
    }

    private static SchannelHandshake? FromText(string text)
    {
        return Create(
            SideText().Match(text).Groups[1].Value,
            ProtocolText().Match(text).Groups[1].Value,
            TargetText().Match(text).Groups[1].Value
        );
    }

    // A handshake without a side is ignored; otherwise a server would be blamed for the protocols of its clients.
    private static SchannelHandshake? Create(string side, string protocol, string target) =>
        side.Trim().ToLowerInvariant() is "client" or Server && protocol.Trim().Length > 0
            ? new SchannelHandshake(side.Trim().ToLowerInvariant(), protocol.Trim(), target.Trim())
            : null;

    [GeneratedRegex(
        @"\bA TLS (client|server) handshake completed",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex SideText();

    [GeneratedRegex(
        @"\bAn? ((?:TLS|SSL|DTLS) ?[0-9](?:\.[0-9])?) connection request was received",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex RefusalText();

    [GeneratedRegex(
        @"Protocol version:\s*((?:TLS|SSL|DTLS) ?[0-9](?:\.[0-9])?)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex ProtocolText();

    // An empty target is followed by the next sentence, which begins with "The local certificate".
    [GeneratedRegex(
        @"Target name:[ \t]*(?!The local|Local cert)([^\s]+)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex TargetText();
}
