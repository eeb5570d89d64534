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
            "Let a sweep in Repair mode set the values and restart the machine; by hand docs/baseline.md lists "
                + "them. Where a "
                + "policy writes them, change the policy."
        ),
        new(
            Cause.DotNetDefault,
            Remedy.Registry,
            ".NET Framework applications are not told to follow the system, so older ones use SSL 3.0 and TLS 1.0.",
            "Let a sweep in Repair mode set the values and restart the machine; an application that sets its "
                + "protocol in code "
                + "needs an update."
        ),
        new(
            Cause.WinHttpOverride,
            Remedy.Registry,
            "WinHTTP's default protocols leave TLS 1.2 out, by a value that somebody wrote or by an old "
                + "Windows' own default.",
            "Let a sweep in Repair mode set the value and restart the machine; before Windows Server 2012 R2 "
                + "install KB3140245 first."
        ),
        new(
            Cause.PolicyManaged,
            Remedy.Owner,
            "A policy or a configuration tool rules the machine's TLS: it wrote values back, or it orders the "
                + "cipher suites.",
            "Find the Group Policy or tool (gpresult, the Policies key) and change it there; what we write "
                + "would not last."
        ),
        new(
            Cause.Fips,
            Remedy.Owner,
            "FIPS mode is on; Schannel then follows rules of its own beside these values.",
            "Ask whoever requires FIPS mode whether it is still needed; if it is, test TLS 1.2 with it on."
        ),
        new(
            Cause.CipherMismatch,
            Remedy.Owner,
            "Client and server share no cipher suite, so no handshake with TLS 1.2 comes about.",
            "Compare the machine's cipher suites with the server's; install updates that bring newer ones "
                + "(KB2919355 on 2012 R2), "
                + "or let the server accept one more."
        ),
        new(
            Cause.NonSchannelClient,
            Remedy.Owner,
            "A program brings its own TLS, such as Java, Python, Go or OpenSSL, or chooses its protocol in its "
                + "own code; registry "
                + "values do not reach it.",
            "Update or reconfigure the program: a newer runtime, or the protocol in its own settings or code."
        ),
        new(
            Cause.TransientFallback,
            Remedy.Owner,
            "The connections are too few to be more than a healthy client that fell back for a moment.",
            "Nothing to do unless it goes on; then look for slow or broken connections, such as a proxy that "
                + "resets TLS 1.2."
        ),
        new(
            Cause.AlreadyCompliant,
            Remedy.Owner,
            "Every value was right already when the machine was read.",
            "Restart the machine if it has not been since the values were set; where connections go on after "
                + "that, look for an "
                + "application with its own TLS settings."
        ),
        new(
            Cause.Unknown,
            Remedy.Open,
            "Neither the logs nor the machine tell why; a machine that was not read cannot tell.",
            "Sweep in Inspect mode to read the machine; Sweep__Probe shows what its defaults negotiate."
        ),
    ];

    /// <summary>The description of a cause.</summary>
    public static CauseCatalog Find(Cause cause) => All.First(words => words.Cause == cause);
}
