// Checks the bundle of a public record. Written from docs/record-format.md alone; the numbers are
// those of its section 8. No packages: it runs under Node 20 and, by its export, in a browser.
//
//   node verify.mjs FOLDER [--head FILE]
//
// Ends with 0 if no check failed, 3 if one did, 2 if it was asked wrongly.

const titles = {
  1: 'The bundle holds the files of its manifest, each with its digest, and no others',
  2: 'Every line is what it must be, in its one form',
  3: 'Heights have no gap and no repetition, times never run backwards',
  4: 'Every head has the root of the entries it covers',
  5: 'Every head is signed by a key in force',
  6: 'Heads follow one another, and the last covers the whole record',
  7: 'The record continues the head that was given',
  8: 'Every co-signature is of a head of this record, by a witness on the record',
  9: 'The public faces are those that were committed to',
  10: 'The sealed faces are those that were committed to',
  11: 'Every face that is missing was destroyed under a certificate',
  12: 'Every salt is used once',
  13: 'Every face has the fields of its kind',
  14: 'Every document is the one that was frozen',
  15: 'Every transcript can be read and balances',
  16: 'Every lot follows from its commitment, or names who saw it drawn',
  17: 'Every key was made as its trustees agreed',
  18: 'Every list of credentials is whole',
  19: 'Every sealed ballot is right and follows the last of its credential',
  20: 'What is mixed first is the last ballot of every credential',
  21: 'Every mix is the list before it in another order',
  22: 'Every opening is with the trustee\'s share of the key',
  23: 'The votes are those that the shares open',
  24: 'The votes that were opened are in the box',
  25: 'Every transcript is the count of its box',
};

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const longestLine = 16 * 1024 * 1024;

// 1. Notation

const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
const bytesOf = (text) => Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));
const join = (...parts) => {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
};
const sha256 = async (...parts) => new Uint8Array(await crypto.subtle.digest('SHA-256', join(...parts)));
const prefix = (byte) => Uint8Array.of(byte);
const isDigest = (value) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
const isKey = (value) => typeof value === 'string' && /^04[0-9a-f]{128}$/.test(value);
const isSignature = (value) => typeof value === 'string' && /^[0-9a-f]{128}$/.test(value);
const isText = (value) => typeof value === 'string';
const isNumber = (value) => typeof value === 'number';
const isCount = (value) => isNumber(value) && value >= 0;
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const same = (one, other) => one.length === other.length && one.every((byte, at) => byte === other[at]);

// 2. The one form

function keepsTheRules(value, depth = 0) {
  switch (typeof value) {
    case 'string': return value.isWellFormed();
    case 'boolean': return true;
    case 'number': return Number.isSafeInteger(value);
    case 'object': break;
    default: return false;
  }
  if (value === null || depth >= 16) return false;
  return Array.isArray(value)
    ? value.every((item) => keepsTheRules(item, depth + 1))
    : Object.keys(value).every((name) => /^[a-z][a-zA-Z0-9]{0,63}$/.test(name) && keepsTheRules(value[name], depth + 1));
}

function written(value) {
  if (Array.isArray(value)) return `[${value.map(written).join(',')}]`;
  if (isObject(value)) return `{${Object.keys(value).sort().map((name) => `${JSON.stringify(name)}:${written(value[name])}`).join(',')}}`;
  return JSON.stringify(value);
}

const oneForm = (value) => encoder.encode(written(value));

// The value of a line in its one form, or undefined.
function valueOf(bytes) {
  try {
    const text = decoder.decode(bytes);
    const value = JSON.parse(text);
    return keepsTheRules(value) && written(value) === text ? value : undefined;
  } catch {
    return undefined;
  }
}

const hasFields = (value, fields, optional = {}) =>
  isObject(value) &&
  Object.entries(fields).every(([name, fits]) => Object.hasOwn(value, name) && fits(value[name])) &&
  Object.keys(value).every((name) => Object.hasOwn(fields, name) || (Object.hasOwn(optional, name) && optional[name](value[name])));

function* linesOf(bytes) {
  for (let from = 0; from < bytes.length;) {
    const end = bytes.indexOf(10, from);
    if (end < 0 || end - from > longestLine) {
      yield undefined;
      return;
    }
    yield bytes.subarray(from, end);
    from = end + 1;
  }
}

