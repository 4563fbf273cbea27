namespace Tests.Settings;

/// <summary>Rows that look odd and are right: what differs from whole settings.</summary>
internal static class UnusualSettings
{
    private const string OnlyWhatIsNeeded =
        "-SHOPIFY_SHOP | -SHOPIFY_ACCESS_TOKEN | -GEMINI_API_KEY | -META_ACCESS_TOKEN | -INSTAGRAM_ACCOUNT_ID | -APPWRITE_ENDPOINT | -APPWRITE_PROJECT | -APPWRITE_API_KEY";

    public static IReadOnlyList<string> Rows { get; } =
    [
        OnlyWhatIsNeeded,
        OnlyWhatIsNeeded + " | TELEGRAM_API_URL=http://127.0.0.1:8081",
        "SOMETHING_ELSE=1",
        "TELEGRAM_BOT_TOKEN= 123456789:AA{secret} ",
        "TELEGRAM_BOT_TOKEN=\uFEFF123456789:AA{secret}\\n",
        "TELEGRAM_ALLOWED_USERS= 111:owner , 222:Approver, ",
        "TELEGRAM_ALLOWED_USERS=7999999999:OWNER",
        "TELEGRAM_API_URL=https://api.telegram.org/",
        "TELEGRAM_API_URL=http://telegram-bot-api:8081",
        "TELEGRAM_API_URL=",
        "SHOP_TIME_ZONE=UTC",
        "SHOP_TIME_ZONE= America/Argentina/Buenos_Aires ",
        "SHOP_LANGUAGE=de-AT",
        "SHOP_LANGUAGE=",
        "GENERATE_AT=off",
        "GENERATE_AT=9:00, 14:30",
        "GENERATE_AT=",
        "GENERATE_AT= 0  9,14,19 * * * ",
        "GENERATE_AT=0 * * * *",
        "GENERATE_AT=30 2 29 2 *",
        "GENERATE_AT=0 9 * * 7",
        "GENERATE_AT=0 9 * * SUN",
        "GENERATE_AT=0 9 * * 1-5",
        "PUBLISH_AT=9:30",
        "PUBLISH_AT= 17:30, 12:30 ,12:30,",
        "PUBLISH_AT=",
        "UNDO_WINDOW=0s",
        "UNDO_WINDOW=60m",
        "UNDO_WINDOW= ",
        "QUALITY_THRESHOLD=1",
        "QUALITY_THRESHOLD=0",
        "RATE_LIMITS=instagram=100/d",
        "RATE_LIMITS=",
        "AI_MONTHLY_BUDGET=0",
        "AI_MONTHLY_BUDGET= 25 ",
        "AI_MONTHLY_BUDGET=",
        "APPWRITE_PLAN=pro",
        "APPWRITE_PLAN=",
        "SHOPIFY_SHOP=ACME.myshopify.com",
        "-SHOPIFY_ACCESS_TOKEN | SHOPIFY_CLIENT_ID=4f8d1c2b | SHOPIFY_CLIENT_SECRET=shpss_{secret}",
        "SHOPIFY_STOREFRONT_URLS=https://www.acme.com/, https://acme.de",
        "GEMINI_MODEL=gemini-3.8-flash",
        "GEMINI_BATCH= on ",
        "GEMINI_MODEL= gemini-3.8-flash , gemini-3.5-flash-lite ",
        "META_API_URL=https://graph.instagram.com",
        "META_APP_ID=1234567890123456 | META_APP_SECRET={secret}",
        "APPWRITE_ENDPOINT=https://fra.cloud.appwrite.io/v1/",
        "APPWRITE_ENDPOINT=http://localhost/v1",
        "APPWRITE_DATABASE=shop_2.books-a",
        "REDIS_URL=redis",
        "REDIS_URL=redis:6379,password={secret},ssl=true",
        "REDIS_URL=10.0.0.5:6379,10.0.0.6:6379",
    ];
}
