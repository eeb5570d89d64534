using CsCheck;
using Remediation.Baseline;
using Remediation.GuestReports;
using Remediation.Orders;
using Remediation.Tests.Builders;

namespace Remediation.Tests.GuestReports;

public class FrameParserTests
{
    private static readonly GuestOrder Order = A.Inspection();
    private static readonly GuestReport Report = A.Report() with { Message = "a b  c", StrayKey = true };
    private static readonly string Frame = A.Frame(Order, Report);
    private const string FlipKinds = "0{\" x\n\ud800";

    [Fact]
    public void A_whole_frame_of_this_order_is_read() => Assert.Equivalent(Report, Read(Frame), strict: true);

    [Fact]
    public void Repair_frame_has_values_before_and_after()
    {
        var order = A.RepairOrder();
        var report = A.RepairReport()
            .WithValue("n4c.64", A.Dword(1), A.Unreadable)
            .WithValue("n4d.64", A.Dword(1), new RegistryFact.Present(RegistryKind.String, "1"));

        var reading = FrameParser.Parse(order, A.SettingIds, A.Frame(order, report));

        Assert.Equivalent(report, Assert.IsType<FrameReading.Read>(reading).Report, strict: true);
    }

    [Fact]
    public void Noise_before_and_after_is_ignored()
    {
        Assert.Equivalent(Report, Read($"WARNING: x\r\nsome {Frame}\r\n{Frame}  \r\n\r\nbye"), strict: true);
        Assert.Equivalent(Report, Read($"  {Frame}\n"), strict: true);
    }

    [Fact]
    public void Of_two_frames_the_last_one_counts()
    {
        var older = A.Frame(Order, Report with { WindowsBuild = 1 });

        Assert.Equal(14393, Read($"{older}\n{Frame}").WindowsBuild);
        AssertUnreadable(
            "TLS503",
            $"The frame is of order '{A.Inspection(A.Machine(2)).Name}'.",
            $"{Frame}\n{A.Frame(A.Inspection(A.Machine(2)), Report)}"
        );
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("nothing here", 12)]
    [InlineData("tlsr1 x 2 {}", 12)]
    [InlineData("x TLSR2 x 2 {}", 14)]
    public void Output_without_a_frame_is_unreadable(string output, int length) =>
        AssertUnreadable("TLS501", $"{length} characters of output without a frame.", output);

    [Theory]
    [InlineData("TLSR3 x 2 {}", "TLSR3")]
    [InlineData("TLSR20 x 2 {}", "TLSR20")]
    [InlineData("TLSR", "TLSR")]
    [InlineData("TLSR2x", "TLSR2x")]
    public void Another_version_is_unreadable(string output, string version) =>
        AssertUnreadable("TLS504", $"The frame starts with '{version}', not TLSR2.", output);

    [Theory]
    [InlineData("TLSR2")]
    [InlineData("TLSR2 x 2")]
    [InlineData("TLSR2 x 3 {}")]
    [InlineData("TLSR2 x 1 {}")]
    [InlineData("TLSR2 x two {}")]
    [InlineData("TLSR2 x  {}")]
    [InlineData("TLSR2 x 0 ")]
    public void Frame_with_a_wrong_length_is_damaged(string output) =>
        AssertUnreadable("TLS502", "The frame is shorter or longer than it says.", output);

    [Fact]
    public void Stale_frame_is_never_read_as_a_fresh_frame()
    {
        var earlier = GuestOrder.Inspect(A.Machine(), TlsBaseline.Default, "sweep-0");

        AssertUnreadable("TLS503", $"The frame is of order '{earlier.Name}'.", A.Frame(earlier, Report));
    }

    [Theory]
    [InlineData("{", "JsonReaderException")]
    [InlineData("[]", "InvalidOperationException")]
    [InlineData("{}", "KeyNotFoundException")]
    [InlineData("null", "InvalidOperationException")]
    [InlineData("{\"m\":null}", "FormatException")]
    public void A_body_that_is_no_report_is_damaged(string json, string error) =>
        AssertUnreadable("TLS502", $"The frame's JSON cannot be read: {error}.", A.FrameOf(Order.Name, json));

