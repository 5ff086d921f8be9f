export function MePage() {
  return <h1>My work</h1>;
}
