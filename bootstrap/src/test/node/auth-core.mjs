// A web application with Auth.js: node auth-core.mjs ISSUER ID SECRET EMAIL PASSWORD CONTROL BASE
import { Auth, skipCSRFCheck } from '@auth/core'
import { browser } from './browser.mjs'

const [issuer, id, secret, email, password, control, base] = process.argv.slice(2)
const row = (situation, outcome) => console.log(`| ${situation} | ${outcome} |`)
const switched = (name) => fetch(control + name, { method: 'POST' })

const failures = []
const config = {
  basePath: '/auth',
  secret: 'a secret for the cookies of the application',
  trustHost: true,
  skipCSRFCheck,
  providers: [{
    id: 'tollgate',
    name: 'Tollgate',
    type: 'oidc',
    issuer,
    clientId: id,
    clientSecret: secret,
    checks: ['pkce', 'state', 'nonce'],
    idToken: false,
    authorization: { params: { scope: 'openid profile email profile:read' } },
  }],
  callbacks: {
    jwt: ({ token, account, profile }) => (account ? { ...token, scope: account.scope, profile } : token),
    session: ({ session, token }) => ({ ...session, token }),
  },
  logger: { error: (e) => failures.push(e), warn() {}, debug() {} },
}

const user = browser(email, password)
const cookies = new Map()

async function ask(path, method = 'GET') {
  const request = new Request(new URL(path, base), {
    method,
    headers: {
      cookie: [...cookies].map(pair => pair.join('=')).join('; '),
      'content-type': 'application/x-www-form-urlencoded',
    },
    ...(method === 'POST' && { body: '' }),
  })
  const reply = await Auth(request, config)
  for (const set of reply.headers.getSetCookie()) {
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(set)
    if (value === '') cookies.delete(name)
    else cookies.set(name, value)
  }
  return reply
}

const start = async () => (await ask('/auth/signin/tollgate', 'POST')).headers.get('location')
const back = async (decision) => user.visit(await start(), base, decision)

async function failing(situation, answer) {
  failures.length = 0
  const reply = await ask(answer)
  const cause = failures[0]?.cause
  const code = cause?.error ?? cause?.err?.error ?? cause?.err?.cause?.status ?? cause?.err?.message
  row(situation, failures[0] ? `\`${failures[0].name}\`, ${code ? `\`${code}\`` : 'no code'}, then \`${new URL(reply.headers.get('location')).search}\`` : 'signed in')
}

await failing('denial', await back('deny'))
const waiting = await back()
const kept = new Map(cookies)
await switched('/outage')
await failing('`temporarily_unavailable`', waiting)
await switched('/repair')
kept.forEach((value, name) => cookies.set(name, value))
await ask(waiting)
const { token } = await (await ask('/auth/session')).json()
row('the same code after the outage: sign-in', token.scope)
row('ID token and userinfo', `${Object.keys(token.profile).join(' ')}`)
row('refresh', 'left to the application')
const faulty = await back()
await switched('/fault')
await failing('`server_error`', faulty)
await switched('/enterprise/inactive')
await switched('/repair')
await failing('`unauthorized_client` at authorize', await back())
await switched('/enterprise/active')
kept.forEach((value, name) => cookies.set(name, value))
await failing('`invalid_grant`, the code comes twice', waiting)
await switched('/sessions/end')
const signIns = user.signIns()
await back()
row('expired session', `the user signs in again: ${user.signIns() > signIns}`)
await ask('/auth/signout', 'POST')
row('logout', `of the application only: ${(await (await ask('/auth/session')).json()) === null}`)
