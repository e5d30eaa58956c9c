export default async function () {
  await globalThis.testStack?.stop();
  // Said, since jest is told to end whatever is still open: a service that does not close whole is a defect.
  const open = process.getActiveResourcesInfo().filter(name => name === 'Timeout' || name === 'TCPSocketWrap' || name === 'TCPServerWrap');
  if (open.length > 0) process.stderr.write(`\nstill open after the tests: ${open.join(', ')}\n`);
}
