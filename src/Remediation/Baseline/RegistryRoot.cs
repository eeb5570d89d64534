namespace Remediation.Baseline;

/// <summary>The three places that the guest script may write to; it knows no other.</summary>
public enum RegistryRoot
{
    /// <summary><c>SYSTEM\CurrentControlSet\Control\SecurityProviders\SCHANNEL\Protocols</c>.</summary>
    Schannel,

    /// <summary><c>SOFTWARE\Microsoft\.NETFramework</c>.</summary>
    DotNet,

    /// <summary><c>SOFTWARE\Microsoft\Windows\CurrentVersion\Internet Settings\WinHttp</c>.</summary>
    WinHttp,
}
