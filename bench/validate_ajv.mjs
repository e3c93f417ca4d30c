// SPDX-License-Identifier: MIT
//
// ajv beside palier, run by validate_rivals.py: node validate_ajv.mjs FOLDER SCHEMA DOCUMENT...
// Parses and validates each document, structure alone, and writes the least time of one call in seconds as JSON. ajv is looked for from
// FOLDER (npm install ajv); without it the exit status is 77.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

const [folder, schemaName, ...names] = process.argv.slice(2);
let Ajv;
try {
  Ajv = createRequire(join(resolve(folder), "from.js"))("ajv/dist/2020").default;
} catch {
  process.exit(77);
}

const validate = new Ajv({ allErrors: true, strict: false, validateFormats: false }).compile(JSON.parse(readFileSync(schemaName, "utf8")));
const times = {};
for (const name of names) {
  const bytes = readFileSync(name);
  let least = Infinity;
  let spent = 0;
  for (let calls = 0; calls < 3 || (spent < 1 && calls < 10_000); ++calls) {
    const start = process.hrtime.bigint();
    if (!validate(JSON.parse(bytes.toString("utf8")))) throw new Error(JSON.stringify(validate.errors[0]));
    const took = Number(process.hrtime.bigint() - start) / 1e9;
    least = Math.min(least, took);
    spent += took;
  }
  times[name] = least;
}
console.log(JSON.stringify(times));