    public static TheoryData<string, string> DamagedMembers =>
        new()
        {
            { "\"m\":\"Inspect\"", "\"m\":\"inspect\"" },
            { "\"m\":\"Inspect\"", "\"m\":\"0\"" },
            { "\"o\":\"Done\"", "\"o\":\"0\"" },
            { "\"o\":\"Done\"", "\"o\":\"Perhaps\"" },
            { "\"e\":\"a b  c\"", "\"e\":null" },
            { "\"e\":\"a b  c\"", "\"e\":\"\\ud800\"" },
            { "\"b\":14393", "\"b\":\"14393\"" },
            { "\"b\":14393", "\"b\":14393.5" },
            { "\"b\":14393", "\"b\":99999999999" },
            { "\"r\":0", "\"r\":2" },
            { "\"r\":0", "\"r\":-1" },
            { "\"k\":1", "\"k\":true" },
            { "[\"s12c.e\",\"d1\"]", "[\"s12c.e\"]" },
            { "[\"s12c.e\",\"d1\"]", "[\"s12c.e\",\"d1\",\"d1\",\"d1\"]" },
            { "[\"s12c.e\",\"d1\"]", "[\"s12c.e\",\"\"]" },
            { "[\"s12c.e\",\"d1\"]", "[\"s12c.e\",null]" },
            { "[\"s12c.e\",\"d1\"]", "[\"s12c.e\",1]" },
            { "[\"s12c.e\",\"d1\"]", "{}" },
            { "\"w\":[]", "\"w\":{}" },
            { "\"w\":[]", "\"x\":[]" },
            { "\"w\":[]", "\"w\":[null]" },
        };

    [Theory]
    [MemberData(nameof(DamagedMembers))]
    public void A_member_with_an_impossible_value_damages_the_frame(string member, string instead)
    {
        var json = A.FrameJson(Report);
        Assert.Contains(member, json, StringComparison.Ordinal);

        var reading = Parse(A.FrameOf(Order.Name, json.Replace(member, instead, StringComparison.Ordinal)));

        Assert.Equal("TLS502", Assert.IsType<FrameReading.Unreadable>(reading).Reason.Code.Id);
    }

    [Fact]
    public void A_frame_of_another_mode_is_damaged() =>
        AssertUnreadable(
            "TLS502",
            "The frame tells of Repair, the order was Inspect.",
            A.Frame(Order, Report with { Mode = GuestMode.Repair })
        );

    [Fact]
    public void A_frame_must_report_exactly_the_orders_settings()
    {
        GuestReport[] others =
        [
            Report with
            {
                Values = [],
            },
            Report with
            {
                Values = [.. Report.Values.Skip(1)],
            },
            Report with
            {
                Values = [.. Report.Values, Report.Values[0]],
            },
            Report with
            {
                Values = [.. Report.Values.Reverse()],
            },
            Report with
            {
                Outcome = GuestOutcome.Failed,
                Values = [.. Report.Values.Skip(1)],
            },
            Report with
            {
                Outcome = GuestOutcome.Undone,
                Values = [],
            },
        ];

        Assert.All(
            others,
            other =>
                AssertUnreadable(
                    "TLS502",
                    "The frame does not report exactly the order's settings.",
                    A.Frame(Order, other)
                )
        );
    }

    [Fact]
    public void Script_that_failed_before_reading_may_report_no_values()
    {
        var failed = Report with { Outcome = GuestOutcome.Failed, Values = [] };

        Assert.Equivalent(failed, Read(A.Frame(Order, failed)), strict: true);
    }

    [Theory]
    [InlineData("d1", RegistryKind.Dword, "1")]
    [InlineData("q1", RegistryKind.Qword, "1")]
    [InlineData("s", RegistryKind.String, "")]
    [InlineData("xyz", RegistryKind.ExpandString, "yz")]
    [InlineData("m2", RegistryKind.MultiString, "2")]
    [InlineData("b4", RegistryKind.Binary, "4")]
    [InlineData("?4", RegistryKind.Other, "4")]
    public void Letter_of_a_value_is_its_registry_kind(string text, RegistryKind kind, string data)
    {
        var json = A.FrameJson(Report)
            .Replace("[\"s12c.e\",\"d1\"]", $"[\"s12c.e\",\"{text}\"]", StringComparison.Ordinal);

        Assert.Equal(new RegistryFact.Present(kind, data), Read(A.FrameOf(Order.Name, json)).Values[0].After);
    }

