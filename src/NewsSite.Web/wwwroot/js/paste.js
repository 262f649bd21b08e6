// What is pasted from Word, Google Docs, Telegram or a page becomes Markdown; without this it is pasted as plain text.
(() => {
  const body = document.querySelector('form.writing')?.elements.body;
  if (!body) return;
  // Zero-width signs and marks of direction mean nothing in a text whose direction is known; the non-joiner and the joiner are letters' business.
  const clean = text => text.replace(/[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]/g, '').replace(/[\u00a0\u2007\u202f]/g, ' ').replace(/\r\n?/g, '\n');
  // Signs that Markdown would take for its own, where it would.
  const literal = text => text.replace(/[\\`*[\]<]/g, '\\$&').replace(/(^|\W)_|_(?=\W|$)/g, found => found.replace('_', '\\_'));
  const opening = line => line.replace(/^(\s*)(#{1,6} |>|[-+] |\d+[.)] |=+$|-+$|\|)/, (all, blank, sign) => blank + (/^\d/.test(sign) ? sign.replace(/[.)]/, '\\$&') : `\\${sign}`));

  // The policy of the page would refuse styles and handlers aloud, even in a page that nobody sees: they come as data.
  const quiet = html => html.replace(/<[a-z][^<>]*>/gi, tag => tag.replace(/(\s)(style|on\w+)(?=\s*=)/gi, '$1data-$2'));
  const styled = (node, what) => what.test((node.getAttribute('data-style') ?? '').replace(/\s+/g, ''));
  const isBold = node => (/^(B|STRONG)$/.test(node.tagName) && !styled(node, /(^|;)font-weight:(normal|400)/i)) || styled(node, /(^|;)font-weight:(bold|[6-9]00)/i);
  const isItalic = node => (/^(I|EM|CITE)$/.test(node.tagName) && !styled(node, /(^|;)font-style:normal/i)) || styled(node, /(^|;)font-style:italic/i);
  const around = (mark, text) => text.replace(/^(\s*)([^]*?)(\s*)$/, (all, before, words, after) => words ? before + mark + words + mark + after : all);
  const address = link => {
    const typed = link.getAttribute('href') ?? '';
    const found = /^https?:\/\/(?:www\.)?google\.[a-z.]+\/url\?(?:.*&)?q=([^&]+)/.exec(typed);
    const to = found ? decodeURIComponent(found[1]) : typed;
    return /^(https?:\/\/|mailto:)\S+$/i.test(to) ? to.replace(/[()]/g, sign => `%${sign.charCodeAt(0).toString(16)}`) : '';
  };
  const isDropped = node => /^(HEAD|STYLE|SCRIPT|TITLE|META|LINK|XML|O:P|IMG|SVG|TEMPLATE|BUTTON|SELECT)$/i.test(node.tagName) || styled(node, /mso-list:ignore|display:none/i);
  const isBlock = node => /^(P|DIV|H[1-6]|UL|OL|LI|BLOCKQUOTE|PRE|TABLE|SECTION|ARTICLE|MAIN|HEADER|FOOTER|FIGURE|FIGCAPTION|HR|DL|DT|DD|ASIDE|BODY|HTML|CENTER)$/.test(node.tagName);

  // Words in a line, with what is strong, emphasised or a link.
  const inline = (node, has = {}) => [...node.childNodes].map(child => {
    if (child.nodeType === Node.TEXT_NODE) return literal(clean(child.data).replace(/\s+/g, ' '));
    if (child.nodeType !== Node.ELEMENT_NODE || isDropped(child)) return '';
    if (child.tagName === 'BR') return '\\\n';
    if (/^(CODE|TT)$/.test(child.tagName)) return around('`', clean(child.textContent).replace(/`/g, ''));
    const [bold, italic] = [!has.bold && isBold(child) && !child.querySelector('p, div, ul, ol, table, h1, h2, h3'), !has.italic && isItalic(child)];
    let words = inline(child, { bold: has.bold || bold, italic: has.italic || italic });
    if (italic) words = around('*', words);
    if (bold) words = around('**', words);
    const to = child.tagName === 'A' && address(child);
    return to && words.trim() ? words.replace(/^(\s*)([^]*?)(\s*)$/, (all, before, text, after) => `${before}[${text}](${to})${after}`) : words;
  }).join('');
  const line = (node, has) => inline(node, has).replace(/ *\\\n */g, '\\\n').replace(/^(\s|\\\n)+|(\s|\\\n)+$/g, '').replace(/ {2,}/g, ' ');

  // Word writes a list as paragraphs that begin with their own sign.
  const wordMark = node => {
    const sign = node.tagName === 'P' && [...node.querySelectorAll('span')].find(span => styled(span, /mso-list:ignore/i));
    const level = /mso-list:[^;]*level(\d)/.exec(node.getAttribute('data-style') ?? '')?.[1] ?? 1;
    return !sign ? '' : ' '.repeat(3 * (level - 1)) + (/[0-9۰-۹٠-٩]/.test(sign.textContent) ? '1. ' : '- ');
  };
  const indented = (text, by) => text.split('\n').map((one, i) => i && one ? by + one : one).join('\n');
  const list = node => {
    let [number, mark] = [0, '- '];
    return [...node.children].map(item => {
      if (/^(UL|OL)$/.test(item.tagName)) return list(item).replace(/^/gm, ' '.repeat(mark.length)); // as Google Docs nests them
      mark = node.tagName === 'OL' ? `${++number}. ` : '- ';
      return mark + indented(blocks(item).join('\n'), ' '.repeat(mark.length));
    }).filter(item => item.trim().length > 1).join('\n');
  };
  const table = node => {
    const rows = [...node.querySelectorAll('tr')].map(row => [...row.querySelectorAll('th, td')].map(cell => line(cell).replace(/\\\n/g, ' ').replace(/\|/g, '\\|')));
    const width = Math.max(0, ...rows.map(row => row.length));
    if (width < 2) return rows.flat().filter(Boolean).join('\n\n');
    const row = cells => `| ${Array.from({ length: width }, (_, i) => cells[i] ?? '').join(' | ')} |`;
    return [row(rows[0]), row(Array(width).fill('---')), ...rows.slice(1).map(row)].join('\n');
  };
  // Each block of the text, as Markdown.
  const blocks = node => {
    const found = [];
    let words = node.ownerDocument.createElement('span');
    const end = () => {
      for (const text of line(words).split(/(?:\\\n){2,}/)) if (text) found.push(text.split('\n').map(opening).join('\n'));
      words = node.ownerDocument.createElement('span');
    };
    for (const child of [...node.childNodes]) {
      const isElement = child.nodeType === Node.ELEMENT_NODE;
      if (isElement && isDropped(child)) continue;
      if (!isElement || (!isBlock(child) && !child.querySelector('p, div, ul, ol, table, blockquote, pre, h1, h2, h3, h4, h5, h6'))) {
        words.append(child.cloneNode(true));
        continue;
      }
      end();
      const mark = wordMark(child);
      if (/^H[1-6]$/.test(child.tagName)) found.push(`${child.tagName < 'H3' ? '##' : '###'} ${line(child, { bold: true }).replace(/\\\n/g, ' ')}`);
      else if (/^(UL|OL)$/.test(child.tagName)) found.push(list(child));
      else if (child.tagName === 'BLOCKQUOTE') found.push(blocks(child).join('\n\n').replace(/^/gm, '> ').replace(/> $/gm, '>'));
      else if (child.tagName === 'PRE') found.push('```\n' + clean(child.textContent).replace(/\n+$/, '') + '\n```');
      else if (child.tagName === 'TABLE') found.push(table(child));
      else if (mark) found.push(mark + line(child));
      else found.push(...blocks(child));
    }
    end();
    return found.filter(block => /[\p{L}\p{N}\p{S}\p{P}]/u.test(block));
  };
  const joined = all => all.reduce((text, block, i) => {
    const isList = [all[i - 1], block].every(one => /^ *(- |1\. )/.test(one ?? '') && !/\n/.test(one));
    return text + (i ? isList ? '\n' : '\n\n' : '') + block;
  }, '');

  body.addEventListener('paste', event => {
    const [html, plain] = ['text/html', 'text/plain'].map(type => event.clipboardData.getData(type));
    let text = clean(plain);
    if (html && Document.parseHTML) {
      const page = Document.parseHTML(quiet(html), { sanitizer: { removeElements: ['script', 'style', 'template'] } });
      text = joined(blocks(page.body)) || text;
      if (!plain.trim()) text ||= clean(page.body.textContent).trim();
    }
    if (!text || text === plain) return;
    event.preventDefault();
    document.execCommand('insertText', false, text);
  });
})();
