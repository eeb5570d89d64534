using Cloud.ConnectionLogs;
using static Cloud.Tests.ConnectionLogs.Doubles;

namespace Cloud.Tests.ConnectionLogs;

public sealed class ReadingAddressObservations
{
    private static readonly string[] Columns = ["Address", "ResourceId", "HostName", "From", "To"];
    private static readonly string[] Asked = ["10.0.0.1"];

    public static TheoryData<string, string, string?, string?> BadRows =>
        [
            ("10.0.0.2", "/subscriptions/s/x", "2026-11-22T10:00:00Z", "2026-11-23T10:00:00Z"),
            ("10.0.0.1", "", "2026-11-22T10:00:00Z", "2026-11-23T10:00:00Z"),
            ("10.0.0.1", "/subscriptions/s/x", "yesterday", "2026-11-23T10:00:00Z"),
            ("10.0.0.1", "/subscriptions/s/x", "2026-11-24T10:00:00Z", "2026-11-23T10:00:00Z"),
            ("10.0.0.1", "/subscriptions/s/x", null, null),
        ];

    [Fact]
    public async Task What_every_workspace_saw_is_joined()
    {
        var log = Log(target =>
            Seen([
                "10.0.0.1",
                target == One ? "/Subscriptions/S/One" : "",
                "VM-02.contoso.com",
                "2026-11-22T10:00:00Z",
                "2026-11-23T10:00:00Z",
            ])
        );

        var seen = await log.ReadAddressObservationsAsync(Asked, Week, TestContext.Current.CancellationToken);

        Assert.Equal(["/subscriptions/s/one", ""], seen.Select(sighting => sighting.ResourceId));
        Assert.All(seen, sighting => Assert.Equal(("10.0.0.1", "vm-02"), (sighting.Address, sighting.HostName)));
        Assert.All(
            seen,
            sighting => Assert.Equal(new DateTimeOffset(2026, 11, 22, 10, 0, 0, TimeSpan.Zero), sighting.From)
        );
    }

    [Fact]
    public async Task Incomplete_workspace_response_yields_no_address_observation()
    {
        object?[] row = ["10.0.0.1", "/subscriptions/s/one", "", "2026-11-22T10:00:00Z", "2026-11-23T10:00:00Z"];
        LogReply[] bad =
        [
            Refused(),
            new LogReply.Partial(new LogTable(Columns, [row]), Why("cut")),
            new LogReply.Complete(new LogTable([.. Columns.Skip(1)], [])),
        ];
        foreach (var reply in bad)
        {
            var log = Log(target => target == One ? Seen(row) : reply);
            Assert.Empty(await log.ReadAddressObservationsAsync(Asked, Week, TestContext.Current.CancellationToken));
        }
    }

    [Theory]
    [MemberData(nameof(BadRows))]
    public async Task A_row_that_cannot_be_believed_spoils_the_answer(
        string address,
        string id,
        string? from,
        string? to
    )
    {
        var log = Log(_ =>
            Seen(
                ["10.0.0.1", "/subscriptions/s/one", "", "2026-11-22T10:00:00Z", "2026-11-23T10:00:00Z"],
                [address, id, "", from, to]
            )
        );
        Assert.Empty(await log.ReadAddressObservationsAsync(Asked, Week, TestContext.Current.CancellationToken));
    }

    private static WorkspaceConnectionLog Log(Func<LogTarget, LogReply> answer) =>
        new(Service((target, _) => answer(target)).Object, [One, Two], TimeProvider.System);

    private static LogReply.Complete Seen(params object?[][] rows) => new(new LogTable(Columns, rows));
}
