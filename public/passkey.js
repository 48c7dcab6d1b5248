// Passkeys: asks the portal what is to be signed, the authenticator to sign it, and the portal
// what it makes of that. Browsers offer passkeys to scripts alone. The words stand on the page.
const bytes = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
const listed = (keys) => (keys ?? []).map((key) => ({ ...key, id: bytes(key.id) }));

// What the portal asks, as browsers take it; and their answer, as the portal takes it.
const taken = ({ challenge, user, allowCredentials, excludeCredentials, ...options }) => ({
  ...options,
  challenge: bytes(challenge),
  user: user && { ...user, id: bytes(user.id) },
  allowCredentials: listed(allowCredentials),
  excludeCredentials: listed(excludeCredentials),
});
const PARTS = ["attestationObject", "authenticatorData", "clientDataJSON", "signature", "userHandle"];
const given = ({ id, rawId, type, response }) => {
  const part = (name) => [name, response[name] ? text(response[name]) : null];
  const parts = Object.fromEntries(PARTS.map(part));
  return { id, rawId: text(rawId), type, response: parts, extensions: {} };
};

// What the portal answers: `{ ... }`, or throws the word that says what went wrong.
async function post(path, what) {
  const headers = { "content-type": "application/json" };
  const sent = fetch(path, { method: "POST", headers, body: JSON.stringify(what) });
  const answer = await sent.catch(() => ({ json: async () => ({ says: "failed" }) }));
  // Signed out in the meantime: the login comes next.
  if (answer.redirected) {
    location.assign(answer.url);
    throw "working";
  }
  // Where more has to be proved first, the answer is a page.
  const said = await answer.json().catch(() => ({ says: answer.status === 403 ? "stronger" : "failed" }));
  if (!answer.ok) {
    throw said.says ?? "failed";
  }
  return said;
}

// A browser asks one authenticator at a time.
let asking;

async function run(place, mediation) {
  const makes = place.dataset.passkey === "register";
  const fields = Object.fromEntries(new FormData(place.querySelector("form")));
  const { ceremony, options } = await post(place.dataset.begin, mediation ? {} : fields);
  if (mediation && asking) {
    return;
  }
  asking?.abort();
  asking = new AbortController();
  const asked = { publicKey: taken(options), mediation, signal: asking.signal };
  const answer = await navigator.credentials[makes ? "create" : "get"](asked).catch((error) => {
    throw error.name === "InvalidStateError" ? "known" : "cancelled";
  });
  const { next } = await post(place.dataset.finish, { ...fields, ceremony, credential: given(answer) });
  location.assign(next);
}

function arm(place) {
  const form = place.querySelector("form");
  const button = form.querySelector("button");
  const says = (word) => {
    for (const line of place.querySelectorAll("[data-says]")) {
      line.hidden = line.dataset.says !== word;
    }
  };
  place.querySelector("[data-unless-script]").hidden = true;
  if (!globalThis.PublicKeyCredential) {
    says("unsupported");
    return;
  }
  form.hidden = false;
  // Where it can, the browser offers passkeys while the field is filled in. Nobody asked for that:
  // it is silent until someone chooses one.
  const offer = async () => {
    const can = "offers" in place.dataset && PublicKeyCredential.isConditionalMediationAvailable?.();
    if (await can) {
      run(place, "conditional").catch((word) => ["cancelled", "failed"].includes(word) || says(word));
    }
  };
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (button.disabled) {
      return;
    }
    button.disabled = true;
    says("working");
    await run(place).catch((word) => says(typeof word === "string" ? word : "failed"));
    button.disabled = false;
  });
  offer();
}

document.querySelectorAll("[data-passkey]").forEach(arm);
