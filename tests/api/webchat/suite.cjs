// The web chat in Debian's Chromium.
//   node suite.cjs SERVER PROXY         reads names of cases, a line each; answers "passed NAME" or "failed NAME: why", and
//                                       asks the test to "cut", "heal", turn "model on" or
//                                       "model off", which it answers with "done"
//   node suite.cjs --list               the names
'use strict';
const readline = require('node:readline');

const files = ['talk', 'breaks', 'people', 'attachments', 'access', 'widget', 'identity'];
const cases = Object.assign({}, ...files.map((each) => require(`./${each}.cjs`)));
if (process.argv[2] === '--list') {
  console.log(Object.keys(cases).join('\n'));
  process.exit(0);
}

const { Bench } = require('./bench.cjs');
const tell = (line) => process.stdout.write(line + '\n');
const wanted = [];
let wake = () => {};
let obeyed = () => {};
readline.createInterface({ input: process.stdin })
  .on('line', (line) => {
    if (line === 'done') return obeyed();
    wanted.push(line);
    wake();
  })
  .on('close', () => {
    wanted.push(null);
    wake();
  });
const order = (words) => new Promise((done) => {
  obeyed = done;
  tell(words);
});
const bench = new Bench(process.argv[2], process.argv[3], order);

(async () => {
  await bench.open();
  for (;;) {
    while (!wanted.length) await new Promise((done) => (wake = done));
    const name = wanted.shift();
    if (name === null) break;
    try {
      await cases[name](bench);
      tell('passed ' + name);
    } catch (error) {
      tell(`failed ${name}: ${error.stack.replaceAll('\n', '\\n')}`);
    }
    for (const context of bench.browser.contexts()) await context.close();
  }
  await bench.close();
})().catch((error) => {
  console.error(error);
  process.exit(1);
});