// 3. Entries

const isEntry = (value) =>
  hasFields(value, {
    height: isCount,
    kind: (kind) => isText(kind) && /^[a-z][a-z0-9-]{0,63}$/.test(kind),
    public: isDigest,
    time: isCount,
    version: (version) => isNumber(version) && version >= 1 && version <= 9999,
  }, { sealed: isDigest });

const isFaceLine = (value) => hasFields(value, { data: isObject, height: isCount, salt: isDigest });
const commitment = async (side, line) => hex(await sha256(prefix(side === 'public' ? 2 : 3), bytesOf(line.salt), oneForm(line.data)));

// 4. The tree

class Tree {
  size = 0;
  subtrees = [];

  async append(line) {
    let hash = await sha256(prefix(0), line);
    for (let size = this.size; size % 2 === 1; size = (size - 1) / 2) {
      hash = await sha256(prefix(1), this.subtrees.pop(), hash);
    }
    this.subtrees.push(hash);
    this.size++;
  }

  async root() {
    let root = this.subtrees.at(-1) ?? await sha256();
    for (let at = this.subtrees.length - 2; at >= 0; at--) {
      root = await sha256(prefix(1), this.subtrees[at], root);
    }
    return hex(root);
  }
}

// 5. Heads

const isHead = (value) => hasFields(value, { election: isText, root: isDigest, size: (size) => isNumber(size) && size >= 1, time: isCount });
const isWitness = (value) => hasFields(value, { key: isKey, signature: isSignature, time: isCount });
const isSignedHead = (value) =>
  hasFields(value, { head: isHead, key: isDigest, signature: isSignature, witnesses: (all) => Array.isArray(all) && all.every(isWitness) });

const fingerprint = async (key) => hex(await sha256(bytesOf(key)));

