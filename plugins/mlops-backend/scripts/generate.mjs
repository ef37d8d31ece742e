// Generates the API types of backend and frontend, and the spec as an object, from src/openapi.yaml.
// `--check` fails when a committed file is not what would be generated.
import fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';
import prettier from 'prettier';
import { parse } from 'yaml';

const here = new URL('..', import.meta.url);
const source = new URL('src/openapi.yaml', here);
// Only merge keys and anchors of our own file are resolved here: the spec carries none.
const spec = parse(fs.readFileSync(source, 'utf8'));
const header =
  '/* eslint-disable */\n// Generated from plugins/mlops-backend/src/openapi.yaml. Do not edit.\n';
const types = header + astToString(await openapiTS(spec));
const files = {
  'src/generated/spec.ts': `${header}export const spec = ${JSON.stringify(
    spec,
  )} as const;\n`,
  'src/generated/types.ts': types,
  '../mlops/src/api/generated/types.ts': types,
};

let stale = 0;
for (const [name, text] of Object.entries(files)) {
  const file = fileURLToPath(new URL(name, here));
  const options = await prettier.resolveConfig(file);
  const wanted = prettier.format(text, { ...options, filepath: file });
  if (process.argv.includes('--check')) {
    const found = fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '';
    if (found !== wanted) {
      stale += 1;
      process.stderr.write(
        `${name} is not what src/openapi.yaml generates: run node plugins/mlops-backend/scripts/generate.mjs\n`,
      );
    }
  } else {
    fs.mkdirSync(new URL('.', `file://${file}`), { recursive: true });
    fs.writeFileSync(file, wanted);
  }
}
process.exitCode = stale ? 1 : 0;
