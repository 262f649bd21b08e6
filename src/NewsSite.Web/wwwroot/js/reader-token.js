// A reader's token stays in this browser where its bearer presses the button that says so, and stands in the form from then on.
(() => {
  const place = document.querySelector('[data-token]');
  if (!place) return;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'quiet';
  button.textContent = place.dataset.keep;
  const said = document.createElement('p');
  said.setAttribute('role', 'status');
  button.addEventListener('click', () => {
    try {
      localStorage.setItem('reader-token', place.dataset.token);
      said.textContent = place.dataset.kept;
      button.remove();
    } catch {
      said.textContent = place.dataset.failed; // a browser that keeps nothing
    }
  });
  const line = document.createElement('p');
  line.append(button);
  place.append(line, said);
})();
