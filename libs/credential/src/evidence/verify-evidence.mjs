#!/usr/bin/env node
// Checks an exported evidence chain (证据链) with Node alone. One file, so that whoever doubts can read it whole.
//   node verify-evidence.mjs <unpacked folder> [--keys published-keys.json]
// Ends with 0 when everything holds, 1 when something does not, 2 when it was called wrongly.
import { createHash, createPublicKey, verify, X509Certificate } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

const [folder, option, published] = process.argv.slice(2);
if (!folder || (option !== undefined && (option !== '--keys' || !published)) || !existsSync(path.join(folder, 'head.json'))) {
  console.error('node verify-evidence.mjs <unpacked folder, 解压目录> [--keys published-keys.json]');
  process.exit(2);
}

const faults = [];
const fault = (where, en, zh) => faults.push(`${where}: ${en} / ${zh}`);
const read = name => readFileSync(path.join(folder, name));
const sha256 = data => createHash('sha256').update(data).digest('hex');

/** RFC 8785 for what stands in here: texts, whole numbers, true and false, lists. */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const names = Object.keys(value).sort();
  return `{${names.map(name => `${JSON.stringify(name)}:${canonical(value[name])}`).join(',')}}`;
}

/** Reads a part; what it holds is only looked at where it can be read. */
function attempt(where, work) {
  try {
    return work();
  } catch (error) {
    fault(where, `cannot be read (${error.message})`, '无法读取');
    return undefined;
  }
}

const keys = new Map();
/** The keys of a JWK set, and nothing else. */
const keysOf = text => JSON.parse(text).keys.map(key => ({ ...key }));
for (const jwk of attempt('keys.json', () => keysOf(read('keys.json'))) ?? []) {
  attempt(`keys/${jwk.kid}`, () => {
    const { kty, crv, x, y, kid } = jwk;
    const key = createPublicKey({ key: { kty, crv, x, y }, format: 'jwk' });
    keys.set(kid, { key, jwk });
    if (!createPublicKey(read(`keys/${kid}.pem`)).equals(key)) fault(`keys/${kid}.pem`, 'is another key than in keys.json', '与 keys.json 不一致');
  });
}
if (published !== undefined) {
  const known = attempt('--keys', () => keysOf(readFileSync(published))) ?? [];
  for (const [kid, { jwk }] of keys) {
    const same = known.find(k => k.kid === kid);
    if (!same || same.x !== jwk.x || same.y !== jwk.y) fault(`keys/${kid}`, 'is not published by the platform', '不是平台公布的公钥');
    else jwk.retiredAt = same.retiredAt;
  }
}

/** The signed JSON of this name, whatever its signature says; undefined where it is not JSON. */
function signed(name, signedAt) {
  return attempt(name, () => {
    const text = read(`${name}.json`);
    const value = JSON.parse(text);
    const known = keys.get(value.key);
    if (!known) fault(name, 'signed with a key that is not here', '缺少签名公钥');
    else if (!verify('sha256', text, { key: known.key, dsaEncoding: 'der' }, read(`${name}.sig`))) fault(name, 'the signature does not hold', '签名不符');
    else if (known.jwk.retiredAt !== undefined && Date.parse(signedAt(value)) / 1000 >= known.jwk.retiredAt) fault(name, 'the key had retired by then', '签名时密钥已停用');
    if (canonical(value) !== text.toString()) fault(name, 'is not canonical JSON', '不是规范 JSON');
    return { value, hash: sha256(text) };
  });
}

const head = signed('head', h => h.at)?.value ?? {};
const names = (attempt('entries', () => readdirSync(path.join(folder, 'entries'))) ?? []).filter(name => name.endsWith('.json')).sort();
const hashes = [];
const files = new Map();
let previous = '0'.repeat(64);
let closed = false;
for (const [i, name] of names.entries()) {
  const where = `entries/${name}`;
  const entry = signed(where.slice(0, -'.json'.length), e => e.recorded);
  if (!entry) continue;
  const { value, hash } = entry;
  if (value.sequence !== i + 1) fault(where, `is entry ${value.sequence}, ${i + 1} was expected`, `序号为 ${value.sequence}，应为 ${i + 1}`);
  if (value.previous !== previous) fault(where, 'does not follow the entry before', '与上一条记录不衔接');
  if (value.chain !== head.chain) fault(where, 'belongs to another chain', '不属于本链');
  if (closed) fault(where, 'comes after the end', '位于结束记录之后');
  if ((i === 0) !== (value.what === 'chain.opened')) fault(where, 'the chain does not begin where it says', '起始记录不符');
  closed ||= value.what === 'chain.closed';
  if (value.file !== undefined) files.set(value.file, value.sha256);
  if (i === 0 && attempt('holder.json', () => sha256(read('holder.json'))) !== value.sha256) fault('holder.json', 'is not what the chain was opened for', '与链的归属不符');
  previous = hash;
  hashes.push(hash);
}
if (head.entries !== names.length) fault('head', `speaks of ${head.entries} entries, here are ${names.length}`, `应有 ${head.entries} 条，实有 ${names.length} 条`);
if (head.hash !== previous || head.closed !== closed) fault('head', 'the chain ends otherwise', '末条记录不符');

let anchored = 0;
if (existsSync(path.join(folder, 'anchor.json'))) {
  const heads = new Set(attempt('anchor', () => [...signed('anchor', a => a.at).value.heads]));
  anchored = hashes.findLastIndex((hash, i) => heads.has(sha256(canonical({ chain: head.chain, entries: i + 1, hash })))) + 1;
  if (anchored === 0) fault('anchor', 'does not hold this chain', '未包含本链');
}

