// Notifications: asks the browser for its address at its push service, and sends it to the portal
// with the form on the page. Browsers offer this to scripts alone. The words stand on the page.
const bytes = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

const supported = "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;

async function current() {
  const registration = await navigator.serviceWorker.getRegistration("/");
  return registration?.pushManager.getSubscription();
}

// By what the portal's list names a browser without naming its address.
async function mark(subscription) {
  const address = new TextEncoder().encode(subscription.endpoint);
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", address));
  return [...hash.slice(0, 16)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function subscribe(key) {
  if ((await Notification.requestPermission()) !== "granted") {
    throw "denied";
  }
  const { language } = document.documentElement.dataset;
  await navigator.serviceWorker.register(`/service-worker.js?lang=${language}`, { scope: "/" });
  const registration = await navigator.serviceWorker.ready;
  // What was there before may be somebody else's who used this browser: it ends.
  await (await registration.pushManager.getSubscription())?.unsubscribe();
  const options = { userVisibleOnly: true, applicationServerKey: bytes(key) };
  return registration.pushManager.subscribe(options);
}

async function arm(place) {
  const form = place.querySelector("form");
  const says = (word) => {
    for (const line of place.querySelectorAll("[data-says]")) {
      line.hidden = line.dataset.says !== word;
    }
  };
  place.querySelector("[data-unless-script]").hidden = true;
  if (!supported) {
    place.querySelector("details").open = true;
    says("unsupported");
    return;
  }
  if (await find()) {
    says("here");
    return;
  }
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = form.querySelector("button");
    button.disabled = true;
    says("working");
    try {
      const subscription = await subscribe(place.dataset.push);
      form.elements.endpoint.value = subscription.endpoint;
      form.elements.p256dh.value = text(subscription.getKey("p256dh"));
      form.elements.auth.value = text(subscription.getKey("auth"));
      form.elements.key.value = place.dataset.push;
      form.submit();
    } catch (error) {
      says(error === "denied" ? "denied" : "failed");
      button.disabled = false;
    }
  });
}

// This browser among the portal's: named as such, and told to end when it is removed.
async function find() {
  const subscription = await current();
  const row = subscription && document.querySelector(`[data-device="${await mark(subscription)}"]`);
  if (!row) {
    return false;
  }
  row.querySelector("[data-this-device]").hidden = false;
  const form = row.querySelector("form");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    await subscription.unsubscribe().catch(() => false);
    form.submit();
  });
  return true;
}

document.querySelectorAll("[data-push]").forEach((place) => arm(place));
