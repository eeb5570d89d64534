namespace Remediation.Evaluation;

/// <summary>The description of a cause for operators; a test compares this table with docs/diagnosis.md.</summary>
/// <param name="Cause">The cause.</param>
/// <param name="Remedy">Who can remove the cause.</param>
/// <param name="Meaning">What the cause means, one sentence.</param>
/// <param name="OwnerAction">What the machine's owner does in addition to a repair, or instead of one.</param>
public sealed record CauseCatalog(Cause Cause, Remedy Remedy, string Meaning, string OwnerAction)
{
    /// <summary>Every cause, in the order in which reports name them.</summary>
    public static IReadOnlyList<CauseCatalog> All { get; } =
    [
        new(
            Cause.SchannelOff,
            Remedy.Registry,
            "Schannel's TLS 1.2 client is off or disabled by default, so programs that follow the system do "
                + "not use it.",
            "Let a sweep in Repair mode set the values, then restart the machine. To do it by hand, see "
                + "docs/baseline.md. If a policy sets the values, change the policy."
        ),
        new(
            Cause.DotNetDefault,
            Remedy.Registry,
            ".NET Framework applications are not configured to follow the system, so older ones use SSL 3.0 and "
                + "TLS 1.0.",
            "Let a sweep in Repair mode set the values, then restart the machine. Update an application that "
                + "sets its protocol in code."
        ),
        new(
            Cause.WinHttpOverride,
            Remedy.Registry,
            "WinHTTP's default protocols exclude TLS 1.2, because of a configured value or the default of an old "
                + "Windows.",
            "Let a sweep in Repair mode set the value, then restart the machine. Before Windows Server 2012 R2 "
                + "install KB3140245 first."
        ),
        new(
            Cause.PolicyManaged,
            Remedy.Owner,
            "A policy or a configuration tool controls the machine's TLS: it sets values back, or it orders the "
                + "cipher suites.",
            "Find the Group Policy or tool (gpresult, the Policies key) and change it there; values that a sweep "
                + "writes would not last."
        ),
        new(
            Cause.Fips,
            Remedy.Owner,
            "FIPS mode is on; Schannel then follows additional rules.",
            "Check whether FIPS mode is still required. If it is, test TLS 1.2 with it on."
        ),
        new(
            Cause.CipherMismatch,
            Remedy.Owner,
            "Client and server share no cipher suite, so a TLS 1.2 handshake fails.",
            "Compare the machine's cipher suites with the server's. Install updates that add newer ones "
                + "(KB2919355 on 2012 R2), or allow one more on the server."
        ),
        new(
            Cause.NonSchannelClient,
            Remedy.Owner,
            "A program has its own TLS, such as Java, Python, Go or OpenSSL, or sets its protocol in code; "
                + "registry values do not affect it.",
            "Update or reconfigure the program: a newer runtime, or the protocol in its settings or code."
        ),
        new(
            Cause.TransientFallback,
            Remedy.Owner,
            "There are too few connections to be more than a brief fallback of a healthy client.",
            "Nothing to do unless it continues. Then look for slow or broken connections, such as a proxy that "
                + "resets TLS 1.2."
        ),
        new(
            Cause.AlreadyCompliant,
            Remedy.Owner,
            "Every value was right when the machine was read.",
            "Restart the machine if it was not restarted since the values were set. If connections continue, "
                + "look for an application with its own TLS settings."
        ),
        new(
            Cause.Unknown,
            Remedy.Open,
            "Neither the logs nor the machine show the cause; a machine that was not read cannot show it.",
            "Sweep in Inspect mode to read the machine. Sweep__Probe shows what its defaults negotiate."
        ),
    ];

    /// <summary>The description of a cause.</summary>
    public static CauseCatalog Find(Cause cause) => All.First(words => words.Cause == cause);
}
