"""Brings Authlib through the situations of its table in docs/clients.md: ISSUER ID SECRET EMAIL PASSWORD CONTROL"""
import re
import sys
from html import unescape
from urllib.parse import parse_qsl, urljoin, urlsplit

import requests
from authlib.common.security import generate_token
from authlib.integrations.base_client import OAuthError
from authlib.integrations.requests_client import OAuth2Session
from authlib.jose import JsonWebKey, JsonWebToken
from authlib.oidc.core import CodeIDToken

issuer, client_id, secret, email, password, control = sys.argv[1:]
redirect_uri = "https://app.example/callback"
logged_out = "https://app.example/bye"
metadata = requests.get(issuer + "/.well-known/openid-configuration").json()
keys = JsonWebKey.import_key_set(requests.get(metadata["jwks_uri"]).json())


def row(situation, outcome):
    print(f"| {situation} | {outcome} |")


class Browser(requests.Session):
    """Signs in on the real page, and presses a button on the consent page."""

    def visit(self, url, until, decision="allow"):
        fields = None
        for _ in range(20):
            if url.startswith(until):
                return url
            reply = self.request("POST" if fields else "GET", url, data=fields, allow_redirects=False)
            fields = None
            if "Location" in reply.headers:
                url = urljoin(url, reply.headers["Location"])
                continue
            main = reply.text[reply.text.rindex("<form "):]
            url = urljoin(url, re.search(r'<form [^>]*action="([^"]*)"', main)[1])
            fields = [(unescape(name), unescape(value)) for name, value in
                      re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)">', main)]
            fields += [("scope", value) for value in
                       re.findall(r'<input type="checkbox" name="scope" value="([^"]*)" checked', main)]
            fields += [("email", email), ("password", password)] if 'name="password"' in main else []
            fields += [("decision", decision)] if 'name="decision"' in main else []
        raise AssertionError("goes round in circles at " + url)


def session(secret=secret):
    return OAuth2Session(client_id, secret, scope="openid profile email profile:read", redirect_uri=redirect_uri,
                         code_challenge_method="S256", token_endpoint=metadata["token_endpoint"])


browser = Browser()


def answer(decision="allow", **more):
    """Where the browser is sent back to, and what the client keeps until then."""
    client, verifier, nonce = session(), generate_token(48), generate_token()
    url, state = client.create_authorization_url(
        metadata["authorization_endpoint"], code_verifier=verifier, nonce=nonce, **more)
    return browser.visit(url, redirect_uri, decision), verifier, nonce, state


def exchange(back, secret=secret):
    url, verifier, nonce, state = back
    told = dict(parse_qsl(urlsplit(url).query))
    if "error" in told:  # the session would ask for a token without a user instead
        raise OAuthError(told["error"], told["error_description"])
    client = session(secret)
    token = client.fetch_token(
        metadata["token_endpoint"], authorization_response=url, code_verifier=verifier, state=state)
    claims = JsonWebToken(["RS256"]).decode(
        token["id_token"], keys, claims_cls=CodeIDToken,
        claims_options={"iss": {"essential": True, "value": issuer}, "aud": {"essential": True, "value": client_id}},
        claims_params={"nonce": nonce, "client_id": client_id, "access_token": token["access_token"]})
    claims.validate()
    return client, token, claims


def failing(situation, act):
    try:
        act()
        row(situation, "accepted")
    except Exception as failure:
        error = getattr(failure, "error", None) or getattr(failure, "response", None)
        row(situation, f"`{type(failure).__name__}`, `{getattr(error, 'status_code', error)}`")


def switched(name):
    requests.post(control + name)


first = answer()
client, token, claims = exchange(first)
row("sign-in", token["scope"])
row("ID token", f"verified, for the client: {claims['aud'] == client_id}, `amr` {claims['amr'][0]}")
row("userinfo", " ".join(client.get(metadata["userinfo_endpoint"]).json()))
renewed = client.refresh_token(metadata["token_endpoint"])
row("refresh", f"another refresh token: {renewed['refresh_token'] != token['refresh_token']}")
failing("denial", lambda: exchange(answer("deny", prompt="consent")))
failing("`invalid_scope` at authorize", lambda: exchange(answer(scope="openid nothing")))
failing("`invalid_scope` at refresh", lambda: client.refresh_token(metadata["token_endpoint"], scope="openid groups"))
failing("`invalid_grant`, the code comes twice", lambda: exchange(first))
failing("`invalid_grant`, the family is revoked", lambda: client.refresh_token(metadata["token_endpoint"]))
row("`invalid_token` at userinfo", f"no exception, status {client.get(metadata['userinfo_endpoint']).status_code}")
failing("`invalid_client`", lambda: exchange(answer(), "wrong"))
waiting = answer()
switched("/outage")
failing("`temporarily_unavailable`", lambda: exchange(waiting))
switched("/fault")
failing("`server_error`", lambda: exchange(waiting))
switched("/repair")
client, again, claims = exchange(waiting)
row("the same code after the outage", again["scope"])
switched("/enterprise/inactive")
failing("`unauthorized_client` at authorize", lambda: exchange(answer()))
failing("`invalid_grant`, the enterprise is inactive", lambda: client.refresh_token(metadata["token_endpoint"]))
switched("/enterprise/active")
switched("/sessions/end")
failing("expired session, `prompt=none`", lambda: exchange(answer(prompt="none")))
client, last, again = exchange(answer())
row("expired session, otherwise", f"the user signs in again: {again['sub'] == claims['sub']}")
out = requests.Request("GET", metadata["end_session_endpoint"], params={
    "id_token_hint": last["id_token"], "post_logout_redirect_uri": logged_out, "state": "s1"}).prepare().url
row("logout", f"back with the state: {browser.visit(out, logged_out) == logged_out + '?state=s1'}")
failing("after logout, `prompt=none`", lambda: exchange(answer(prompt="none")))
