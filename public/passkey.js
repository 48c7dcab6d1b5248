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

async function registered(options) {
  const { challenge, user, excludeCredentials } = options;
  const made = await navigator.credentials.create({
    publicKey: {
      ...options,
      challenge: bytes(challenge),
      user: { ...user, id: bytes(user.id) },
      excludeCredentials: listed(excludeCredentials),
    },
  });
  const { attestationObject, clientDataJSON } = made.response;
  return {
    attestationObject: text(attestationObject),
    clientDataJSON: text(clientDataJSON),
    of: made,
  };
}

async function proved(options) {
  const { challenge, allowCredentials } = options;
  const given = await navigator.credentials.get({
    publicKey: {
      ...options,
      challenge: bytes(challenge),
      allowCredentials: listed(allowCredentials),
    },
  });
  const { authenticatorData, clientDataJSON, signature, userHandle } = given.response;
  return {
    authenticatorData: text(authenticatorData),
    clientDataJSON: text(clientDataJSON),
    signature: text(signature),
    userHandle: userHandle ? text(userHandle) : null,
    of: given,
  };
}

// What the portal answers: `{ ... }`, or throws the word that says what went wrong.
async function post(path, what) {
  let answer;
  try {
    answer = await fetch(path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(what),
    });
  } catch {
    throw "failed";
  }
  // Signed out in the meantime: the login comes next.
  if (answer.redirected) {
    location.assign(answer.url);
    throw "working";
  }
  const said = await answer.json().catch(() => ({}));
  if (!answer.ok) {
    throw said.says ?? "failed";
  }
  return said;
}

async function run(place) {
  const given = Object.fromEntries(new FormData(place.querySelector("form")));
  const { ceremony, options } = await post(place.dataset.begin, given);
  let answer;
  try {
    answer = await (place.dataset.passkey === "register" ? registered : proved)(options);
  } catch {
    throw "cancelled";
  }
  const { of, ...response } = answer;
  const credential = {
    id: of.id,
    rawId: text(of.rawId),
    type: of.type,
    response,
    extensions: {},
  };
  const { next } = await post(place.dataset.finish, { ...given, ceremony, credential });
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
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (button.disabled) {
      return;
    }
    button.disabled = true;
    says("working");
    try {
      await run(place);
    } catch (word) {
      says(typeof word === "string" ? word : "failed");
      button.disabled = false;
    }
  });
}

document.querySelectorAll("[data-passkey]").forEach(arm);
