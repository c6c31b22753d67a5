// Checks the public record on its own page: fetches the bundle, takes the zip file apart, and asks
// verify.mjs, the second program written from docs/record-format.md. The page works without this.
import { verify } from './verify.mjs';

const endOfDirectory = 0x06054b50;
const inDirectory = 0x02014b50;

// The files of a zip file, by its directory at the end (APPNOTE 4.3.12, 4.3.16).
async function unzip(bytes) {
  const view = new DataView(bytes.buffer);
  let end = bytes.length - 22;
  while (end >= 0 && view.getUint32(end, true) !== endOfDirectory) end -= 1;
  if (end < 0) throw new Error('no zip file');
  const files = new Map();
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    if (view.getUint32(at, true) !== inDirectory) throw new Error('no zip file');
    const [method, size, name, extra, comment, local] = [view.getUint16(at + 10, true), view.getUint32(at + 20, true), view.getUint16(at + 28, true), view.getUint16(at + 30, true), view.getUint16(at + 32, true), view.getUint32(at + 42, true)];
    const begins = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    const packed = bytes.subarray(begins, begins + size);
    const path = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + name));
    files.set(path, method === 0 ? packed : new Uint8Array(await new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw'))).arrayBuffer()));
    at += 46 + name + extra + comment;
  }
  return files;
}

function show(said, summary, results) {
  const list = document.createElement('ol');
  list.lang = 'en';
  for (const { number, title, result, findings, reasons } of results) {
    const line = document.createElement('li');
    line.value = number;
    line.textContent = `${title}: ${[result, ...(result === 'failed' ? findings : reasons)].join('. ')}`;
    list.append(line);
  }
  const first = document.createElement('p');
  first.append(Object.assign(document.createElement('strong'), { textContent: summary }));
  said.replaceChildren(first, list);
}

async function check(box, said) {
  try {
    const answer = await fetch(box.dataset.bundle);
    if (!answer.ok) throw new Error(answer.statusText);
    const results = await verify(await unzip(new Uint8Array(await answer.arrayBuffer())));
    const all = results.map(({ result }) => result);
    show(said, all.includes('failed') ? box.dataset.failed : all.includes('not checked') ? box.dataset.open : box.dataset.passed, results);
  } catch {
    said.textContent = box.dataset.away;
  }
}

const box = document.querySelector('.record-check');
const button = box.querySelector('button');
box.hidden = false;
button.addEventListener('click', async () => {
  button.disabled = true;
  await check(box, box.querySelector('[role=status]'));
  button.disabled = false;
});
