// Runs a query over records in memory: a small reading of KQL over the syntax tree of Microsoft's own parser. It knows the operators and
// functions that the product's queries use, as their documentation tells them, and throws at anything else. It is no Kusto.
"use strict";

const isBlank = value => value === null || value === undefined || value === "";
const isNull = value => value === null || value === undefined;
const text = value => isNull(value) ? "" : typeof value === "object" ? JSON.stringify(value) : String(value);
const lower = value => text(value).toLowerCase();
const number = value => isBlank(value) || Number.isNaN(Number(text(value))) ? null : Number(text(value));
const regex = (pattern, flags = "") => pattern.startsWith("(?i)") ? new RegExp(pattern.slice(4), flags + "i") : new RegExp(pattern, flags);
const compare = (left, right, holds) => isNull(left) || isNull(right) ? null : holds(left, right);
const parseJson = value => { try { return typeof value === "object" ? value : JSON.parse(value); } catch { return isBlank(value) ? null : value; } };
const memberOf = (value, key) => isNull(value) || typeof value !== "object" ? null
  : Array.isArray(value) ? value[key < 0 ? value.length + key : key] ?? null : value[key] ?? null;

function parseIpv4(value) {
  const parts = text(value).split(".").map(Number);
  return parts.length === 4 && parts.every(part => Number.isInteger(part) && part <= 255) ? parts.reduce((sum, part) => sum * 256 + part, 0) : null;
}

// The workspace spells an IPv6 address in full.
function parseIpv6(value) {
  if (!require("node:net").isIPv6(text(value))) return null;
  const [head, tail] = text(value).toLowerCase().split("::").map(half => half ? half.split(":") : []);
  const parts = tail ? [...head, ...Array(8 - head.length - tail.length).fill("0"), ...tail] : head;
  return parts.map(part => part.padStart(4, "0")).join(":");
}

const functions = {
  array_index_of: (list, value) => isNull(list) ? null : list.indexOf(value),
  array_length: list => Array.isArray(list) ? list.length : null,
  coalesce: (...values) => values.find(value => !isBlank(value)) ?? values.at(-1),
  countof: (value, part) => text(value).split(part).length - 1,
  extract: (pattern, group, value) => regex(pattern).exec(text(value))?.[group] ?? "",
  extract_all: (pattern, value) => {
    const found = [...text(value).matchAll(regex(pattern, "g"))].map(match => match[1]);
    return found.length > 0 ? found : null;
  },
  isempty: isBlank,
  isnotempty: value => !isBlank(value),
  isnotnull: value => !isNull(value),
  isnull: isNull,
  not: value => isNull(value) ? null : !value,
  parse_ipv4: parseIpv4,
  parse_ipv6: parseIpv6,
  parse_json: parseJson,
  replace_regex: (value, pattern, by) => text(value).replace(regex(pattern, "g"), by),
  replace_string: (value, part, by) => text(value).replaceAll(part, by),
  set_difference: (left, right) => [...new Set(left)].filter(value => !right.includes(value)),
  split: (value, by) => text(value).split(by),
  startofday: value => value.slice(0, 10),
  strcat: (...values) => values.map(text).join(""),
  strlen: value => text(value).length,
  substring: (value, from, count) => count === undefined ? text(value).slice(from) : text(value).slice(from, from + count),
  toint: value => number(value) === null ? null : Math.trunc(number(value)),
  tolong: value => /^\s*[+-]?\d+\s*$/.test(text(value)) ? Number(text(value)) : null,
  tolower: lower,
  toreal: number,
  tostring: text,
  trim: (pattern, value) => text(value).replace(new RegExp(`^(${pattern})`), "").replace(new RegExp(`(${pattern})$`), ""),
  trim_end: (pattern, value) => text(value).replace(new RegExp(`(${pattern})$`), ""),
};

const binary = {
  EqualExpression: (left, right) => compare(left, right, (a, b) => a === b),
  NotEqualExpression: (left, right) => compare(left, right, (a, b) => a !== b),
  EqualTildeExpression: (left, right) => lower(left) === lower(right),
  GreaterThanExpression: (left, right) => compare(left, right, (a, b) => a > b),
  GreaterThanOrEqualExpression: (left, right) => compare(left, right, (a, b) => a >= b),
  LessThanOrEqualExpression: (left, right) => compare(left, right, (a, b) => a <= b),
  StartsWithExpression: (left, right) => lower(left).startsWith(lower(right)),
  EndsWithExpression: (left, right) => lower(left).endsWith(lower(right)),
  ContainsExpression: (left, right) => lower(left).includes(lower(right)),
  NotContainsExpression: (left, right) => !lower(left).includes(lower(right)),
  MatchesRegexExpression: (left, right) => regex(right).test(text(left)),
  AndExpression: (left, right) => left === true && right === true,
  OrExpression: (left, right) => left === true || right === true,
};

