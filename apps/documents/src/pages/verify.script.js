const $ = id => document.getElementById(id);
const inEnglish = () => document.documentElement.lang.startsWith('en');
const say = (zh, en) => (inEnglish() ? en : zh);
let last;

function speak(language) {
  document.documentElement.lang = language;
  $('language').textContent = say('English', '中文');
  $('language').lang = say('en', 'zh-CN');
  if (last) void check(last);
}

function show(kind, text, certificate) {
  const answer = $('answer');
  answer.className = kind;
  answer.hidden = false;
  $('verdict').textContent = text;
  const facts = certificate ? [
    [say('证照名称', 'Certificate'), say(certificate.title.zh, certificate.title.en)],
    [say('编号', 'Number'), certificate.number.replace(/^(.{6})(.{4})(.{8})/, '$1 $2 $3 ')],
    [say('持证人', 'Holder'), certificate.holder],
    [say('签发机关', 'Issued by'), say(certificate.department.zh, certificate.department.en)],
    [say('有效期', 'Validity'), certificate.validFrom + ' – ' + (certificate.validUntil ?? say('长期', 'no end'))],
  ] : [];
  $('facts').replaceChildren(...facts.flatMap(([name, value]) => {
    const [term, text] = [document.createElement('dt'), document.createElement('dd')];
    term.textContent = name;
    text.textContent = value;
    return [term, text];
  }));
  answer.scrollIntoView({ block: 'nearest' });
}

async function check(question) {
  last = question;
  try {
    const reply = await fetch('{{check}}', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-language': say('zh', 'en') },
      body: JSON.stringify(question),
    });
    const answer = await reply.json();
    if (!reply.ok) return show('warn', answer.detail ?? answer.title);
    const kind = answer.verdict === 'valid' ? 'good' : ['not-yet-valid', 'expired', 'superseded'].includes(answer.verdict) ? 'warn' : 'bad';
    show(kind, answer.message, answer.certificate);
  } catch {
    show('warn', say('网络不可用，请稍后再试。', 'No connection. Try again later.'));
  }
}

async function checkFile(file) {
  if (!file) return;
  if (!globalThis.crypto?.subtle) return show('warn', say('请通过 https 打开本页后再核验文件。', 'Open this page over https to check a file.'));
  if (file.size > 50_000_000) return show('bad', say('文件过大，不是电子证照。', 'The file is too large to be a certificate.'));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));
  await check({ sha256: Array.from(digest, byte => byte.toString(16).padStart(2, '0')).join('') });
}

function checkAddress() {
  // From a QR code: behind the #, so that no server has it in a log.
  const [number, code] = decodeURIComponent(location.hash.slice(1)).split('.');
  if (!number || !code) return;
  $('number').value = number;
  $('code').value = code;
  void check({ number, code });
}

$('by-code').addEventListener('submit', event => {
  event.preventDefault();
  const [number, code] = [$('number').value.trim(), $('code').value.trim()];
  if (!number || !code) return show('warn', say('请填写编号和校验码。', 'Enter number and code.'));
  void check({ number, code });
});
$('file').addEventListener('change', event => void checkFile(event.target.files[0]));
for (const kind of ['dragover', 'dragleave', 'drop']) {
  $('drop').addEventListener(kind, event => {
    event.preventDefault();
    $('drop').classList.toggle('over', kind === 'dragover');
    if (kind === 'drop') void checkFile(event.dataTransfer.files[0]);
  });
}
$('language').addEventListener('click', () => speak(say('en', 'zh-CN')));
addEventListener('hashchange', checkAddress);
if (!/^zh/i.test(navigator.language)) speak('en');
checkAddress();
