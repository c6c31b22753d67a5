// Runs the second verifier over every folder in one, and prints for each the numbers of the checks that failed, and of those not made.
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';

const [program, folder] = process.argv.slice(2);
const { verify } = await import(pathToFileURL(program));
for (const name of (await readdir(folder)).sort()) {
  const files = new Map();
  let head;
  for (const entry of await readdir(join(folder, name), { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath ?? entry.path, entry.name);
    if (!entry.isFile()) continue;
    const bytes = new Uint8Array(await readFile(file));
    if (entry.name === 'the-head-given') head = bytes;
    else files.set(relative(join(folder, name), file).split(sep).join('/'), bytes);
  }
  const results = await verify(files, head);
  const numbers = (of) => results.filter(({ result }) => result === of).map(({ number }) => number).join(' ');
  console.log(`${name}:${numbers('failed')}:${numbers('not checked')}`);
}
