using Cloud.ConnectionLogs;
using CsCheck;

namespace Cloud.Tests.ConnectionLogs;

/// <summary>Tables that no service should send.</summary>
internal static class Hostile
{
    private static readonly Gen<object?> Cell = Gen.OneOf<object?>(
        Gen.Const((object?)null),
        Gen.String.Select(text => (object?)text),
        Gen.Long.Select(number => (object?)number),
        Gen.Double.Select(number => (object?)number),
        Gen.Decimal.Select(number => (object?)number),
        Gen.Bool.Select(flag => (object?)flag),
        Gen.ULong.Select(number => (object?)number),
        Gen.DateTime.Select(time => (object?)time),
        Gen.DateTimeOffset.Select(time => (object?)time),
        Gen.Const((object?)new DateTime(1, DateTimeKind.Local)),
        Gen.Const((object?)double.PositiveInfinity),
        Gen.Const((object?)decimal.MinValue),
        Gen.OneOf(
                "2026-11-20T10:00:00Z",
                "0001-01-01T00:00:00+14:00",
                "9999-12-31T23:59:59-14:00",
                "-1",
                "99999999999999999999",
                "TLS 1.0"
            )
            .Select(text => (object?)text),
        Gen.Const((object?)new object()),
        Gen.Const((object?)Array.Empty<byte>())
    );

    /// <summary>Right columns in most cases, in any order, and rows of any length.</summary>
    public static readonly Gen<LogTable> Tables = Gen.Select(
        Gen.OneOf(
            Gen.Shuffle(Doubles.FindingColumns),
            Gen.Shuffle(Doubles.TrafficColumns),
            Gen.Shuffle(Doubles.FindingColumns, 5, 12)
        ),
        Cell.Array[0, 15].Array[0, 6],
        (columns, rows) => new LogTable(columns, rows)
    );
}
