namespace Simulator.Machines;

/// <summary>How an application chooses its protocol.</summary>
public enum ClientKind
{
    /// <summary>Calls Schannel and takes what the system gives.</summary>
    Schannel,

    /// <summary>
    /// A 64-bit .NET Framework 4 application that targets a version before 4.7, so the registry decides for it.
    /// </summary>
    DotNet4,

    /// <summary>The same in 32 bits, which reads the WOW6432Node values.</summary>
    DotNet4On32Bit,

    /// <summary>Asks for TLS 1.0 in its own code.</summary>
    HardCodedTls10,

    /// <summary>Brings its own library and knows no registry.</summary>
    OpenSslTls10,
}
