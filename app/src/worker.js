// Works in the browser while no page of the portal is open. It says that there is a new message,
// never which, and shows a page of its own where there is no connection. It keeps nothing of anyone.
const WORDS = @words@;
const FILES = @files@;
const OFFLINE = "/offline";
const CACHE = ["hikae", ...FILES].join(" ");

const asked = new URL(self.location).searchParams.get("lang");
const lang = asked in WORDS ? asked : "ja";

// Without cookies: what is kept is the same for everyone.
async function fill() {
  const cache = await caches.open(CACHE);
  const plain = (file) => new Request(file, { credentials: "omit", cache: "reload" });
  await cache.addAll([OFFLINE, ...FILES].map(plain));
  await self.skipWaiting();
}

async function clean() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name !== CACHE).map((name) => caches.delete(name)));
  await self.clients.claim();
}

// What stands in the push is not looked at: each shows, whatever it is, and takes the place of the
// one before.
function show() {
  const { tag, title, body } = WORDS[lang];
  const [icon] = FILES.filter((file) => file.endsWith(".png"));
  return self.registration.showNotification(title, { body, icon, lang: tag, tag: "notices", renotify: true });
}

async function open() {
  const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  for (const window of windows) {
    const moved = await window.navigate("/notices").catch(() => null);
    if (moved) {
      return moved.focus();
    }
  }
  return self.clients.openWindow("/notices");
}

self.addEventListener("install", (event) => event.waitUntil(fill()));
self.addEventListener("activate", (event) => event.waitUntil(clean()));
self.addEventListener("push", (event) => event.waitUntil(show()));
self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(open());
});
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const path = new URL(request.url).pathname;
  if (request.mode === "navigate" && request.method === "GET") {
    event.respondWith(fetch(request).catch(() => caches.match(OFFLINE)));
  } else if (FILES.includes(path)) {
    event.respondWith(caches.match(path).then((kept) => kept ?? fetch(request)));
  }
});
