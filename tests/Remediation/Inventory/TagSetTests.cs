using Remediation.Inventory;
using Remediation.Tests.Builders;

namespace Remediation.Tests.Inventory;

public class TagSetTests
{
    [Fact]
    public void A_tag_is_found_whatever_its_case() =>
        Assert.Equal(["x"], ((TagSet.Readable)A.Tag("TLSREMEDIATION", "x")).GetValues("TlsRemediation"));

    [Fact]
    public void A_tag_that_is_not_there_has_no_value_and_an_empty_one_is_not()
    {
        Assert.Empty(((TagSet.Readable)TagSet.None).GetValues("TlsRemediation"));
        Assert.Empty(((TagSet.Readable)A.Tag("Tls", "x")).GetValues("TlsRemediation"));
        Assert.Equal([""], ((TagSet.Readable)A.Tag("TlsRemediation", "")).GetValues("TlsRemediation"));
    }

    [Fact]
    public void A_tag_of_the_machine_itself_comes_before_an_inherited_one()
    {
        var tags = (TagSet.Readable)A.Tag("Tls", "own") with
        {
            Inherited = new Dictionary<string, string> { ["TLS"] = "sets", ["other"] = "x" },
        };
        Assert.Equal(["own", "sets"], tags.GetValues("tls"));
    }
}
