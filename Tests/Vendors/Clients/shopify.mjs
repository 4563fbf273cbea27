// @shopify/admin-api-client against the sandbox's Admin API. It only speaks https to a shop's domain,
// so its documented customFetchApi leads the same request to the sandbox.
import assert from "node:assert/strict";
import { createAdminApiClient } from "@shopify/admin-api-client";
import { check, done, setting } from "./checks.mjs";

const address = setting("SHOPIFY_API_URL");
const storeDomain = setting("SHOPIFY_SHOP");

function client(accessToken, apiVersion = "2026-10") {
  const customFetchApi = (url, init) => {
    assert.ok(url.startsWith(`https://${storeDomain}/admin/api/`), url);
    return fetch(url.replace(`https://${storeDomain}`, address), init);
  };
  return createAdminApiClient({ storeDomain, apiVersion, accessToken, customFetchApi, logger: () => {} });
}

async function grant(secret) {
  const body = new URLSearchParams({ grant_type: "client_credentials", client_id: setting("SHOPIFY_CLIENT_ID"), client_secret: secret });
  const answer = await fetch(`${address}/admin/oauth/access_token`, { method: "POST", body });
  return { status: answer.status, ...(await answer.json()) };
}

const core = `#graphql
  fragment Core on Product {
    id legacyResourceId title handle descriptionHtml onlineStoreUrl status publishedAt updatedAt vendor productType tags
    totalInventory tracksInventory
    priceRangeV2 { minVariantPrice { amount currencyCode } maxVariantPrice { amount currencyCode } }
    featuredMedia { ... on MediaImage { id alt image { url(transform: { maxWidth: 1080, preferredContentType: JPG }) width height altText } } }
    variants(first: 20) { nodes { id title sku price compareAtPrice inventoryQuantity availableForSale } pageInfo { hasNextPage endCursor } }
  }`;
const byHandle = `query ByHandle($handle: String!) { productByIdentifier(identifier: { handle: $handle }) { ...Core } } ${core}`;
const byId = `query ById($id: ID!) { product(id: $id) { ...Core } } ${core}`;

const token = await check("client id and secret are exchanged for a token of a day", async () => {
  const granted = await grant(setting("SHOPIFY_CLIENT_SECRET"));
  assert.equal(granted.status, 200);
  assert.equal(granted.expires_in, 86399);
  assert.match(granted.scope, /read_products/);
  assert.equal((await grant("wrong")).status, 400);
  return granted.access_token;
});
const shop = client(token);

await check("an unknown token is refused with 401", async () => {
  const { data, errors } = await client("shpat_nobody").request("{ shop { name } }");
  assert.equal(data, undefined);
  assert.equal(errors.networkStatusCode, 401);
});

await check("the shop says who it is", async () => {
  const { data, errors, headers } = await shop.request("{ shop { id name myshopifyDomain currencyCode ianaTimezone primaryDomain { host url } } currentAppInstallation { accessScopes { handle } } }");
  assert.equal(errors, undefined);
  assert.equal(data.shop.myshopifyDomain, storeDomain);
  assert.match(data.shop.id, /^gid:\/\/shopify\/Shop\/\d+$/);
  assert.ok(data.currentAppInstallation.accessScopes.some((s) => s.handle === "read_products"));
  assert.equal(headers.get("x-shopify-api-version"), "2026-10");
});

const tote = await check("a product is found by its handle", async () => {
  const { data, errors } = await shop.request(byHandle, { variables: { handle: "linen-tote" } });
  assert.equal(errors, undefined, JSON.stringify(errors?.graphQLErrors));
  const product = data.productByIdentifier;
  assert.equal(product.handle, "linen-tote");
  assert.equal(product.status, "ACTIVE");
  assert.equal(product.id, `gid://shopify/Product/${product.legacyResourceId}`);
  assert.match(product.variants.nodes[0].price, /^\d+\.\d\d$/);
  assert.equal(product.priceRangeV2.minVariantPrice.currencyCode, "EUR");
  assert.ok(product.onlineStoreUrl.startsWith(`https://${storeDomain}/products/`));
  assert.ok(product.featuredMedia.image.width > 0);
  return product;
});

