/* Keys (WebAuthn): loaded only on the pages where one is made or used. Without it those pages offer a code. */
(() => {
  "use strict";
  const form = document.querySelector("form[data-key]");
  if (!form || !window.PublicKeyCredential) return;
  const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));
  const text = (buffer) => buffer && btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  const asked = JSON.parse(form.dataset.options).publicKey;
  asked.challenge = bytes(asked.challenge);
  if (asked.user) asked.user.id = bytes(asked.user.id);
  for (const one of [...(asked.excludeCredentials || []), ...(asked.allowCredentials || [])]) one.id = bytes(one.id);

  const packed = (key) => {
    const given = key.response, response = { clientDataJSON: text(given.clientDataJSON) };
    for (const name of ["attestationObject", "authenticatorData", "signature", "userHandle"]) if (given[name]) response[name] = text(given[name]);
    return JSON.stringify({ id: key.id, rawId: text(key.rawId), type: key.type, response, clientExtensionResults: key.getClientExtensionResults() });
  };

  document.querySelectorAll("[data-key-off]").forEach((one) => { one.hidden = true; });
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const failed = form.querySelector("[data-key-failed]");
    failed.hidden = true;
    try {
      form.elements.credential.value = packed(await navigator.credentials[form.dataset.key]({ publicKey: asked }));
      form.submit();
    } catch {
      failed.hidden = false;
    }
  });
})();
