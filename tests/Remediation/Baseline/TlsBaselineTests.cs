using System.Text;
using Remediation.Baseline;

namespace Remediation.Tests.Baseline;

public class TlsBaselineTests
{
    private const string Schannel = @"HKLM\SYSTEM\CurrentControlSet\Control\SecurityProviders\SCHANNEL\Protocols";

    private static TlsBaseline Everything => TlsBaseline.FromParts(Enum.GetValues<BaselinePart>());

    [Fact]
    public void The_default_is_Schannel_and_dotNET_4_and_nothing_else()
    {
        Assert.Equal([BaselinePart.Schannel, BaselinePart.DotNet4], TlsBaseline.Default.Parts);
        Assert.Equal(
            [
                (@$"{Schannel}\TLS 1.2\Client", "Enabled", 1u),
                (@$"{Schannel}\TLS 1.2\Client", "DisabledByDefault", 0u),
                (@$"{Schannel}\TLS 1.2\Server", "Enabled", 1u),
                (@$"{Schannel}\TLS 1.2\Server", "DisabledByDefault", 0u),
                (@"HKLM\SOFTWARE\Microsoft\.NETFramework\v4.0.30319", "SchUseStrongCrypto", 1u),
                (@"HKLM\SOFTWARE\Microsoft\.NETFramework\v4.0.30319", "SystemDefaultTlsVersions", 1u),
                (@"HKLM\SOFTWARE\WOW6432Node\Microsoft\.NETFramework\v4.0.30319", "SchUseStrongCrypto", 1u),
                (@"HKLM\SOFTWARE\WOW6432Node\Microsoft\.NETFramework\v4.0.30319", "SystemDefaultTlsVersions", 1u),
            ],
            TlsBaseline.Default.Settings.Select(setting => (setting.Path, setting.ValueName, setting.Rule.Write))
        );
    }

    [Fact]
    public void The_script_gets_exactly_these_lines() =>
        Assert.Equal(
            """
            s12c.e|Schannel|64|TLS 1.2\Client|Enabled|on|1|0|9200
            s12c.d|Schannel|64|TLS 1.2\Client|DisabledByDefault|off|0|0|9200
            s12s.e|Schannel|64|TLS 1.2\Server|Enabled|on|1|0|9200
            s12s.d|Schannel|64|TLS 1.2\Server|DisabledByDefault|off|0|0|9200
            n4c.64|DotNet|64|v4.0.30319|SchUseStrongCrypto|on|1|0|0
            n4d.64|DotNet|64|v4.0.30319|SystemDefaultTlsVersions|on|1|0|0
            n4c.32|DotNet|32|v4.0.30319|SchUseStrongCrypto|on|1|0|0
            n4d.32|DotNet|32|v4.0.30319|SystemDefaultTlsVersions|on|1|0|0
            n2c.64|DotNet|64|v2.0.50727|SchUseStrongCrypto|on|1|0|0
            n2d.64|DotNet|64|v2.0.50727|SystemDefaultTlsVersions|on|1|0|0
            n2c.32|DotNet|32|v2.0.50727|SchUseStrongCrypto|on|1|0|0
            n2d.32|DotNet|32|v2.0.50727|SystemDefaultTlsVersions|on|1|0|0
            wh.64|WinHttp|64||DefaultSecureProtocols|bits|2720|2048|9600
            wh.32|WinHttp|32||DefaultSecureProtocols|bits|2720|2048|9600
            s30c.e|Schannel|64|SSL 3.0\Client|Enabled|off|0|0|0
            s30c.d|Schannel|64|SSL 3.0\Client|DisabledByDefault|on|1|0|0
            s30s.e|Schannel|64|SSL 3.0\Server|Enabled|off|0|0|0
            s30s.d|Schannel|64|SSL 3.0\Server|DisabledByDefault|on|1|0|0
            s10c.e|Schannel|64|TLS 1.0\Client|Enabled|off|0|0|0
            s10c.d|Schannel|64|TLS 1.0\Client|DisabledByDefault|on|1|0|0
            s10s.e|Schannel|64|TLS 1.0\Server|Enabled|off|0|0|0
            s10s.d|Schannel|64|TLS 1.0\Server|DisabledByDefault|on|1|0|0
            s11c.e|Schannel|64|TLS 1.1\Client|Enabled|off|0|0|0
            s11c.d|Schannel|64|TLS 1.1\Client|DisabledByDefault|on|1|0|0
            s11s.e|Schannel|64|TLS 1.1\Server|Enabled|off|0|0|0
            s11s.d|Schannel|64|TLS 1.1\Server|DisabledByDefault|on|1|0|0
            """,
            Encoding.ASCII.GetString(Convert.FromBase64String(Everything.ScriptArgument))
        );

    [Fact]
    public void WinHTTP_lies_in_both_views_and_keeps_what_works()
    {
        Assert.Equal(
            [
                @"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Internet Settings\WinHttp",
                @"HKLM\SOFTWARE\WOW6432Node\Microsoft\Windows\CurrentVersion\Internet Settings\WinHttp",
            ],
            TlsBaseline.FromParts([BaselinePart.WinHttp]).Settings.Select(setting => setting.Path)
        );
        Assert.Equal(
            new RegistryRule.HasBits(0x800, 0xAA0),
            TlsBaseline.FromParts([BaselinePart.WinHttp]).Settings[0].Rule
        );
    }

    [Fact]
    public void Ids_of_settings_are_unique() => Assert.Distinct(Everything.Settings.Select(setting => setting.Id));

    [Fact]
    public void The_parts_order_and_repetition_make_no_difference()
    {
        var one = TlsBaseline.FromParts([BaselinePart.DotNet4, BaselinePart.Schannel, BaselinePart.DotNet4]);

        Assert.Equal(TlsBaseline.Default.Id, one.Id);
        Assert.Equal(TlsBaseline.Default.Parts, one.Parts);
    }

    [Fact]
    public void Another_part_is_another_id()
    {
        var ids = Enum.GetValues<BaselinePart>().Select(part => TlsBaseline.FromParts([part]).Id).ToList();

        Assert.Distinct(ids);
        Assert.All(ids, id => Assert.Matches("^tls12-[0-9a-f]{8}$", id));
    }

    [Fact]
    public void The_default_baselines_id_changes_only_on_purpose() =>
        Assert.Equal("tls12-b12ffad2", TlsBaseline.Default.Id);

    [Fact]
    public void Setting_id_is_looked_up_only_within_the_baseline()
    {
        Assert.Equal("Enabled", TlsBaseline.Default.Find("s12c.e")?.ValueName);
        Assert.Null(TlsBaseline.Default.Find("wh.64"));
    }
}
