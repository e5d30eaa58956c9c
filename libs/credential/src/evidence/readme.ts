import { noPrevious } from './entry.ts';

/** Commands that a POSIX shell and openssl understand; they say BROKEN for each thing that does not hold. */
export const openssl = `\
check() { # name of a signed JSON file without its ending
  key=$(sed 's/.*"key":"\\([A-Za-z0-9_-]*\\)".*/\\1/' "$1.json")
  openssl dgst -sha256 -verify "keys/$key.pem" -signature "$1.sig" "$1.json" >/dev/null || echo "BROKEN $1: signature"
}
hash() { openssl dgst -sha256 -r "$1" | cut -d' ' -f1; }
n=0; previous=${noPrevious}
for entry in entries/*.json; do
  n=$((n+1)); check "\${entry%.json}"
  grep -q "\\"previous\\":\\"$previous\\",\\"recorded\\":\\"[^\\"]*\\",\\"sequence\\":$n," "$entry" || echo "BROKEN $entry: not the one that follows"
  previous=$(hash "$entry")
done
check head
grep -q "\\"entries\\":$n,\\"hash\\":\\"$previous\\"" head.json || echo "BROKEN head: entries are missing at the end"
grep -q "\\"sha256\\":\\"$(hash holder.json)\\"" entries/000001.json || echo "BROKEN holder.json"
if [ -f anchor.json ]; then check anchor; fi
if [ -f anchor.tsr ] && [ -f tsa-ca.pem ]; then openssl ts -verify -data anchor.json -in anchor.tsr -CAfile tsa-ca.pem >/dev/null 2>&1 || echo "BROKEN anchor: time stamp"; fi
if [ -d files ]; then
  while read -r digest file || [ -n "$digest" ]; do [ ! -f "$file" ] || [ "$digest" = "$(hash "$file")" ] || echo "BROKEN $file"; done < files.sha256
  while read -r digest file || [ -n "$digest" ]; do grep -q "\\"file\\":\\"\${file#files/}\\".*\\"sha256\\":\\"$digest\\"" entries/*.json || echo "BROKEN files.sha256: $file"; done < files.sha256
fi
echo "$n entries checked"`;

/** What stands in every bundle, in both languages. */
export const readme = `证据链导出包  /  Export of an evidence chain
==========================================

本压缩包可以独立验证，无需联系平台。  /  This archive can be checked without asking the platform for anything.

entries/000001.json …   链上的每一条记录；"previous" 是上一条记录文件的 SHA-256
                        one entry each; "previous" is the SHA-256 of the file of the entry before
entries/000001.sig …    对该文件的签名（ECDSA P-256，SHA-256，DER） / signature over that file (ECDSA P-256, SHA-256, DER)
head.json, head.sig     导出时链的长度与末条记录的散列 / length of the chain when it was exported, and the hash of its last entry
anchor.json, .sig       最近一次公开锚定（新链可能没有） / last published anchor (a young chain may have none)
anchor.tsr              时间戳机构对 anchor.json 的时间戳（RFC 3161，如有）；该机构的根证书存为 tsa-ca.pem 一并核对
                        time stamp over anchor.json by an authority (RFC 3161), where there is one; put its root certificate here as tsa-ca.pem to check it
keys/*.pem, keys.json   公钥 / public keys
holder.json             链的归属；首条记录的 "sha256" 是它的散列 / whose chain it is; "sha256" of the first entry is its hash
files.sha256            所涉文件的 SHA-256；将文件按编号放入 files/ 一并核对
                        SHA-256 of the files; put them below files/ under their ids to check them too

"at" 为事件发生时间（由记录方提供），"recorded" 为平台写入时间，均为 UTC。
"at" is when it happened, as whoever appended it says; "recorded" is when the platform wrote it. Both in UTC.

1. 公钥是否为平台所公布  /  Are the keys those that the platform publishes?

   与 GET /v1/documents/keys 公布的公钥比对（kid、x、y）。不比对则只能证明未被改动，不能证明出自平台。
   Compare keys.json with GET /v1/documents/keys (kid, x, y). Without that you know that nothing was changed, not who made it.

2. 用 openssl 验证（在解压后的目录中执行；出现 BROKEN 即为不符）
   Check with openssl (in the unpacked folder; BROKEN says what does not hold)

----8<----
${openssl}
---->8----

3. 用公开的验证程序验证（仅需 Node.js 20 以上）
   Check with the published program (needs Node.js 20 or later, nothing else)

   程序 / program:  GET /v1/documents/chain-verifier  →  verify-evidence.mjs
   公钥 / keys:     GET /v1/documents/keys            →  published-keys.json

   node verify-evidence.mjs <解压目录 / unpacked folder> --keys published-keys.json

   目录中有 tsa-ca.pem 时一并核对时间戳 / with tsa-ca.pem in the folder the time stamp is checked too
`;