const points = new Map();
async function pointOf(key) {
  if (!points.has(key)) {
    points.set(key, await crypto.subtle.importKey('raw', bytesOf(key), { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify']).catch(() => null));
  }
  return points.get(key);
}

async function isSigned(key, signature, message) {
  const point = await pointOf(key);
  return point !== null && crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, point, bytesOf(signature), message);
}

const signsHead = (key, signed) => isSigned(key, signed.signature, join(encoder.encode('rank-and-file/head/1\n'), oneForm(signed.head)));
const signsWitness = (witness, head) =>
  isSigned(witness.key, witness.signature, join(encoder.encode('rank-and-file/witness/1\n'), oneForm({ head, time: witness.time })));

// 6. Kinds that a verifier reads

const isFile = (value) => hasFields(value, { bytes: isNumber, path: isText, sha256: isDigest });
const oneOf = (...words) => (value) => words.includes(value);
const listOf = (fits) => (value) => Array.isArray(value) && value.every(fits);
const isInt = (value) => isNumber(value) && value >= -2147483648 && value <= 2147483647;

const kinds = {
  'election-opened': { public: [{ election: isText, key: isKey, title: isText, union: isText }] },
  'key-added': { public: [{ holder: isText, key: isKey, purpose: oneOf('heads', 'witness') }], sealed: [{}, { name: isText }] },
  'key-retired': { public: [{ key: isDigest, reason: isText }] },
  'head-witnessed': { public: [{ headTime: isNumber, key: isKey, root: isDigest, signature: isSignature, size: isNumber, time: isNumber }] },
  'payload-destroyed': { public: [{ authority: isText, by: isText, face: oneOf('public', 'sealed'), first: isNumber, kind: isText, last: isNumber }] },
  'document-frozen': {
    public: [{ document: oneOf('roll', 'ballot-paper', 'box', 'transcript', 'declaration') }, { contest: isText, published: isFile }],
    sealed: [{}, { kept: isFile }],
  },
  'document-voided': { public: [{ because: isText, height: isNumber, reason: isText }] },
  'rules-frozen': { public: [{ published: isFile }] },
  'rules-amended': { public: [{ published: isFile, reason: isText }] },
  'lot-committed': { public: [{ by: isText, commitment: isDigest, contest: isText, for: oneOf('order', 'count') }] },
  'lot-revealed': {
    public: [{ contest: isText, for: oneOf('order', 'count'), seed: isText, throws: listOf(isInt), witnesses: listOf(isText), words: listOf(isText) }],
  },
  'lot-drawn': {
    public: [{ contest: isText, drawn: isInt, purpose: oneOf('elect', 'surplus', 'exclude'), tied: listOf(isInt), witnesses: listOf(isText) }],
  },
};

// Kinds of which this program believes the hashes and leaves the meaning to the command rankandfile.
const online = [
  'key-ceremony-called', 'key-part-committed', 'key-part-revealed', 'key-shares-dealt', 'key-share-disputed', 'key-confirmed', 'online-voting-set',
  'credentials-listed', 'ballot-cast', 'credential-cancelled', 'online-voting-closed', 'ballots-mixed', 'opening-shared', 'ballots-opened',
];
const lots = ['lot-committed', 'lot-revealed', 'lot-drawn'];

const kindOf = (entry) => entry.version === 1 && Object.hasOwn(kinds, entry.kind) ? kinds[entry.kind] : undefined;

// A key must be a point of the curve for its face to have the fields of its kind.
async function hasFieldsOf(kind, side, data) {
  return hasFields(data, ...kind[side]) && (!isKey(data.key) || await pointOf(data.key) !== null);
}

// 7. Bundles

const [manifestName, recordName, headsName, publicName, sealedName] =
  ['bundle.json', 'record.ndjson', 'heads.ndjson', 'payloads/public.ndjson', 'payloads/sealed.ndjson'];

const isManifest = (value) =>
  hasFields(value, {
    bundle: oneOf('public', 'full'),
    election: isText,
    files: (files) => Array.isArray(files) && files.every((file) => isFile(file) && file.bytes >= 0) && files.every((file, at) => at === 0 || files[at - 1].path < file.path),
    format: oneOf('rank-and-file/bundle/1'),
  });

// 8. The checks

class Verification {
  findings = new Map(Object.keys(titles).map((number) => [Number(number), []]));
  reasons = new Map(Object.keys(titles).map((number) => [Number(number), []]));
  stopped = new Set();

  constructor(files, given) {
    this.files = files;
    this.given = given;
  }

  fail(number, where, found, expected) {
    this.findings.get(number).push(`${where}: found ${found}, expected ${expected}`);
  }

  notChecked(number, reason) {
    this.reasons.get(number).push(reason);
  }

  async run() {
    await this.checkFiles();
    await this.readAll();
    await this.checkEntries();
    await this.checkFaces();
    await this.checkHeads();
    await this.checkGiven();
    await this.checkEntered();
    this.checkDestroyed();
    this.checkSalts();
    this.checkDocuments();
    this.noteLeft();
    this.noteUnread();
    return Object.keys(titles).map(Number).map((number) => ({
      number,
      title: titles[number],
      result: this.findings.get(number).length > 0 ? 'failed' : this.reasons.get(number).length > 0 ? 'not checked' : 'passed',
      findings: this.findings.get(number),
      reasons: this.reasons.get(number),
    }));
  }

  async checkFiles() { // 1
    const bytes = this.files.get(manifestName);
    const manifest = bytes?.at(-1) === 10 ? valueOf(bytes.subarray(0, -1)) : undefined;
    if (!isManifest(manifest)) {
      this.fail(1, manifestName, 'something else', 'the manifest');
      return;
    }
    this.manifest = manifest;
    const listed = new Map(manifest.files.map((file) => [file.path, file]));
    for (const name of this.files.keys()) {
      if (name !== manifestName && !listed.has(name)) this.fail(1, name, 'a file that the manifest does not list', 'only those it lists');
    }
    for (const [path, file] of listed) {
      const found = this.files.get(path);
      if (found === undefined) this.fail(1, path, 'no such file', 'the file the manifest lists');
      else if (found.length !== file.bytes || hex(await sha256(found)) !== file.sha256) this.fail(1, path, 'other bytes', 'those of the manifest');
    }
    for (const name of [recordName, headsName, publicName]) {
      if (!listed.has(name)) this.fail(1, manifestName, `no ${name}`, 'it to be listed');
    }
    if (listed.has(sealedName) !== (manifest.bundle === 'full')) this.fail(1, manifestName, `a ${manifest.bundle} bundle`, 'sealed faces in a full bundle only');
  }

  // The lines of a file up to the first that is not what it must be: check 2.
  async read(name, fits) {
    const bytes = this.files.get(name);
    const values = [];
    if (bytes === undefined) {
      this.stopped.add(name);
      return values;
    }
    for (const line of linesOf(bytes)) {
      const value = line === undefined ? undefined : valueOf(line);
      if (value === undefined || !fits(value) || !(await this.keysArePoints(value))) {
        this.fail(2, `${name}, line ${values.length + 1}`, 'something else', 'a line in its one form');
        this.stopped.add(name);
        break;
      }
      values.push({ value, line });
    }
    return values;
  }

  async keysArePoints(value) {
    for (const witness of value.witnesses ?? []) {
      if (await pointOf(witness.key) === null) return false;
    }
    return true;
  }

  async readAll() { // 2
    this.entries = await this.read(recordName, isEntry);
    this.heads = (await this.read(headsName, isSignedHead)).map(({ value }) => value);
    this.public = this.faces(publicName, await this.read(publicName, isFaceLine));
    this.sealed = this.faces(sealedName, await this.read(sealedName, isFaceLine));
    if (this.entries.length === 0) this.fail(2, recordName, 'no entry', 'the entry election-opened');
  }

  faces(name, lines) {
    const faces = new Map();
    let last = -1;
    lines.forEach(({ value }, at) => {
      if (value.height <= last || value.height >= this.entries.length) {
        this.fail(2, `${name}, line ${at + 1}`, `a face of height ${value.height}`, 'faces of entries of this record, ascending, one each');
      } else {
        faces.set(value.height, value);
        last = value.height;
      }
    });
    return faces;
  }

  async checkEntries() { // 3
    let time = 0;
    for (const [place, { value: entry }] of this.entries.entries()) {
      const where = `${recordName}, line ${place + 1}`;
      if (entry.height !== place) this.fail(3, where, `height ${entry.height}`, place);
      if (entry.time < time) this.fail(3, where, `time ${entry.time}`, `${time} or later`);
      if ((place === 0) !== (entry.kind === 'election-opened')) this.fail(3, where, entry.kind, 'a record that is opened once, by its first entry');
      time = entry.time;
    }
  }

  async checkFaces() { // 9, 10, 13
    this.facts = [];
    this.namedByUnknown = new Map();
    const unknown = new Set();
    let hidden = 0;
    for (const [place, { value: entry }] of this.entries.entries()) {
      const kind = kindOf(entry);
      if (kind === undefined) unknown.add(`${entry.kind}, version ${entry.version}`);
      else if ((kind.sealed !== undefined) !== (entry.sealed !== undefined)) this.fail(13, `${recordName}, line ${place + 1}`, entry.kind, 'the faces of its kind');
      hidden += entry.sealed === undefined ? 0 : 1;
      const shown = await this.checkFace(9, 'public', this.public.get(place), entry, kind);
      const sealed = await this.checkFace(10, 'sealed', this.sealed.get(place), entry, kind);
      this.facts.push(kind !== undefined && shown !== undefined ? { ...shown, destroyed: shown.kind, kind: entry.kind, kept: sealed?.kept } : undefined);
    }
    if (hidden > 0 && !this.files.has(sealedName)) this.notChecked(10, `the sealed faces of ${hidden} entries are not in this bundle`);
    for (const name of unknown) this.notChecked(13, `the kind ${name} is not known to this program`);
  }

  // What the face says, if it is what was committed to and has the fields of its kind.
  async checkFace(number, side, face, entry, kind) {
    if (face === undefined) return undefined;
    const committed = entry[side] !== undefined && entry[side] === await commitment(side, face);
    if (!committed) this.fail(number, `payloads/${side}.ndjson, height ${face.height}`, 'another face', 'the one its entry committed to');
    if (committed && kind === undefined) this.noteFiles(face.data, entry.kind);
    const fits = kind?.[side] !== undefined && await hasFieldsOf(kind, side, face.data);
    if (kind !== undefined && (kind[side] === undefined || !fits)) this.fail(13, `payloads/${side}.ndjson, height ${face.height}`, 'other fields', `those of ${entry.kind}`);
    return committed && fits ? face.data : undefined;
  }

  // The files that an entry of a kind unknown here may have frozen.
  noteFiles(value, kind) {
    if (isFile(value)) this.namedByUnknown.set(value.path, kind);
    else if (typeof value === 'object') Object.values(value).forEach((within) => this.noteFiles(within, kind));
  }

  async checkHeads() { // 4, 5, 6, 8
    this.tree = new Tree();
    this.roots = new Map();
    this.inForce = new Map();
    this.waiting = new Map();
    this.retired = new Set();
    this.witnesses = new Set();
    this.witnessesAt = [];
    this.officeKeys = new Map();
    let next = 0;
    for (const [place, { line, value: entry }] of this.entries.entries()) {
      await this.tree.append(line);
      this.witnessesAt.push(new Set(this.witnesses));
      await this.noteKeys(place, this.facts[place]);
      if (this.given?.head.size === this.tree.size) this.givenRoot = await this.tree.root();
      for (; next < this.heads.length && this.heads[next].head.size <= this.tree.size; next++) await this.checkHead(next, entry.time);
    }
    for (; next < this.heads.length; next++) await this.checkHead(next, this.entries.at(-1)?.value.time ?? 0);
    if (this.manifest !== undefined && this.election !== undefined && this.manifest.election !== this.election) this.fail(6, manifestName, this.manifest.election, this.election);
    const last = this.heads.at(-1)?.head.size;
    if (!this.stopped.has(recordName) && !this.stopped.has(headsName) && last !== this.entries.length) {
      this.fail(6, headsName, `a last head over ${last} entries`, `one over all ${this.entries.length}`);
    }
  }

  async noteKeys(place, facts) {
    if (facts?.kind === 'election-opened' && place === 0) {
      this.election = facts.election;
      this.inForce.set(await fingerprint(facts.key), facts.key);
      this.officeKeys.set(await fingerprint(facts.key), facts.key);
    } else if (facts?.kind === 'key-added') {
      const print = await fingerprint(facts.key);
      if (facts.purpose === 'witness') this.witnesses.add(print);
      else {
        this.officeKeys.set(print, facts.key);
        if (!this.retired.has(print)) this.waiting.set(print, facts.key);
      }
    } else if (facts?.kind === 'key-retired') {
      this.retired.add(facts.key);
      this.inForce.delete(facts.key);
      this.waiting.delete(facts.key);
      this.witnesses.delete(facts.key);
    }
  }

  async checkHead(at, lastTime) {
    const signed = this.heads[at];
    const { head } = signed;
    const where = `${headsName}, line ${at + 1}`;
    const before = this.heads[at - 1]?.head;
    if (head.size === this.tree.size) {
      const root = await this.tree.root();
      this.roots.set(head.size, root);
      if (head.root !== root) this.fail(4, where, `root ${head.root}`, `${root}, the root of the first ${head.size} entries`);
    }
    const key = this.inForce.get(signed.key);
    if (key === undefined || !await signsHead(key, signed)) this.fail(5, where, `a signature by the key ${signed.key}`, 'one by a key in force');
    else if (head.size === this.tree.size) {
      for (const [print, added] of this.waiting) this.inForce.set(print, added);
      this.waiting.clear();
    }
    if (this.election !== undefined && head.election !== this.election) this.fail(6, where, head.election, this.election);
    if (before !== undefined && head.size <= before.size) this.fail(6, where, `a head over ${head.size} entries after one over ${before.size}`, 'heads that grow');
    if (head.time < Math.max(lastTime, before?.time ?? 0)) this.fail(6, where, `time ${head.time}`, 'a later one');
    for (const witness of signed.witnesses) {
      if (!this.witnesses.has(await fingerprint(witness.key)) || !await signsWitness(witness, head)) this.fail(8, where, 'a co-signature', 'one of this head by a witness on the record');
    }
  }

  async checkGiven() { // 7
    if (this.given === undefined) {
      this.notChecked(7, 'no head was given: only one that somebody kept shows that nothing was written anew');
      return;
    }
    const { head } = this.given;
    const where = 'the head given';
    if (this.stopped.has(recordName) && this.entries.length < head.size) return;
    if (this.givenRoot === undefined) this.fail(7, recordName, `${this.entries.length} entries`, `${head.size} or more: the record was cut short`);
    else if (this.givenRoot !== head.root) this.fail(7, recordName, `root ${this.givenRoot}`, `${head.root}: the record was written anew`);
    if (this.election !== undefined && head.election !== this.election) this.fail(7, where, head.election, this.election);
    const key = this.officeKeys.get(this.given.key);
    if (key === undefined || !await signsHead(key, this.given)) this.fail(7, where, 'a signature', 'one by a key of this record');
    for (const witness of this.given.witnesses) {
      if (!await signsWitness(witness, head)) this.fail(7, where, 'a co-signature', 'one of this head');
    }
  }

  async checkEntered() { // 8
    for (const [place, facts] of this.facts.entries()) {
      if (facts?.kind !== 'head-witnessed') continue;
      const head = { election: this.election ?? '', root: facts.root, size: facts.size, time: facts.headTime };
      const right = facts.size <= place
        && this.witnessesAt[place].has(await fingerprint(facts.key))
        && await signsWitness({ key: facts.key, signature: facts.signature, time: facts.time }, head)
        && this.roots.get(facts.size) === facts.root;
      if (!right) this.fail(8, `${recordName}, line ${place + 1}`, 'a witness', 'one of an earlier head of this record');
    }
  }

  checkDestroyed() { // 11
    const certified = { public: new Set(), sealed: new Set() };
    const faces = { public: this.public, sealed: this.sealed };
    const readable = { public: !this.stopped.has(publicName), sealed: !this.stopped.has(sealedName) };
    for (const [place, facts] of this.facts.entries()) {
      if (facts?.kind !== 'payload-destroyed') continue;
      const has = ({ value: entry }) => entry.kind === facts.destroyed && entry[facts.face] !== undefined;
      const right = facts.first >= 0 && facts.first <= facts.last && facts.last < place && !(facts.face === 'public' && Object.hasOwn(kinds, facts.destroyed));
      if (!right || !this.entries.some(has)) {
        this.fail(11, `${recordName}, line ${place + 1}`, 'a certificate', 'one for faces of earlier entries that may be destroyed');
        continue;
      }
      for (let height = facts.first; height <= facts.last; height++) {
        if (!has(this.entries[height])) continue;
        certified[facts.face].add(height);
        if (readable[facts.face] && faces[facts.face].has(height)) this.fail(11, `payloads/${facts.face}.ndjson`, `the face of height ${height}`, 'none: it was destroyed');
      }
    }
    for (const side of ['public', 'sealed']) {
      for (const [place, { value: entry }] of this.entries.entries()) {
        if (!readable[side] || entry[side] === undefined) continue;
        if (!faces[side].has(place) && !certified[side].has(place)) this.fail(11, `payloads/${side}.ndjson`, `no face of height ${place}`, 'the face, or a certificate');
      }
    }
    if (!readable.sealed && this.entries.some(({ value: entry }) => entry.sealed !== undefined)) this.notChecked(11, 'the sealed faces cannot be read');
  }

  checkSalts() { // 12
    const seen = new Set();
    for (const faces of [this.public, this.sealed]) {
      for (const face of faces.values()) {
        const half = face.salt.slice(0, 32);
        if (seen.has(half)) this.fail(12, `height ${face.height}`, `the salt ${face.salt}`, 'one that is used once');
        seen.add(half);
      }
    }
    if (this.stopped.has(sealedName)) this.notChecked(12, 'the salts of sealed faces are not in this bundle');
  }

  checkDocuments() { // 14
    if (this.manifest === undefined) {
      this.notChecked(14, 'there is no manifest that can be read');
      return;
    }
    const files = new Map(this.manifest.files.filter((file) => file.path.startsWith('documents/')).map((file) => [file.path, file]));
    const named = new Set();
    const voided = new Set();
    for (const [place, facts] of this.facts.entries()) {
      const where = `${recordName}, line ${place + 1}`;
      if (facts?.kind === 'document-voided') {
        if (facts.height >= place || this.facts[facts.height]?.kind !== 'document-frozen' || voided.has(facts.height)) this.fail(14, where, `the voiding of height ${facts.height}`, 'an earlier document, once');
        voided.add(facts.height);
      }
      if (!['document-frozen', 'rules-frozen', 'rules-amended'].includes(facts?.kind)) continue;
      if (facts.kind === 'document-frozen' && !this.sealed.has(place)) this.notChecked(14, `the sealed face of height ${place} is not in this bundle`);
      for (const file of [facts.published, facts.kept].filter((file) => file !== undefined)) {
        const found = files.get(file.path);
        if (!file.path.startsWith('documents/') || named.has(file.path)) this.fail(14, where, file.path, 'a path of its own under documents/');
        else if (found === undefined || found.bytes !== file.bytes || found.sha256 !== file.sha256) this.fail(14, file.path, 'another file or none', `the one of ${where}`);
        named.add(file.path);
      }
    }
    if (this.stopped.has(recordName) || this.stopped.has(publicName)) return;
    for (const path of files.keys()) {
      if (named.has(path)) continue;
      const kind = this.namedByUnknown.get(path);
      if (kind !== undefined) this.notChecked(14, `${path} is named by the kind ${kind}, which is not known to this program`);
      else this.fail(14, path, 'a document that no entry froze', 'only those that were frozen');
    }
  }

  // What only the command rankandfile checks. A record without any of it leaves nothing open.
  noteLeft() {
    const kindsHere = new Set(this.entries.map(({ value: entry }) => entry.kind));
    const counted = this.facts.some((facts) => facts?.document === 'transcript');
    if (counted) [15, 16, 25].forEach((number) => this.notChecked(number, 'transcripts are left to the command rankandfile'));
    if (lots.some((kind) => kindsHere.has(kind))) this.notChecked(16, 'lots are left to the command rankandfile');
    if (!online.some((kind) => kindsHere.has(kind))) return;
    for (let number = 17; number <= 24; number++) this.notChecked(number, 'voting online is left to the command rankandfile');
  }

  // What a file that cannot be read to its end leaves open.
  noteUnread() {
    const from = (first) => Object.keys(titles).map(Number).filter((number) => number >= first);
    const needs = { [recordName]: from(3), [headsName]: [4, 5, 6, 8], [publicName]: [5, 6, 8, 9, ...from(11)], [sealedName]: [] };
    for (const name of this.stopped) {
      for (const number of needs[name]) this.notChecked(number, `${name} cannot be read to its end`);
    }
  }
}

/**
 * Checks a bundle.
 * @param files a Map from path to Uint8Array
 * @param head the bytes of a head that was kept, or undefined
 * @returns a list of { number, title, result: 'passed' | 'failed' | 'not checked', findings, reasons }, or null if the head is none
 */
export async function verify(files, head) {
  const given = head === undefined ? undefined : valueOf(head.at(-1) === 10 ? head.subarray(0, -1) : head);
  return head !== undefined && !isSignedHead(given) ? null : new Verification(files, given).run();
}

// What a bundle says is shown without what would move about on a terminal.
const plain = (text) => text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (letter) => `\\u{${letter.codePointAt(0).toString(16)}}`);

async function main(args) {
  const { readFile, readdir } = await import('node:fs/promises');
  const { join: path, relative, sep } = await import('node:path');
  const at = args.indexOf('--head');
  const head = at < 0 ? undefined : new Uint8Array(await readFile(args[at + 1]));
  const [folder] = args.filter((_, place) => at < 0 || (place !== at && place !== at + 1));
  if (folder === undefined) {
    console.error('node verify.mjs FOLDER [--head FILE]');
    return 2;
  }
  const files = new Map();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const file = path(entry.parentPath ?? entry.path, entry.name);
    if (entry.isFile()) files.set(relative(folder, file).split(sep).join('/'), new Uint8Array(await readFile(file)));
  }
  const results = await verify(files, head);
  if (results === null) {
    console.log('the head given: found something else, expected a signed head');
    return 3;
  }
  for (const { number, title, result, findings, reasons } of results) {
    console.log(`${number} ${result}: ${title}`);
    for (const line of result === 'failed' ? findings : reasons) console.log(`    ${plain(line)}`);
  }
  return results.some(({ result }) => result === 'failed') ? 3 : 0;
}

if (typeof process !== 'undefined' && process.argv?.[1] !== undefined && import.meta.url === (await import('node:url')).pathToFileURL(process.argv[1]).href) {
  process.exitCode = await main(process.argv.slice(2));
}
