using System.Text.Json.Nodes;
using Cloud.Inventory;
using Cloud.Tests.Stage;
using Remediation.Inventory;

namespace Cloud.Tests.Inventory;

public sealed class InventoryFileTests
{
    private static readonly string Vm = Rows.Vm("vm1").ToJsonString();

    [Theory]
    [InlineData("[ROW]")]
    [InlineData("\uFEFF[ROW]")]
    [InlineData("""{ "data": [ROW] }""")]
    [InlineData("""{ "totalRecords": 1, "count": 1, "resultTruncated": "false", "facets": [], "data": [ROW] }""")]
    [InlineData("""{ "count": 1, "data": [ROW], "skip_token": null, "total_records": 1 }""")]
    public void Every_form_in_which_an_answer_is_saved_is_read(string form) =>
        Assert.Equal("vm1", Assert.Single(Whole(form.Replace("ROW", Vm, StringComparison.Ordinal)).Machines).Name);

    [Fact]
    public void The_table_form_is_read_by_its_columns()
    {
        var machine = Assert.Single(Whole(Table("id", "name", "type", "location", "tags", "properties")).Machines);
        Assert.Empty(Assert.IsType<TagSet.Readable>(machine.Tags).Tags);
    }

    [Fact]
    public void Table_without_a_tag_column_makes_tags_unreadable() =>
        Assert.IsType<TagSet.Unreadable>(
            Assert.Single(Whole(Table("id", "name", "type", "location", "properties")).Machines).Tags
        );

    [Fact]
    public void A_table_row_that_does_not_fit_its_columns_is_counted()
    {
        var snapshot = Read(
            """{ "data": { "columns": [ { "name": "id" }, { "name": "type" } ], "rows": [ [ "x" ] ] } }"""
        );
        Assert.Contains("does not fit its columns", snapshot.Incomplete!.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "data": [ROW], "$skipToken": "more" }""", "one page of several")]
    [InlineData("""{ "data": [ROW], "skip_token": "more" }""", "one page of several")]
    [InlineData("""{ "data": [ROW], "resultTruncated": "true" }""", "truncated")]
    [InlineData("""{ "data": [ROW], "resultTruncated": true }""", "truncated")]
    [InlineData("""{ "data": [ROW], "totalRecords": 2 }""", "holds 1 of 2 rows")]
    public void An_answer_that_is_not_whole_is_incomplete(string form, string problem)
    {
        var snapshot = Read(form.Replace("ROW", Vm, StringComparison.Ordinal));
        Assert.Contains(problem, snapshot.Incomplete!.Detail, StringComparison.Ordinal);
        Assert.Single(snapshot.Machines);
    }

    [Theory]
    [InlineData("", "is not JSON")]
    [InlineData("[", "is not JSON")]
    [InlineData("id,name", "is not JSON")]
    [InlineData("null", "found Null")]
    [InlineData("{}", "there is no 'data' at the top")]
    [InlineData("""{ "data": 7 }""", "but Number")]
    [InlineData("""{ "data": { "columns": [] } }""", "neither an array nor an object with 'columns' and 'rows'")]
    [InlineData("""{ "data": { "columns": [ {} ], "rows": [] } }""", "has no name")]
    [InlineData("""{ "data": { "columns": [ { "name": "a" }, { "name": "a" } ], "rows": [] } }""", "the same name")]
    public void Unknown_inventory_file_form_is_malformed_with_a_reason(string text, string problem) =>
        Assert.Contains(
            problem,
            Assert.IsType<InventoryFile.Malformed>(ResourceGraphRows.ReadFile(text)).Problem,
            StringComparison.Ordinal
        );

    private static string Table(params string[] columns)
    {
        var vm = Rows.Vm("vm1");
        vm["tags"] = null;
        return new JsonObject
        {
            ["data"] = new JsonObject
            {
                ["columns"] = new JsonArray([
                    .. columns.Select(name => new JsonObject { ["name"] = name, ["type"] = "string" }),
                ]),
                ["rows"] = new JsonArray(new JsonArray([.. columns.Select(name => vm[name]?.DeepClone())])),
            },
        }.ToJsonString();
    }

    private static InventorySnapshot Whole(string text)
    {
        var snapshot = Read(text);
        Assert.Null(snapshot.Incomplete);
        return snapshot;
    }

    private static InventorySnapshot Read(string text) =>
        Assert.IsType<InventoryFile.Read>(ResourceGraphRows.ReadFile(text)).Snapshot;
}
