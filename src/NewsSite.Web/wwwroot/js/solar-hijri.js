// Beside each field for a moment: its day in the Solar Hijri calendar, as months are called in Afghanistan.
(() => {
  const say = document.currentScript.dataset;
  const months = say.months.split('|');
  const solar = new Intl.DateTimeFormat('en-u-ca-persian-nu-latn', { year: 'numeric', month: 'numeric', day: 'numeric', timeZone: 'UTC' });
  const number = text => text.replace(/\d/g, digit => say.digits[digit]);
  const day = typed => {
    const at = new Date(`${typed}Z`);
    if (!typed || isNaN(at)) return '';
    const part = Object.fromEntries(solar.formatToParts(at).map(({ type, value }) => [type, value]));
    return [number(part.day), months[part.month - 1], number(part.year)].reduce((text, value, i) => text.replace(`{${i}}`, value), say.day);
  };
  for (const place of document.querySelectorAll('output[id$="-hijri"]')) {
    const field = document.getElementById(place.htmlFor.value);
    field.addEventListener('input', () => { place.textContent = day(field.value); });
  }
})();
