// Parses and binds every .kql file of a folder with Microsoft's own Kusto parser. Prints, per file, what it says as JSON.
// Usage: node check.cjs <package folder> <schemas folder> <queries folder> [full|bare|none]
// full: the tables as they are documented. bare: they have no column but TimeGenerated. none: the workspace has no table.
"use strict";
const fs = require("fs");
const path = require("path");

const [packageFolder, schemaFolder, queryFolder, workspace = "full"] = process.argv.slice(2);
require(path.join(packageFolder, "bridge.min.js"));
require(path.join(packageFolder, "Kusto.Language.Bridge.min.js"));
const { GlobalState, KustoCode, Symbols, Syntax } = Kusto.Language;

const filesOf = (folder, extension) => fs.readdirSync(folder).filter(name => name.endsWith(extension)).sort();
const read = (folder, name) => fs.readFileSync(path.join(folder, name), "utf8");
const itemsOf = list => Array.from({ length: list.Count }, (_, index) => list.getItem(index));

function columnOf(table, name, type) {
  const symbol = Symbols.ScalarTypes.GetSymbol(type);
  if (!symbol) throw new Error(`${table}.${name}: ${type} is no type`);
  return new Symbols.ColumnSymbol(name, symbol);
}

function tableOf(file) {
  const name = path.basename(file, ".json");
  const columns = Object.entries(JSON.parse(read(schemaFolder, file)))
    .filter(([column]) => workspace === "full" || column === "TimeGenerated")
    .map(([column, type]) => columnOf(name, column, type));
  return new Symbols.TableSymbol.$ctor4(name, columns);
}

function literalsOf(node) {
  if (!node) return [];
  const own = node.Kind === Syntax.SyntaxKind.StringLiteralToken ? [node.ValueText] : [];
  const children = Array.from({ length: node.ChildCount }, (_, index) => node.GetChild(index));
  return own.concat(...children.map(literalsOf));
}

const tables = workspace === "none" ? [] : filesOf(schemaFolder, ".json").map(tableOf);
const globals = GlobalState.Default.WithDatabase(new Symbols.DatabaseSymbol.ctor("workspace", tables));

function answerOf(text) {
  const code = KustoCode.ParseAndAnalyze(text, globals);
  const result = code.ResultType;
  return {
    diagnostics: itemsOf(code.GetDiagnostics()).map(found => ({
      severity: found.Severity,
      code: found.Code,
      message: found.Message,
      line: text.slice(0, found.Start).split("\n").length,
    })),
    columns: result && result.Columns ? itemsOf(result.Columns).map(column => `${column.Name}:${column.Type.Name}`) : [],
    literals: literalsOf(code.Syntax),
  };
}

const answers = {};
for (const file of filesOf(queryFolder, ".kql")) {
  answers[path.basename(file, ".kql")] = answerOf(read(queryFolder, file));
}

process.stdout.write(JSON.stringify(answers));
