// A customer in Debian's Chromium, who does what the test says.
//   node customer.cjs SERVER      reads lines of JSON: ["say", text], ["hears", look, text], ["shows", selector, text],
//                                 ["session"], ["settled"]; answers each with a line: {"done": what came of it} or {"failed": why}
'use strict';
const readline = require('node:readline');
const { Bench, Chat } = require('./bench.cjs');

(async () => {
  const bench = new Bench(process.argv[2]);
  await bench.open();
  const { page, errors } = await bench.visit();
  const chat = new Chat(page);
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const [act, ...words] = JSON.parse(line);
    let answer;
    try {
      answer = { done: (await chat[act](...words)) ?? null };
      if (errors.length) answer = { failed: errors.join('; ') };
    } catch (error) {
      answer = { failed: `${error.message}\n${await page.locator('body').innerText()}` };
    }
    process.stdout.write(JSON.stringify(answer) + '\n');
  }
  await bench.close();
})().catch((error) => {
  console.error(error);
  process.exit(1);
});