/** What stands in DER, one after the other: tag, content, and both with the length. */
function parts(bytes) {
  const found = [];
  for (let at = 0; at < bytes.length; ) {
    const more = bytes[at + 1] < 0x80 ? 0 : bytes[at + 1] & 0x7f;
    if (bytes[at + 1] === 0x80 || more > 4) throw new Error('DER');
    const from = at + 2 + more;
    const to = from + (more === 0 ? bytes[at + 1] : bytes.readUIntBE(at + 2, more));
    if (!(to <= bytes.length)) throw new Error('DER');
    found.push({ tag: bytes[at], body: bytes.subarray(from, to), whole: bytes.subarray(at, to) });
    at = to;
  }
  return found;
}

/** When an authority saw these bytes (RFC 3161, RFC 5652), and whether one of the trusted certificates stands behind it. */
function timeStamp(response, data, trusted) {
  const hex = node => node.body.toString('hex');
  const [status, token] = parts(parts(response)[0].body);
  if (parts(status.body)[0].body[0] > 1) throw new Error('refused');
  const signedData = parts(parts(parts(token.body)[1].body)[0].body);
  const [type, content] = parts(signedData[2].body);
  const info = parts(content.body)[0].body;
  const [, , imprint, , time] = parts(parts(info)[0].body);
  const [algorithm, digest] = parts(imprint.body);
  if (hex(type) !== '2a864886f70d0109100104' || hex(parts(algorithm.body)[0]) !== '608648016503040201' || hex(digest) !== sha256(data)) throw new Error('it is of something else');
  const at = new Date(time.body.toString().replace(/^(....)(..)(..)(..)(..)(..)(.*)Z$/, '$1-$2-$3T$4:$5:$6$7Z'));
  const certificates = signedData.filter(p => p.tag === 0xa0).flatMap(p => parts(p.body)).map(c => new X509Certificate(c.whole));
  const [, , how, attributes, , signature] = parts(parts(signedData.at(-1).body)[0].body);
  const hash = { '608648016503040201': 'sha256', '608648016503040202': 'sha384', '608648016503040203': 'sha512' }[hex(parts(how.body)[0])];
  const said = new Map(parts(attributes.body).map(a => parts(a.body)).map(([name, values]) => [hex(name), hex(parts(values.body)[0])]));
  if (said.get('2a864886f70d010904') !== createHash(hash).update(info).digest('hex') || said.get('2a864886f70d010903') !== hex(type)) throw new Error('its content is another');
  const signed = Buffer.from(attributes.whole);
  signed[0] = 0x31;
  const holds = check => { try { return check(); } catch { return false; } };
  let one = certificates.find(c => holds(() => verify(hash, signed, c.publicKey, signature.body)));
  if (!one) throw new Error('its signature does not hold');
  if (!one.keyUsage?.includes('1.3.6.1.5.5.7.3.8')) throw new Error('its certificate is not for time stamps');
  const authority = one.subject.split('\n').join(', ');
  let known = trusted.length === 0;
  for (let steps = 0; one && !known && steps < 6; steps++) {
    if (at < new Date(one.validFrom) || at > new Date(one.validTo)) break;
    known = trusted.some(t => t.fingerprint256 === one.fingerprint256);
    one = [...trusted, ...certificates].find(by => by.ca && holds(() => one.checkIssued(by) && one.verify(by.publicKey)));
  }
  if (!known) throw new Error('nobody who is trusted stands behind it');
  return { at, authority };
}

let stamp;
if (existsSync(path.join(folder, 'anchor.tsr'))) {
  const ca = path.join(folder, 'tsa-ca.pem');
  stamp = attempt('anchor.tsr', () => timeStamp(read('anchor.tsr'), read('anchor.json'), existsSync(ca) ? (readFileSync(ca, 'utf8').match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g) ?? []).map(pem => new X509Certificate(pem)) : []));
  if (stamp) stamp.trusted = existsSync(ca);
}

const list = attempt('files.sha256', () => read('files.sha256').toString()) ?? '';
if (list !== [...files].map(([id, digest]) => `${digest}  files/${id}\n`).join('')) fault('files.sha256', 'is not what the entries say', '与记录不一致');
let seen = 0;
for (const [id, digest] of files) {
  const file = path.join(folder, 'files', id);
  if (!/^[0-9a-f-]{36}$/.test(id) || !existsSync(file) || !statSync(file).isFile()) continue;
  seen++;
  if (sha256(readFileSync(file)) !== digest) fault(`files/${id}`, 'is another file', '文件内容不符');
}

console.log(`chain ${head.chain}: ${names.length} entries, ${anchored} of them anchored in public; ${seen} of ${files.size} files compared`);
console.log(`链 ${head.chain}：记录 ${names.length} 条，其中 ${anchored} 条已公开锚定；核对文件 ${seen}／${files.size} 个`);
if (stamp) console.log(`time stamp 时间戳: ${stamp.at.toISOString()}, ${stamp.authority}${stamp.trusted ? '' : ' (its root was not compared: tsa-ca.pem / 未核对其根证书)'}`);
if (published === undefined) console.log('keys: not compared with the published ones (--keys) / 公钥：未与平台公布的公钥比对（--keys）');
for (const line of faults) console.log(`BROKEN ${line}`);
console.log(faults.length === 0 ? 'OK: everything holds / 全部相符' : `${faults.length} things do not hold / 有 ${faults.length} 处不符`);
process.exitCode = faults.length === 0 ? 0 : 1;
