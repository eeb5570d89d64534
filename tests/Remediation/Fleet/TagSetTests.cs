using Remediation.Fleet;
using Remediation.Tests.Builders;

namespace Remediation.Tests.Fleet;

public class TagSetTests
{
    [Fact]
    public void A_tag_is_found_whatever_its_case() =>
        Assert.Equal("x", ((TagSet.Readable)A.Tag("TLSREMEDIATION", "x")).Find("TlsRemediation"));

    [Fact]
    public void A_tag_that_is_not_there_is_null_and_an_empty_one_is_not()
    {
        Assert.Null(((TagSet.Readable)TagSet.None).Find("TlsRemediation"));
        Assert.Null(((TagSet.Readable)A.Tag("Tls", "x")).Find("TlsRemediation"));
        Assert.Equal("", ((TagSet.Readable)A.Tag("TlsRemediation", "")).Find("TlsRemediation"));
    }
}
