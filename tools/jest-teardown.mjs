export default async function () {
  await globalThis.testStack?.stop();
}
