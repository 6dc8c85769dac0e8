// Goes on where the example of docs/clients.md ends; what is printed is what the test compares.
console.log(token.expires_in, claims.client_id === id, claims.scope, seen.active)

const after = await oauth.processIntrospectionResponse(as, me,
  await oauth.introspectionRequest(as, me, auth, accessToken, insecure))
console.log(after.active)

for (const [path, bearer] of [['/guard/rfc', accessToken], ['/guard/rfc?scope=admin', second]]) {
  try {
    await oauth.protectedResourceRequest(bearer, 'GET', new URL(issuer + path), undefined, null, insecure)
  } catch (e) {
    console.log(e.constructor.name, e.status, e.cause[0].scheme, e.cause[0].parameters.error)
  }
}