const sets = {
  InExpression: (value, list) => list.includes(value),
  InCsExpression: (value, list) => list.map(lower).includes(lower(value)),
  NotInCsExpression: (value, list) => !list.map(lower).includes(lower(value)),
};

const aggregates = {
  count: rows => rows.length,
  max: (rows, of) => rows.length === 0 ? null : rows.map(of).reduce((a, b) => (a > b ? a : b)),
  min: (rows, of) => rows.length === 0 ? null : rows.map(of).reduce((a, b) => (a < b ? a : b)),
  sum: (rows, of) => rows.map(of).reduce((a, b) => a + b, 0),
};

/** A table that the workspace does not have; a leg of a union that needs it gives nothing. */
class MissingTable extends Error {}

/** An evaluator of syntax trees over tables of records by name. */
function evaluatorOf(syntaxKinds, tables) {
  const kinds = Object.fromEntries(Object.entries(syntaxKinds).filter(([, kind]) => typeof kind === "number").map(([name, kind]) => [kind, name]));
  const kindOf = node => kinds[node.Kind];
  const childrenOf = node => Array.from({ length: node.ChildCount }, (_, index) => node.GetChild(index)).filter(child => child && !/(Token|Keyword)$/.test(kindOf(child)));
  const itemsOf = list => childrenOf(list).map(item => kindOf(item) === "SeparatedElement" ? childrenOf(item)[0] : item);
  const listsOf = node => childrenOf(node).filter(child => kindOf(child) === "List" || kindOf(child) === "ExpressionList");
  const nameOf = node => node.ChildCount === 0 ? node.Text : nameOf(node.GetChild(0));
  const argumentsOf = node => kindOf(node) === "ExpressionList" ? listsOf(node).flatMap(itemsOf) : itemsOf(node);

  function call(node, scope) {
    const [name, list] = childrenOf(node);
    const [word, nodes] = [nameOf(name), argumentsOf(list)];
    const argument = index => value(nodes[index], scope);
    if (scope.lets[word]?.parameters) return invoke(scope.lets[word], nodes.map((_, index) => argument(index)), scope);
    if (word === "column_ifexists") return argument(0) in scope.row ? scope.row[argument(0)] : argument(1);
    if (word === "iff") return argument(0) === true ? argument(1) : argument(2);
    if (word === "case") {
      for (let index = 0; index + 1 < nodes.length; index += 2) if (argument(index) === true) return argument(index + 1);
      return argument(nodes.length - 1);
    }
    if (!functions[word]) throw new Error(`the function ${word} is not known here`);
    return functions[word](...nodes.map((_, index) => argument(index)));
  }

  function invoke({ parameters, body }, values, scope) {
    const row = Object.fromEntries(parameters.map((name, index) => [name, values[index]]));
    const inner = { row, lets: { ...scope.lets } };
    const parts = childrenOf(body).flatMap(part => kindOf(part) === "List" ? itemsOf(part) : [part]);
    for (const part of parts.slice(0, -1)) row[nameOf(childrenOf(part)[0])] = value(childrenOf(part)[1], inner);
    return value(parts.at(-1), inner);
  }

  function value(node, scope) {
    const kind = kindOf(node);
    const children = childrenOf(node);
    if (binary[kind]) return binary[kind](value(children[0], scope), value(children[1], scope));
    if (sets[kind]) return sets[kind](value(children[0], scope), argumentsOf(children[1]).flatMap(item => value(item, scope)));
    switch (kind) {
      case "StringLiteralExpression": return node.GetChild(0).ValueText;
      case "LongLiteralExpression": case "IntLiteralExpression": case "RealLiteralExpression": {
        const digits = /-?\d+/.exec(node.GetChild(0).Text);
        return digits ? Number(digits[0]) : null;
      }
      case "NullLiteralExpression": return null;
      case "UnaryMinusExpression": return -value(children[0], scope);
      case "ParenthesizedExpression": case "DynamicExpression": case "BracketedExpression": return value(children[0], scope);
      case "JsonArrayExpression": return itemsOf(children[0]).map(item => value(item, scope));
      case "PathExpression": return memberOf(value(children[0], scope), nameOf(children[1]));
      case "ElementExpression": return memberOf(value(children[0], scope), value(children[1], scope));
      case "FunctionCallExpression": return call(node, scope);
      case "NameReference": {
        const name = nameOf(node);
        if (name in scope.row) return scope.row[name];
        if (scope.lets[name] && "value" in scope.lets[name]) return scope.lets[name].value;
        if (scope.lets[name]?.rows) return scope.lets[name].rows.map(row => Object.values(row)[0]);
        throw new Error(`the name ${name} is not known here`);
      }
      default: throw new Error(`the expression ${kind} is not known here`);
    }
  }

  const named = (node, scope) => kindOf(node) === "SimpleNamedExpression"
    ? [nameOf(childrenOf(node)[0]), value(childrenOf(node)[1], scope)]
    : [nameOf(node), value(node, scope)];

  function summarize(operator, rows, lets) {
    const clause = childrenOf(operator).find(child => kindOf(child) === "SummarizeByClause");
    const by = clause ? itemsOf(childrenOf(clause)[0]) : [];
    const groups = new Map(clause ? [] : [["{}", { keys: {}, rows: [] }]]);
    for (const row of rows) {
      const keys = Object.fromEntries(by.map(node => named(node, { row, lets })));
      const key = JSON.stringify(keys);
      if (!groups.has(key)) groups.set(key, { keys, rows: [] });
      groups.get(key).rows.push(row);
    }
    return [...groups.values()].map(group => ({ ...group.keys, ...Object.fromEntries(itemsOf(listsOf(operator).at(-1)).map(node => {
      const [name, aggregate] = childrenOf(node);
      const [word, list] = childrenOf(aggregate);
      return [nameOf(name), aggregates[nameOf(word)](group.rows, row => value(argumentsOf(list)[0], { row, lets }))];
    })) }));
  }

  function join(operator, left, lets) {
    const children = childrenOf(operator);
    const keys = itemsOf(childrenOf(children.find(child => kindOf(child) === "JoinOnClause"))[0]).map(nameOf);
    const right = table(children.at(-2), lets);
    return left.flatMap(row => right.filter(other => keys.every(key => row[key] === other[key])).map(other => ({ ...other, ...row })));
  }

  function apply(operator, rows, lets) {
    const items = itemsOf(listsOf(operator).at(-1) ?? operator);
    switch (kindOf(operator)) {
      case "FilterOperator": return rows.filter(row => value(childrenOf(operator).at(-1), { row, lets }) === true);
      case "ExtendOperator": return rows.map(row => ({ ...row, ...Object.fromEntries(items.map(node => named(node, { row, lets }))) }));
      case "ProjectOperator": return rows.map(row => Object.fromEntries(items.map(node => named(node, { row, lets }))));
      case "SummarizeOperator": return summarize(operator, rows, lets);
      case "TakeOperator": return rows.slice(0, value(childrenOf(operator).at(-1), { row: {}, lets }));
      case "JoinOperator": return join(operator, rows, lets);
      default: throw new Error(`the operator ${kindOf(operator)} is not known here`);
    }
  }

  function legOf(node, lets) {
    try {
      return table(node, lets);
    } catch (error) {
      if (error instanceof MissingTable) return [];
      throw error;
    }
  }

  function rowsOf({ body }, outer) {
    const lets = { ...outer };
    const parts = childrenOf(body).flatMap(part => kindOf(part) === "List" ? itemsOf(part) : [part]);
    for (const part of parts.slice(0, -1)) lets[nameOf(childrenOf(part)[0])] = bind(childrenOf(part)[1], lets);
    return table(parts.at(-1), lets);
  }

  function table(node, lets) {
    const children = childrenOf(node);
    switch (kindOf(node)) {
      case "NameReference": {
        const rows = lets[nameOf(node)]?.rows ?? tables[nameOf(node)];
        if (!rows) throw new MissingTable(nameOf(node));
        return rows;
      }
      case "FunctionCallExpression": return rowsOf(lets[nameOf(node)], lets);
      case "ParenthesizedExpression": case "MaterializeExpression": return table(children[0], lets);
      case "DataTableExpression": return [];
      case "UnionOperator": return itemsOf(listsOf(node).at(-1)).flatMap(one => legOf(one, lets));
      case "PipeExpression": return apply(children[1], table(children[0], lets), lets);
      default: throw new Error(`the table ${kindOf(node)} is not known here`);
    }
  }

  function bind(node, lets) {
    const children = childrenOf(node);
    if (kindOf(node) === "FunctionDeclaration") {
      return { parameters: itemsOf(childrenOf(children[0])[0]).map(nameOf), body: children[1] };
    }
    const isTable = ["PipeExpression", "UnionOperator", "MaterializeExpression"].includes(kindOf(node));
    return isTable ? { rows: table(node, lets) } : { value: value(node, { row: {}, lets }) };
  }

  return query => {
    const lets = {};
    let result = [];
    for (const statement of itemsOf(childrenOf(query).find(child => child.ChildCount > 0))) {
      const children = childrenOf(statement);
      if (kindOf(statement) === "LetStatement") lets[nameOf(children[0])] = bind(children[1], lets);
      else result = table(children[0], lets);
    }
    return result;
  };
}

module.exports = { evaluatorOf };
