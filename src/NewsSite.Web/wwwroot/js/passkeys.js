// The browser's answer to the question that a form brings goes along with that form. A browser that knows no passkeys, or
// runs no script, never sees the form: name and password open the desk as well.
(() => {
  const { PublicKeyCredential: Key } = window;
  if (!Key || !Key.parseRequestOptionsFromJSON) return;
  const ask = form => {
    const options = JSON.parse(form.dataset.passkey);
    return 'makes' in form.dataset
      ? navigator.credentials.create({ publicKey: Key.parseCreationOptionsFromJSON(options) })
      : navigator.credentials.get({ publicKey: Key.parseRequestOptionsFromJSON(options) });
  };
  for (const form of document.querySelectorAll('form[data-passkey]')) {
    const fault = form.querySelector('.fault');
    const button = form.querySelector('button');
    form.addEventListener('submit', async event => {
      event.preventDefault();
      fault.hidden = true;
      button.disabled = true;
      try {
        form.elements.answer.value = JSON.stringify(await ask(form));
        form.submit();
      } catch {
        fault.hidden = false;
        button.disabled = false;
      }
    });
    form.hidden = false;
  }
  for (const hint of document.querySelectorAll('[data-without]')) hint.hidden = true;
})();
