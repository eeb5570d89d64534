using System.Text.RegularExpressions;

namespace Remediation.Findings;

/// <summary>
/// Recognizes programs with their own TLS library by their user agents. Registry values affect Schannel only
/// (Microsoft's "TLS registry settings"), so they have no effect on these programs. A user agent that may also come
/// from Schannel is unknown: curl without a library's name, because Windows ships a curl that uses Schannel, and
/// browsers, whose names other programs copy.
/// </summary>
public static partial class NonSchannelClients
{
    private const int MostQuoted = 3;

    private static readonly (Regex Sign, string Stack)[] Known =
    [
        (Library(), "OpenSSL or a library like it"),
        (Java(), "Java"),
        (Python(), "Python"),
        (Go(), "Go"),
        (Node(), "Node.js"),
        (Wget(), "Wget"),
    ];

    /// <summary>
    /// Sources whose evidence is the client's user agent; in other sources the evidence is a freely chosen name.
    /// </summary>
    public static IReadOnlyList<string> UserAgentSources { get; } =
    [
        "AADNonInteractiveUserSignInLogs",
        "AGCAccessLogs",
        "AGWAccessLogs",
        "AZKVAuditLogs",
        "AzureDiagnostics.ApplicationGateway",
        "AzureDiagnostics.FrontDoor",
        "AzureDiagnostics.KeyVault",
        "SigninLogs",
        "StorageBlobLogs",
        "StorageFileLogs",
        "StorageQueueLogs",
        "StorageTableLogs",
    ];

    /// <summary>The stack that a user agent is known to bring, for people; null where it is not known.</summary>
    public static string? Find(string userAgent) =>
        OfWindows().IsMatch(userAgent) ? null : Array.Find(Known, known => known.Sign.IsMatch(userAgent)).Stack;

    /// <summary>The user agents of a finding that are known to bring their own stack.</summary>
    public static IEnumerable<string> ListUserAgents(Finding finding) =>
        IsByUserAgent(finding) ? finding.AllEvidence.Where(text => Find(text) is not null) : [];

    /// <summary>
    /// The user agents of the findings as text, only some of them if there are many; empty if there is none.
    /// </summary>
    public static string Quote(IEnumerable<Finding> findings)
    {
        var agents = findings
            .SelectMany(ListUserAgents)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToList();
        return string.Join(", ", agents.Take(MostQuoted).Select(agent => $"'{agent}' ({Find(agent)})"))
            + (agents.Count > MostQuoted ? $" and {agents.Count - MostQuoted} more" : "");
    }

    /// <summary>
    /// True if there is at least one row and every row of every finding names such a program; false if any row does
    /// not.
    /// </summary>
    public static bool ExplainAll(IReadOnlyCollection<Finding> findings)
    {
        return findings.Count > 0
            && findings.All(finding =>
                IsByUserAgent(finding)
                && finding.AllEvidence.Count > 0
                && finding.AllEvidence.All(text => Find(text) is not null)
            );
    }

    // A finding of several sources does not record which evidence came from which source.
    private static bool IsByUserAgent(Finding finding) =>
        finding.Sources.Count > 0 && finding.Sources.All(UserAgentSources.Contains);

    // IronPython runs on .NET; a curl with several libraries names the idle ones too.
    [GeneratedRegex(
        @"Schannel|WinSSL|WinHTTP|WinINet|IronPython|\.NET\b|PowerShell|MSIE|Trident/",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex OfWindows();

    [GeneratedRegex(
        @"\b(OpenSSL|LibreSSL|BoringSSL|GnuTLS|NSS|mbedTLS|PolarSSL|wolfSSL|CyaSSL)/[0-9]",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Library();

    // Azure's older SDK writes JavaJRE 1.8, its newer one azsdk-java-name/12.
    [GeneratedRegex(
        @"\bJava/[0-9]|\bJavaJRE [0-9]|\bazsdk-java-|\bokhttp/[0-9]",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Java();

    [GeneratedRegex(
        @"\bpython-(requests|urllib|httpx)/[0-9]|\bC?Python[/ ][0-9]|\bazsdk-python-",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Python();

    // AzCopy 10 and Azure's SDK for Go name the compiler; AzCopy before 10 runs on .NET and does not.
    [GeneratedRegex(
        @"\bGo-http-client/[0-9]|^Go [0-9.]+ package http|\(go[0-9]",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Go();

    [GeneratedRegex(
        @"\bNODE-VERSION v?[0-9]|\bNode(\.js)?/v?[0-9]|\bnode-fetch/[0-9]",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Node();

    [GeneratedRegex(@"^Wget/[0-9]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Wget();
}
