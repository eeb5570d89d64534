using CsCheck;
using Remediation.ConnectionLogs;
using Remediation.ConnectionLogs.Queries;
using Remediation.Findings;
using Remediation.Tests.Builders;

namespace Remediation.Tests.Findings;

public class NonSchannelClientsTests
{
    [Theory]
    [InlineData("Java/1.7.0_80", "Java")]
    [InlineData("Apache-HttpClient/4.5.3 (Java/1.8.0_292)", "Java")]
    [InlineData("Azure-Storage/2.0.0 (JavaJRE 1.7.0_55; WindowsServer2012R2 6.3)", "Java")]
    [InlineData("azsdk-java-azure-storage-blob/12.8.0 (1.8.0_275; Windows Server 2016; 10.0)", "Java")]
    [InlineData("okhttp/3.12.1", "Java")]
    [InlineData("python-requests/2.7.0 CPython/2.7.9 Windows/2012ServerR2", "Python")]
    [InlineData("Python-urllib/2.7", "Python")]
    [InlineData("Azure-Storage/0.36.0 (Python CPython 2.7.8; Windows 8)", "Python")]
    [InlineData("azsdk-python-storage-blob/12.3.1 Python/3.8.2 (Windows-10-10.0.14393-SP0)", "Python")]
    [InlineData("Go-http-client/1.1", "Go")]
    [InlineData("Go 1.1 package http", "Go")]
    [InlineData("AzCopy/10.3.3 Azure-Storage/0.7 (go1.13; Windows_NT)", "Go")]
    [InlineData("Azure-Storage/2.10.3 (NODE-VERSION v8.9.4; Windows_NT 10.0.14393)", "Node.js")]
    [InlineData("node-fetch/1.0 (+https://github.com/bitinn/node-fetch)", "Node.js")]
    [InlineData("curl/7.29.0 (x86_64) libcurl/7.29.0 OpenSSL/1.0.2k zlib/1.2.7", "OpenSSL or a library like it")]
    [InlineData("curl/7.19.7 libcurl/7.19.7 NSS/3.14.0.0", "OpenSSL or a library like it")]
    [InlineData("Wget/1.11.4", "Wget")]
    [InlineData("JAVA/1.6.0_45", "Java")]
    public void A_program_with_its_own_stack_is_known_by_its_user_agent(string userAgent, string stack) =>
        Assert.Equal(stack, NonSchannelClients.Find(userAgent));

    [Theory]
    [InlineData("")]
    [InlineData("agent/1.0")]
    [InlineData("Schannel 36880")]
    [InlineData("curl/8.4.0")]
    [InlineData("curl/7.29.0 libcurl/7.56.0 (OpenSSL/1.1.0) WinSSL zlib/1.2.11")]
    [InlineData("curl/7.79.1 libcurl/7.79.1 OpenSSL/1.1.1l (Schannel)")]
    [InlineData("Mozilla/5.0 (Windows NT; Windows NT 10.0; en-US) WindowsPowerShell/5.1.14393.0")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:52.0) Gecko/20100101 Firefox/52.0")]
    [InlineData(
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/46.0.2486.0 "
            + "Safari/537.36 Edge/13.10586"
    )]
    [InlineData("Azure-Storage/9.3.2 (.NET CLR 4.0.30319.42000; Win32NT 6.3.9600.0)")]
    [InlineData("AzCopy/8.1.0 Azure-Storage/9.4.2 (.NET CLR 4.0.30319.42000)")]
    [InlineData("IronPython/2.7 Python/2.7")]
    [InlineData("Python/2.7 (.NET Framework 4.8)")]
    [InlineData("JavaScript/1.8")]
    [InlineData("MyJava client")]
    [InlineData("Ergo-http-client")]
    [InlineData("Django/1.8")]
    [InlineData("azsdk-js-storageblob/12.0.0 (browser)")]
    public void What_may_come_from_Schannel_is_unknown(string userAgent) =>
        Assert.Null(NonSchannelClients.Find(userAgent));

    [Fact]
    public void Only_sources_that_are_asked_are_listed() =>
        Assert.Empty(NonSchannelClients.UserAgentSources.Except(LogQueries.Sources));

    [Fact]
    public void All_is_explained_only_where_every_row_of_every_finding_is()
    {
        Finding java = Says("Java/1.7.0_80"),
            go = Says("Go-http-client/1.1", "Java/1.8.0_5");

        Assert.True(NonSchannelClients.ExplainAll([java, go]));
        Assert.False(NonSchannelClients.ExplainAll([java, Says("agent/1.0")]));
        Assert.False(NonSchannelClients.ExplainAll([Says("Java/1.7.0_80", "agent/1.0")]));
        Assert.False(NonSchannelClients.ExplainAll([Says("", "Java/1.7.0_80")]));
        Assert.False(NonSchannelClients.ExplainAll([Says()]));
        Assert.False(NonSchannelClients.ExplainAll([]));
    }

    [Theory]
    [InlineData("Event")]
    [InlineData("ApiManagementGatewayLogs")]
    [InlineData("SQLSecurityAuditEvents")]
    [InlineData("AADServicePrincipalSignInLogs")]
    [InlineData("Custom.iis")]
    public void User_chosen_name_is_no_user_agent(string source)
    {
        var named = Says("Java/1.7.0_80") with { Sources = [source] };

        Assert.False(NonSchannelClients.ExplainAll([named]));
        Assert.Empty(NonSchannelClients.ListUserAgents(named));
        Assert.False(NonSchannelClients.ExplainAll([named with { Sources = [source, "StorageBlobLogs"] }]));
        Assert.False(NonSchannelClients.ExplainAll([named with { Sources = [] }]));
    }

    [Fact]
    public void A_row_without_a_user_agent_survives_the_merge_and_keeps_all_from_being_explained()
    {
        LegacyTlsRow[] rows = [A.Row() with { Evidence = "Java/1.7.0_80" }, A.Row() with { Evidence = "" }];

        Assert.True(NonSchannelClients.ExplainAll(FindingReader.Read(rows[..1]).Findings));
        Assert.False(NonSchannelClients.ExplainAll(FindingReader.Read(rows).Findings));
    }

    [Fact]
    public void Schannel_user_agent_outweighs_every_other_in_any_position() =>
        Gen.Select(
                Gen.String[0, 100],
                Gen.OneOf("Schannel", "WinHTTP", "powershell/5", ".NET CLR 4", "MSIE 8"),
                Gen.OneOf("Java/1.8", "Go-http-client/1.1")
            )
            .Sample((text, sign, known) => Assert.Null(NonSchannelClients.Find($"{known} {text} {sign} {known}")));

    private static Finding Says(params string[] evidence) => A.Finding() with { AllEvidence = evidence };
}
