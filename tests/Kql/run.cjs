// Runs each source's query over the source's example. Prints, per source, the rows as JSON.
// Usage: node run.cjs <package folder> <folder of sources with input.json> <folder of queries findings.<Source>.kql>
"use strict";
const fs = require("fs");
const path = require("path");
const { evaluatorOf } = require("./evaluate.cjs");

const [packageFolder, sourceFolder, queryFolder] = process.argv.slice(2);
require(path.join(packageFolder, "bridge.min.js"));
require(path.join(packageFolder, "Kusto.Language.Bridge.min.js"));
const { KustoCode, Syntax } = Kusto.Language;

const answers = {};
for (const file of fs.readdirSync(queryFolder).filter(name => /^findings\..*\.kql$/.test(name)).sort()) {
  const source = file.slice("findings.".length, -".kql".length);
  const records = JSON.parse(fs.readFileSync(path.join(sourceFolder, source, "input.json"), "utf8"));
  const query = fs.readFileSync(path.join(queryFolder, file), "utf8");
  answers[source] = evaluatorOf(Syntax.SyntaxKind, { [source.split(".")[0]]: records })(KustoCode.Parse(query).Syntax);
}

process.stdout.write(JSON.stringify(answers));
