// Passes what the office asks to the browser's passkeys, and what they answer to the form. Without it the page says what else to do.
const form = document.querySelector("form[data-passkey]");
if (form && window.PublicKeyCredential && PublicKeyCredential.parseRequestOptionsFromJSON) {
    form.hidden = false;
    document.querySelector("[data-without]").hidden = true;
    form.addEventListener("submit", async event => {
        event.preventDefault();
        const failed = document.querySelector("[data-failed]");
        failed.hidden = true;
        try {
            const asked = JSON.parse(form.dataset.asked);
            const answer = form.dataset.passkey === "add"
                ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(asked) })
                : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(asked) });
            form.elements.Credential.value = JSON.stringify(answer.toJSON());
            form.submit();
        } catch {
            failed.hidden = false;
        }
    });
}
