export default function setup(): void {
  // The shared test database is started here once the store exists.
}