await check("the same product is found by its id, and its picture is a JPEG", async () => {
  const { data } = await shop.request(byId, { variables: { id: tote.id } });
  assert.deepEqual(data.product, tote);
  const picture = await fetch(tote.featuredMedia.image.url);
  assert.equal(picture.headers.get("content-type"), "image/jpeg");
  assert.equal(Buffer.from(await picture.arrayBuffer()).readUInt16BE(0), 0xffd8);
});

await check("what is not there is null, without an error", async () => {
  const unknown = await shop.request(byHandle, { variables: { handle: "no-such-thing" } });
  assert.equal(unknown.errors, undefined);
  assert.deepEqual(unknown.data, { productByIdentifier: null });
  const gone = await shop.request(byId, { variables: { id: "gid://shopify/Product/1" } });
  assert.deepEqual(gone.data, { product: null });
});

await check("every answer tells its cost and the state of the bucket", async () => {
  const { extensions } = await shop.request(byId, { variables: { id: tote.id } });
  const { requestedQueryCost, actualQueryCost, throttleStatus } = extensions.cost;
  assert.ok(actualQueryCost >= 1 && actualQueryCost <= requestedQueryCost);
  assert.deepEqual([throttleStatus.maximumAvailable, throttleStatus.restoreRate], [2000, 100]);
  assert.ok(throttleStatus.currentlyAvailable <= 2000 && throttleStatus.currentlyAvailable > 1000);
});

await check("pages follow their cursors through the whole catalogue", async () => {
  const seen = [];
  let after = null;
  do {
    const { data, errors } = await shop.request("query Page($after: String) { products(first: 7, after: $after, sortKey: UPDATED_AT) { nodes { id } pageInfo { hasNextPage endCursor } } }", { variables: { after } });
    assert.equal(errors, undefined);
    seen.push(...data.products.nodes.map((n) => n.id));
    after = data.products.pageInfo.hasNextPage ? data.products.pageInfo.endCursor : null;
  } while (after);
  assert.ok(seen.length > 7);
  assert.equal(new Set(seen).size, seen.length);
});

await check("a field the schema does not have is refused", async () => {
  const { data, errors } = await shop.request("query Bad($id: ID!) { product(id: $id) { id colour } }", { variables: { id: tote.id } });
  assert.equal(data, undefined);
  assert.equal(errors.networkStatusCode, 200);
  const [error] = errors.graphQLErrors;
  assert.equal(error.message, "Field 'colour' doesn't exist on type 'Product'");
  assert.equal(error.extensions.code, "undefinedField");
  assert.deepEqual(error.path, ["query Bad", "product", "colour"]);
});

await check("a missing or wrong argument, a wrong variable and broken syntax are refused", async () => {
  const refused = async (query, variables) => (await shop.request(query, { variables })).errors?.graphQLErrors?.[0];
  assert.equal((await refused("{ product { id } }"))?.extensions.code, "missingRequiredArguments");
  assert.equal((await refused('{ product(id: "gid://shopify/Product/1", colour: 1) { id } }'))?.extensions.code, "argumentNotAccepted");
  assert.match((await refused(byId, {}))?.message, /^Variable \$id of type ID! was provided invalid value/);
  assert.ok(await refused("{ product(id: "));
});

await check("a query dearer than 1,000 points is refused", async () => {
  const { errors } = await shop.request("{ products(first: 250) { nodes { id variants(first: 100) { nodes { id } } } } }");
  assert.equal(errors.graphQLErrors[0].extensions.code, "MAX_COST_EXCEEDED");
});

await check("an old version falls forward and says so", async () => {
  const { data, headers } = await client(token, "2024-01").request("{ shop { name } }");
  assert.ok(data.shop.name);
  assert.notEqual(headers.get("x-shopify-api-version"), "2024-01");
});

// The last one: it leaves the bucket empty.
await check("an empty bucket throttles, with the cost at the top of the body", async () => {
  await fetch(`${setting("DESK_URL")}/control/shopify/throttle`, { method: "POST" });
  const { errors, extensions } = await shop.request("{ products(first: 250) { nodes { id } } }");
  assert.equal(errors.graphQLErrors[0].message, "Throttled");
  assert.equal(errors.graphQLErrors[0].extensions.code, "THROTTLED");
  assert.ok(extensions.cost.throttleStatus.currentlyAvailable < extensions.cost.requestedQueryCost);
});

done();
