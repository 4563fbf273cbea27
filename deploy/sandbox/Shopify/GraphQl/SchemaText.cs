namespace Sandbox.Shopify.GraphQl;

/// <summary>The part of the Admin schema, version 2026-10, that the shop answers. https://shopify.dev/docs/api/admin-graphql</summary>
public static class SchemaText
{
    public const string Sdl = """
        scalar Date scalar DateTime scalar Decimal scalar HTML scalar Money scalar URL scalar UnsignedInt64
        enum CurrencyCode { EUR }
        enum ProductStatus { ACTIVE ARCHIVED DRAFT UNLISTED }
        enum ProductSortKeys { CREATED_AT ID INVENTORY_TOTAL PRODUCT_TYPE PUBLISHED_AT RELEVANCE TITLE UPDATED_AT VENDOR }
        enum ProductCollectionSortKeys { BEST_SELLING COLLECTION_DEFAULT CREATED ID MANUAL PRICE RELEVANCE TITLE }
        enum CollectionSortKeys { ID RELEVANCE TITLE UPDATED_AT }
        enum CollectionSortOrder { ALPHA_ASC ALPHA_DESC BEST_SELLING CREATED CREATED_DESC MANUAL MOST_RELEVANT PRICE_ASC PRICE_DESC }
        enum ProductMediaSortKeys { ID POSITION RELEVANCE }
        enum ProductVariantSortKeys { FULL_TITLE ID INVENTORY_LEVELS_AVAILABLE INVENTORY_MANAGEMENT INVENTORY_POLICY INVENTORY_QUANTITY NAME POPULAR POSITION RELEVANCE SKU TITLE }
        enum UrlRedirectSortKeys { ID PATH RELEVANCE }
        enum MediaContentType { EXTERNAL_VIDEO IMAGE MODEL_3D VIDEO }
        enum MediaStatus { FAILED PROCESSING READY UPLOADED }
        enum FileStatus { FAILED PROCESSING READY UPLOADED }
        enum CropRegion { BOTTOM CENTER LEFT RIGHT TOP }
        enum ImageContentType { JPG PNG WEBP }
        enum ProductVariantInventoryPolicy { CONTINUE DENY }
        enum CountPrecision { AT_LEAST EXACT }
        enum WeightUnit { GRAMS KILOGRAMS OUNCES POUNDS }
        input ImageTransformInput { crop: CropRegion maxHeight: Int maxWidth: Int preferredContentType: ImageContentType scale: Int = 1 }
        input UniqueMetafieldValueInput { key: String! namespace: String value: String! }
        input ProductIdentifierInput @oneOf { customId: UniqueMetafieldValueInput handle: String id: ID }
        interface Node { id: ID! }
        interface Media { alt: String id: ID! mediaContentType: MediaContentType! preview: MediaPreviewImage status: MediaStatus! }
        type QueryRoot {
          collection(id: ID!): Collection
          collections(after: String, before: String, first: Int, last: Int, query: String, reverse: Boolean = false, savedSearchId: ID, sortKey: CollectionSortKeys = ID): CollectionConnection!
          currentAppInstallation: AppInstallation!
          product(id: ID!): Product
          productByHandle(handle: String!): Product
          productByIdentifier(identifier: ProductIdentifierInput!): Product
          productVariant(id: ID!): ProductVariant
          products(after: String, before: String, first: Int, last: Int, query: String, reverse: Boolean = false, savedSearchId: ID, sortKey: ProductSortKeys = ID): ProductConnection!
          productsCount(limit: Int = 10000, query: String, savedSearchId: ID): Count
          publicApiVersions: [ApiVersion!]!
          shop: Shop!
          urlRedirects(after: String, before: String, first: Int, last: Int, query: String, reverse: Boolean = false, savedSearchId: ID, sortKey: UrlRedirectSortKeys = ID): UrlRedirectConnection!
        }
        type Count { count: Int! precision: CountPrecision! }
        type PageInfo { endCursor: String hasNextPage: Boolean! hasPreviousPage: Boolean! startCursor: String }
        type ProductConnection { edges: [ProductEdge!]! nodes: [Product!]! pageInfo: PageInfo! }
        type ProductEdge { cursor: String! node: Product! }
        type CollectionConnection { edges: [CollectionEdge!]! nodes: [Collection!]! pageInfo: PageInfo! }
        type CollectionEdge { cursor: String! node: Collection! }
        type Collection implements Node {
          description(truncateAt: Int): String!
          handle: String!
          hasProduct(id: ID!): Boolean!
          id: ID!
          legacyResourceId: UnsignedInt64!
          products(after: String, before: String, first: Int, last: Int, reverse: Boolean = false, sortKey: ProductCollectionSortKeys = COLLECTION_DEFAULT): ProductConnection!
          productsCount: Count
          sortOrder: CollectionSortOrder!
          title: String!
          updatedAt: DateTime!
        }
        type ProductVariantConnection { edges: [ProductVariantEdge!]! nodes: [ProductVariant!]! pageInfo: PageInfo! }
        type ProductVariantEdge { cursor: String! node: ProductVariant! }
        type MediaConnection { edges: [MediaEdge!]! nodes: [Media!]! pageInfo: PageInfo! }
        type MediaEdge { cursor: String! node: Media! }
        type UrlRedirectConnection { edges: [UrlRedirectEdge!]! nodes: [UrlRedirect!]! pageInfo: PageInfo! }
        type UrlRedirectEdge { cursor: String! node: UrlRedirect! }
        type UrlRedirect implements Node { id: ID! path: String! target: String! }
        type Product implements Node {
          createdAt: DateTime!
          defaultCursor: String!
          description(truncateAt: Int): String!
          descriptionHtml: HTML!
          featuredMedia: Media
          handle: String!
          hasOnlyDefaultVariant: Boolean!
          hasOutOfStockVariants: Boolean!
          id: ID!
          isGiftCard: Boolean!
          legacyResourceId: UnsignedInt64!
          media(after: String, before: String, first: Int, last: Int, query: String, reverse: Boolean = false, sortKey: ProductMediaSortKeys = POSITION): MediaConnection!
          mediaCount: Count
          onlineStorePreviewUrl: URL
          onlineStoreUrl: URL
          options(first: Int): [ProductOption!]!
          priceRangeV2: ProductPriceRangeV2!
          compareAtPriceRange: ProductCompareAtPriceRange
          productType: String!
          publishedAt: DateTime
          seo: SEO!
          status: ProductStatus!
          tags: [String!]!
          title: String!
          totalInventory: Int!
          tracksInventory: Boolean!
          updatedAt: DateTime!
          variants(after: String, before: String, first: Int, last: Int, reverse: Boolean = false, sortKey: ProductVariantSortKeys = POSITION): ProductVariantConnection!
          variantsCount: Count
          vendor: String!
        }
        type ProductVariant implements Node {
          availableForSale: Boolean!
          barcode: String
          compareAtPrice: Money
          createdAt: DateTime!
          displayName: String!
          id: ID!
          inventoryItem: InventoryItem!
          inventoryPolicy: ProductVariantInventoryPolicy!
          inventoryQuantity: Int
          legacyResourceId: UnsignedInt64!
          media(after: String, before: String, first: Int, last: Int, reverse: Boolean = false): MediaConnection!
          position: Int!
          price: Money!
          product: Product!
          selectedOptions: [SelectedOption!]!
          sellableOnlineQuantity: Int!
          sku: String
          taxable: Boolean!
          title: String!
          updatedAt: DateTime!
        }
        type InventoryItem implements Node { createdAt: DateTime! id: ID! legacyResourceId: UnsignedInt64! measurement: InventoryItemMeasurement! requiresShipping: Boolean! sku: String tracked: Boolean! updatedAt: DateTime! }
        type InventoryItemMeasurement { id: ID! weight: Weight }
        type Weight { unit: WeightUnit! value: Float! }
        type SelectedOption { name: String! value: String! }
        type ProductOption implements Node { id: ID! name: String! position: Int! optionValues: [ProductOptionValue!]! values: [String!]! }
        type ProductOptionValue implements Node { hasVariants: Boolean! id: ID! name: String! }
        type ProductPriceRangeV2 { maxVariantPrice: MoneyV2! minVariantPrice: MoneyV2! }
        type ProductCompareAtPriceRange { maxVariantCompareAtPrice: MoneyV2! minVariantCompareAtPrice: MoneyV2! }
        type MoneyV2 { amount: Decimal! currencyCode: CurrencyCode! }
        type SEO { description: String title: String }
        type MediaPreviewImage { image: Image status: MediaStatus! }
        type MediaImage implements Media & Node { alt: String createdAt: DateTime! fileStatus: FileStatus! id: ID! image: Image mediaContentType: MediaContentType! mimeType: String preview: MediaPreviewImage status: MediaStatus! updatedAt: DateTime! }
        type Video implements Media & Node { alt: String createdAt: DateTime! duration: Int fileStatus: FileStatus! filename: String! id: ID! mediaContentType: MediaContentType! preview: MediaPreviewImage sources: [VideoSource!]! status: MediaStatus! updatedAt: DateTime! }
        type VideoSource { fileSize: Int format: String! height: Int! mimeType: String! url: String! width: Int! }
        type Image { altText: String height: Int id: ID thumbhash: String url(transform: ImageTransformInput): URL! width: Int }
        type Shop implements Node { currencyCode: CurrencyCode! description: String email: String! contactEmail: String! ianaTimezone: String! id: ID! myshopifyDomain: String! name: String! plan: ShopPlan! primaryDomain: Domain! timezoneAbbreviation: String! timezoneOffset: String! timezoneOffsetMinutes: Int! url: URL! }
        type ShopPlan { partnerDevelopment: Boolean! publicDisplayName: String! shopifyPlus: Boolean! }
        type Domain implements Node { host: String! id: ID! sslEnabled: Boolean! url: URL! }
        type AppInstallation implements Node { accessScopes: [AccessScope!]! id: ID! launchUrl: URL! uninstallUrl: URL }
        type AccessScope { description: String! handle: String! }
        type ApiVersion { displayName: String! handle: String! supported: Boolean! }
        """;
}
