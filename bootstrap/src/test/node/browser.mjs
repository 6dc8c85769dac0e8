// A user's browser: it keeps cookies, signs in on the real page and presses a button on the consent page.
const attribute = (tag, name) =>
  new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1]
    .replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&#34;/g, '"').replace(/&#39;/g, "'").replace(/&amp;/g, '&')

export function browser(email, password) {
  const cookies = new Map()
  let signIns = 0

  async function open(url, form) {
    const reply = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(pair => pair.join('=')).join('; ') },
      ...(form && { method: 'POST', body: form }),
    })
    for (const set of reply.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(set)
      if (value === '' || /Max-Age=0|Expires=Thu, 01 Jan 1970/i.test(set)) cookies.delete(name)
      else cookies.set(name, value)
    }
    return reply
  }

  // The fields of the form on a page, with the boxes that are ticked and what the user enters.
  function filled(html, decision) {
    const form = new URLSearchParams()
    for (const [tag] of html.matchAll(/<input [^>]*>/g)) {
      const type = attribute(tag, 'type')
      if (type === 'hidden' || (type === 'checkbox' && tag.includes(' checked'))) {
        form.append(attribute(tag, 'name'), attribute(tag, 'value'))
      }
    }
    if (html.includes('name="password"')) {
      signIns++
      form.set('email', email)
      form.set('password', password)
    }
    if (html.includes('name="decision"')) form.set('decision', decision)
    return form
  }

  // Goes on until an address begins with `until`, which is not opened, or a page without a form comes.
  async function visit(start, until, decision = 'allow') {
    let url = new URL(start)
    let form
    for (let step = 0; step < 20; step++) {
      if (until && url.href.startsWith(until)) return url
      const reply = await open(url, form)
      form = undefined
      const location = reply.headers.get('location')
      if (location) {
        url = new URL(location, url)
        continue
      }
      const html = await reply.text()
      const main = html.slice(Math.max(0, html.lastIndexOf('<form ')))
      const action = /<form [^>]*action="([^"]*)"/.exec(main)
      if (!action) return { url, status: reply.status, html }
      form = filled(main, decision)
      url = new URL(attribute(action[0], 'action'), url)
    }
    throw new Error('goes round in circles at ' + url)
  }

  return { visit, signIns: () => signIns }
}
