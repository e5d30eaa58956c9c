const leaks = () => process.getActiveResourcesInfo().filter(name => ['Timeout', 'TCPSocketWrap', 'TCPServerWrap'].includes(name));

export default async function () {
  if (globalThis.testStack) await globalThis.testStack.stop();
  else {
    // Loaded only here: it brings the whole platform with it.
    const { dropTemplates } = await import('@counterless/testing');
    await dropTemplates(process.env.TEST_DATABASE_URL, process.env.TEST_RUN);
  }
  // Said, since jest is told to end whatever is still open: a service that does not close whole is a defect. Its own timers end in a moment.
  for (let waited = 0; leaks().length > 0 && waited < 50; waited++) await new Promise(resolve => setTimeout(resolve, 100));
  if (leaks().length > 0) process.stderr.write(`\nstill open after the tests: ${leaks().join(', ')}\n`);
}
