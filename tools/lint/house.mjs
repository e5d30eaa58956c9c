// The rules of this house that no published plugin knows. Each has a planted violation in tools/canaries.
import { readFileSync } from 'node:fs';
import { basename, dirname, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = new URL('../../', import.meta.url);
const posix = file => relative(fileURLToPath(root), file).split(sep).join('/');

const rule = (description, message, create) => ({
  meta: { type: 'problem', docs: { description }, messages: { found: message }, schema: [] },
  create: context => create(context, (node, data) => context.report({ node, messageId: 'found', data })),
});

const isNamed = (node, name) => node.type === 'Identifier' && node.name === name;

/** A sandbox moves the clock: what asks the machine instead does not follow. */
const clock = rule(
  'Ask the Clock port for the present',
  'Ask the Clock port for the present; {{call}} does not follow a moved clock.',
  (_context, report) => ({
    NewExpression(node) {
      if (isNamed(node.callee, 'Date') && node.arguments.length === 0) report(node, { call: 'new Date()' });
    },
    CallExpression(node) {
      const { callee } = node;
      if (isNamed(callee, 'Date')) report(node, { call: 'Date()' });
      if (callee.type === 'MemberExpression' && isNamed(callee.object, 'Date') && isNamed(callee.property, 'now'))
        report(node, { call: 'Date.now()' });
    },
  }),
);

/** Settings are read once, and all faults are listed at once, in *.config.ts. */
const environment = rule(
  'Read the environment in *.config.ts only',
  'The environment is read in *.config.ts and handed over by main.ts only.',
  (_context, report) => ({
    MemberExpression(node) {
      if (isNamed(node.object, 'process') && (isNamed(node.property, 'env') || node.property.value === 'env')) report(node);
    },
    ImportSpecifier(node) {
      if (isNamed(node.imported, 'env') && /^(node:)?process$/.test(node.parent.source.value)) report(node);
    },
    VariableDeclarator(node) {
      if (
        node.init &&
        isNamed(node.init, 'process') &&
        node.id.type === 'ObjectPattern' &&
        node.id.properties.some(p => p.key && isNamed(p.key, 'env'))
      )
        report(node);
    },
  }),
);

const texts = check => ({
  Literal: node => typeof node.value === 'string' && check(node, node.value),
  TemplateElement: node => check(node, node.value.cooked ?? ''),
});

const subject = /^(fact\.)?[a-z]+(-[a-z]+)*(\.[a-z]+(-[a-z]+)*){2,}\.v\d+$/;
const route = /^\/v\d+\//;

/** One declaration per message: a subject or a path written twice is changed once. */
const contractLiterals = rule(
  'No subject and no route literal outside the contracts',
  '"{{text}}" is declared in libs/contracts: take it from the operation or the fact.',
  (_context, report) =>
    texts((node, text) => {
      if (subject.test(text) || route.test(text)) report(node, { text });
    }),
);

const vectors = readFileSync(new URL('libs/kernel/test/identifiers.json', root), 'utf8');
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** GB 11643: a possible day of birth and the check character. A number that fails them is nobody's. */
function isSomebodys(id) {
  const day = `${id.slice(6, 10)}-${id.slice(10, 12)}-${id.slice(12, 14)}`;
  const time = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(time) || !new Date(time).toISOString().startsWith(day)) return false;
  return '10X98765432'[weights.reduce((sum, weight, i) => sum + weight * Number(id[i]), 0) % 11] === id[17];
}

/** The top-up line of a network operator, printed in every brochure: a number that is no person's. */
const operatorsOwn = '13800138000';

function identifiersIn(text) {
  const residents = [...text.matchAll(/(?<!\w)\d{17}[0-9X](?!\w)/g)].map(m => m[0]).filter(isSomebodys);
  const mobiles = [...text.matchAll(/(?<!\w)1[3-9]\d{9}(?!\w)/g)].map(m => m[0]);
  return [...residents, ...mobiles].filter(found => found !== operatorsOwn && !vectors.includes(`"${found}"`));
}

/** An example that looks real may be somebody's: take a published vector, or make one at run time. */
const personalIdentifiers = rule(
  'No resident identity number and no mobile number in source',
  '{{masked}} may be somebody’s number: use a vector of libs/kernel/test/identifiers.json or make one at run time.',
  (context, report) => {
    const check = (node, text) => {
      for (const found of identifiersIn(text)) report(node, { masked: `${found.slice(0, 3)}…${found.slice(-2)}` });
    };
    return {
      Literal: node => (typeof node.value === 'string' || typeof node.value === 'number') && check(node, String(node.value)),
      // What is put in may be more digits: then the rest alone is no number.
      TemplateLiteral: node => check(node, node.quasis.map(q => q.value.raw).join('_')),
      Program() {
        for (const comment of context.sourceCode.getAllComments()) check(comment, comment.value);
      },
    };
  },
);

/** Who needs more than six others does more than one thing. */
const constructorDependencies = rule(
  'A constructor takes six dependencies at most',
  'This constructor takes {{count}} parameters; six is the limit.',
  (_context, report) => ({
    'MethodDefinition[kind="constructor"]'(node) {
      const count = node.value.params.length;
      if (count > 6) report(node, { count });
    },
  }),
);

/** Such a folder says nothing of what is in it, so everything ends there. */
const folderNames = rule(
  'No folder named common, shared, utils or helpers',
  'A folder named {{name}} says nothing of what is in it: name it by its subject.',
  (context, report) => ({
    Program(node) {
      const name = posix(dirname(context.filename))
        .split('/')
        .find(part => /^(common|shared|utils?|helpers?)$/i.test(part));
      if (name) report(node, { name });
    },
  }),
);

/** A barrel inside an app hides which file needs which, and makes cycles. */
const innerBarrel = rule(
  'No index.ts inside an app',
  'No barrel inside an app: import the file that holds the name.',
  (context, report) => ({
    Program(node) {
      const file = posix(context.filename);
      if (/^apps\/[^/]+\/(src|test)\//.test(file) && /^index\.[cm]?[jt]s$/.test(basename(file))) report(node);
    },
  }),
);

export const house = {
  meta: { name: 'house' },
  rules: {
    clock,
    environment,
    'contract-literals': contractLiterals,
    'personal-identifiers': personalIdentifiers,
    'constructor-dependencies': constructorDependencies,
    'folder-names': folderNames,
    'inner-barrel': innerBarrel,
  },
};