    [Fact]
    public void A_value_may_be_absent_or_unreadable()
    {
        Assert.Equal(A.Absent, Read(A.Frame(Order, Report.WithValue("s12c.e", A.Absent))).Values[0].After);
        Assert.Equal(A.Unreadable, Read(A.Frame(Order, Report.WithValue("s12c.e", A.Unreadable))).Values[0].Before);
    }

    [Fact]
    public void A_frame_cut_anywhere_is_never_read()
    {
        for (var length = 0; length < Frame.Length; length++)
        {
            Assert.IsType<FrameReading.Unreadable>(Parse(Frame[..length]));
            Assert.IsType<FrameReading.Unreadable>(Parse(Frame[(length + 1)..]));
        }
    }

    [Fact]
    public void Flipped_character_never_yields_a_frame_of_another_order_or_setting()
    {
        for (var position = 0; position < Frame.Length; position++)
        {
            // Every kind of damage to the header, one kind for each character of the body.
            var kinds = position < 50 ? FlipKinds : FlipKinds.Substring(position % FlipKinds.Length, 1);
            foreach (var other in kinds)
            {
                if (
                    Parse(Frame[..position] + other + Frame[(position + 1)..]) is FrameReading.Read
                    {
                        Report: var report
                    }
                )
                {
                    Assert.True(position > Frame.IndexOf('{', StringComparison.Ordinal) || Frame[position] == other);
                    Assert.Equal(GuestMode.Inspect, report.Mode);
                    Assert.Equal(A.SettingIds, report.Values.Select(value => value.Setting));
                }
            }
        }
    }

    [Fact]
    public void Frame_parser_never_throws_on_arbitrary_text() =>
        Gen.Select(Gen.String, Gen.String, Gen.Int[0, 4])
            .Sample(
                (text, more, shape) =>
                {
                    var output = shape switch
                    {
                        0 => text,
                        1 => $"TLSR2 {text}",
                        2 => A.FrameOf(Order.Name, text.Replace('\n', ' ').Trim()),
                        3 => A.FrameOf(Order.Name, A.FrameJson(Report)[..^1] + more.Replace('\n', ' ') + "}"),
                        _ => $"{text}\n{Frame}\n{more}",
                    };

                    Assert.True(Parse(output) is FrameReading.Unreadable or FrameReading.Read);
                },
                iter: 2000
            );

    [Fact]
    public void Every_report_survives_the_way_through_a_frame() =>
        Generate
            .Report.Where(report => report.Values.Count == A.SettingIds.Count)
            .Sample(report =>
            {
                var order = report.Mode switch
                {
                    GuestMode.Inspect => Order,
                    GuestMode.Repair => A.RepairOrder(),
                    GuestMode.Restart => GuestOrder.Restart(
                        A.Machine(),
                        TlsBaseline.Default,
                        1,
                        new RestartNotice(TimeSpan.FromMinutes(1), "TLS 1.2"),
                        A.Noon
                    ),
                    _ => GuestOrder.Restore(A.Machine(), TlsBaseline.Default, "tlsr-1"),
                };

                var reading = FrameParser.Parse(order, A.SettingIds, A.Frame(order, report));

                Assert.Equivalent(report, Assert.IsType<FrameReading.Read>(reading).Report, strict: true);
            });

    private static FrameReading Parse(string output) => FrameParser.Parse(Order, A.SettingIds, output);

    private static GuestReport Read(string output) => Assert.IsType<FrameReading.Read>(Parse(output)).Report;

    private static void AssertUnreadable(string code, string detail, string output)
    {
        var reason = Assert.IsType<FrameReading.Unreadable>(Parse(output)).Reason;
        Assert.Equal((code, detail), (reason.Code.Id, reason.Detail));
    }
}
