// Runs the query that counts all sources over the examples of all but some tables. Prints its rows as JSON, by the query's name.
// Usage: node count.cjs <package folder> <folder of sources with input.json> <folder of queries> [a table that the workspace does not have]...
"use strict";
const fs = require("fs");
const path = require("path");
const { evaluatorOf } = require("./evaluate.cjs");

const [packageFolder, sourceFolder, queryFolder, ...absent] = process.argv.slice(2);
require(path.join(packageFolder, "bridge.min.js"));
require(path.join(packageFolder, "Kusto.Language.Bridge.min.js"));
const { KustoCode, Syntax } = Kusto.Language;

const tables = {};
for (const source of fs.readdirSync(sourceFolder).filter(name => fs.existsSync(path.join(sourceFolder, name, "input.json")))) {
  const [table] = source.split(".");
  if (absent.includes(table)) continue;
  tables[table] = [...tables[table] ?? [], ...JSON.parse(fs.readFileSync(path.join(sourceFolder, source, "input.json"), "utf8"))];
}

const answers = {};
for (const file of fs.readdirSync(queryFolder).filter(name => name.endsWith(".kql"))) {
  const query = fs.readFileSync(path.join(queryFolder, file), "utf8");
  answers[file.slice(0, -".kql".length)] = evaluatorOf(Syntax.SyntaxKind, tables)(KustoCode.Parse(query).Syntax);
}

process.stdout.write(JSON.stringify(answers));
