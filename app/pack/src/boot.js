// Wakes the islands of a page. An island under `data-after` is not needed for that many seconds,
// so a page that holds no other loads nothing until then.
const islands = [...document.querySelectorAll("leptos-island")];
const after = (island) => Number(island.closest("[data-after]")?.dataset.after ?? 0);

async function wake() {
  const half = await import("@bindings@");
  await half.default({ module_or_path: new URL("@module@", import.meta.url) });
  half.hydrate();
  for (const island of islands) {
    half[island.dataset.component]?.(island);
  }
}

if (islands.length > 0) {
  setTimeout(wake, Math.max(0, Math.min(...islands.map(after))) * 1000);
}

// A part of a page with a module of its own.
for (const part of document.querySelectorAll("[data-module]")) {
  import(part.dataset.module);
}
