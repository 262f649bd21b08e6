// What this browser kept of unsaved articles (desk-editor.js) goes when their writer signs out.
document.querySelector('form[action="/account/sign-out"]')?.addEventListener('submit', () => {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith('typed ')) localStorage.removeItem(key);
  } catch {} // a browser that keeps nothing
});
