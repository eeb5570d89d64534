namespace Remediation.GuestReports;

/// <summary>How one handshake ended. A closed hierarchy.</summary>
public abstract record ProbeResult
{
    private static readonly Dictionary<string, string> Protocols = new(StringComparer.Ordinal)
    {
        // .NET Framework 4.0 has no names for newer protocols and prints numbers.
        ["Ssl3"] = "SSL 3.0",
        ["48"] = "SSL 3.0",
        ["Tls"] = "TLS 1.0",
        ["192"] = "TLS 1.0",
        ["Tls11"] = "TLS 1.1",
        ["768"] = "TLS 1.1",
        ["Tls12"] = "TLS 1.2",
        ["3072"] = "TLS 1.2",
        ["Tls13"] = "TLS 1.3",
        ["12288"] = "TLS 1.3",
    };

    private ProbeResult() { }

    /// <summary>Both sides agreed.</summary>
    /// <param name="Protocol">Such as <c>TLS 1.2</c>; empty if it is not reported.</param>
    /// <param name="IsTrusted">False if the machine does not trust the server's certificate.</param>
    public sealed record Succeeded(string Protocol, bool IsTrusted) : ProbeResult
    {
        /// <inheritdoc/>
        public override string ToString() =>
            $"{(Protocol.Length > 0 ? Protocol : "succeeded")}{(IsTrusted ? "" : ", certificate not trusted")}";
    }

    /// <summary>It failed.</summary>
    /// <param name="Stage">The stage that failed.</param>
    /// <param name="Error">The error's name on the machine.</param>
    public sealed record Failed(ProbeStage Stage, string Error) : ProbeResult
    {
        /// <inheritdoc/>
        public override string ToString() => $"failed at {Stage} ({Error})";
    }

    /// <summary>The machine has no such stack.</summary>
    /// <param name="Error">The error's name on the machine.</param>
    public sealed record Unavailable(string Error) : ProbeResult
    {
        /// <inheritdoc/>
        public override string ToString() => $"not available ({Error})";
    }

    /// <summary>Reads the script's words.</summary>
    /// <exception cref="FormatException">The text is not a probe result.</exception>
    internal static ProbeResult Read(string text)
    {
        return text.Split(' ', 3) switch
        {
            ["ok"] => new Succeeded("", IsTrusted: true),
            ["ok", "untrusted"] => new Succeeded("", IsTrusted: false),
            ["ok", var protocol] => new Succeeded(Protocols.GetValueOrDefault(protocol, protocol), IsTrusted: true),
            ["ok", var protocol, "untrusted"] => new Succeeded(
                Protocols.GetValueOrDefault(protocol, protocol),
                IsTrusted: false
            ),
            ["name", var error] => new Failed(ProbeStage.Name, error),
            ["connect", var error] => new Failed(ProbeStage.Connect, error),
            ["tls", var error] => new Failed(ProbeStage.Tls, error),
            ["timeout", var error] => new Failed(ProbeStage.Timeout, error),
            ["unavailable", var error] => new Unavailable(error),
            _ => throw new FormatException("A probe's result has other words."),
        };
    }
}
