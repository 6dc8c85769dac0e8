// Goes on where the example of docs/clients.md ends; what is printed is what the test compares.
console.log(token.token_type, token.expires_in, token.scope, seen.active, seen.client_id === id)
console.log((await client.tokenIntrospection(config, token.access_token)).active)

try {
  await client.clientCredentialsGrant(config, { scope: 'admin' })
} catch (e) {
  console.log(e.constructor.name, e.status, e.error)
}

const wrong = await client.discovery(new URL(issuer), id, undefined, client.ClientSecretBasic('wrong'), {
  algorithm: 'oauth2',
  execute: [client.allowInsecureRequests],
})
try {
  await client.clientCredentialsGrant(wrong)
} catch (e) {
  console.log(e.constructor.name, e.status, e.cause[0].parameters.error)
}

const algorithms = {
  RSA: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
  EC: { name: 'ECDSA', namedCurve: 'P-256' },
  OKP: { name: 'Ed25519' },
}
for (const { id, jwk } of JSON.parse(keyed)) {
  const key = await crypto.subtle.importKey('jwk', jwk, algorithms[jwk.kty], false, ['sign'])
  const signing = await client.discovery(new URL(issuer), id, undefined, client.PrivateKeyJwt({ key, kid: jwk.kid }), {
    algorithm: 'oauth2',
    execute: [client.allowInsecureRequests],
  })
  const granted = await client.clientCredentialsGrant(signing)
  const told = await client.tokenIntrospection(signing, granted.access_token)
  console.log(jwk.kty, told.client_id === id)
}
