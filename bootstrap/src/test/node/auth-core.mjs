// A web application with Auth.js: node auth-core.mjs ISSUER ID SECRET EMAIL PASSWORD CONTROL BASE
import { Auth, skipCSRFCheck } from '@auth/core'
import { browser } from './browser.mjs'
import { email, id, issuer, password, retries, row, secret, switched, version } from './situations.mjs'

const base = process.argv[8]

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

const session = async () => (await ask('/auth/session')).json()

async function failing(situation, error, answer) {
  failures.length = 0
  await retries()
  const reply = await ask(answer)
  const cause = failures[0]?.cause
  const code = cause?.error ?? cause?.err?.error ?? (cause?.err?.cause?.status && `status ${cause.err.cause.status}`) ?? cause?.err?.message
  const page = new URL(reply.headers.get('location')).search
  const outcome = failures[0] ? `logs \`${failures[0].name}\` with ${code ?? 'no code'}, shows the page ${page}` : 'accepted'
  row(situation, error, `${outcome}; ${await retries()}; the user ${(await session()) ? 'stays' : 'is not'} signed in`)
}

version('@auth/core')
await failing('authorize', 'authorization-access-denied', await back('deny'))
const waiting = await back()
const kept = new Map(cookies)
const again = () => kept.forEach((value, name) => cookies.set(name, value))
await switched('/limit')
await failing('code', 'oauth-too-many-requests-429', waiting)
await switched('/repair')
again()
await switched('/outage')
await failing('discovery with the code', 'oauth-temporarily-unavailable', waiting)
await switched('/repair')
again()
await ask(waiting)
const { token } = await session()
row('the same code after the outage', '', token.scope)
row('ID token and userinfo', '', `${Object.keys(token.profile).join(' ')}`)
row('refresh', '', 'left to the application')
const faulty = await back()
await switched('/fault')
await failing('discovery with the code', 'oauth-server-error', faulty)
await switched('/enterprise/inactive')
await switched('/repair')
await failing('authorize', 'authorization-enterprise-inactive', await back())
await switched('/enterprise/active')
for (const [way, error] of [['/outage', 'temporarily-unavailable'], ['/fault', 'server-error']]) {
  await switched(way + '/enterprises')
  const answer = await back()
  await switched('/repair')
  await failing('authorize', 'authorization-redirect-' + error, answer)
}
again()
await failing('the code comes twice', 'code-invalid', waiting)
await switched('/sessions/end')
const signIns = user.signIns()
await back()
row('expired session', '', `the user signs in again: ${user.signIns() > signIns}`)
await ask('/auth/signout', 'POST')
row('logout', '', `of the application only: ${(await session()) === null}`)
