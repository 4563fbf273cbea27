using Conversations.Chat;

namespace Conversations.Shop;

/// <summary>Every sentence about links and products that cannot become a post.</summary>
public static class ShopTexts
{
    public const string NotALink = "That does not look like a web address. Send the product's link as it stands in your browser.";

    public const string PreviewLink = "That is a preview link: it carries a key, not a product. Open the product in your shop and send that link.";

    public const string NotAProduct = "That page of your shop is not a product. Open the product itself and send its link.";

    public const string DeadLink = "That link leads nowhere: your shop does not find it, or sends it round in circles. Perhaps the product was deleted or renamed.";

    public const string NoSuchProduct = "Your shop has no such product. Perhaps it was deleted, or the link lost its end when it was copied.";

    public const string ShopAway = "Your shop did not answer, so I could not look the product up. Nothing was drafted. Send the link again in a minute.";

    public const string ShopRefused =
        "Shopify refused my access, so I cannot read products. Check SHOPIFY_CLIENT_ID and SHOPIFY_CLIENT_SECRET (or the token), then send the link again.";

    public const string ShopOff = "Your shop is not connected yet: SHOPIFY_SHOP and its key are missing in the settings. /status shows what is.";

    public const string ChooserLost = "I no longer know which links those were. Send them again.";

    public static string OtherHost(string host) =>
        $"{ChatText.Cut(host, 60)} is not your shop, so I did not open it. Send a link to a product of yours.";

    public static string LeavesTheShop(string host) =>
        $"That short link leads away from your shop, to {ChatText.Cut(host, 60)}. I did not follow it.";

    public static string Draft(string title) => $"{Title(title)} is still a draft in Shopify: customers cannot open it. Set it to active first.";

    public static string Archived(string title) => $"{Title(title)} is archived in Shopify. Set it to active first.";

    public static string Unlisted(string title) =>
        $"{Title(title)} is unlisted: only people with the link can find it, and a post would make it public. Set it to active first.";

    public static string NotInStore(string title) =>
        $"{Title(title)} is not in your online store, so there is no page to send people to. Publish it to the Online Store first.";

    public static string SoldOut(string title) => $"{Title(title)} is sold out, so a post would disappoint people. Restock it, then send the link again.";

    public static string NoPicture(string title) => $"{Title(title)} has no picture, and Instagram needs one. Add one in Shopify, then send the link again.";

    public static ChatText Chooser(int count) => $"{count} links at once. Which one shall I draft a post about?";

    /// <summary>A link on a button: its end tells products apart, its beginning is the same for all.</summary>
    public static string ChosenLink(Uri link)
    {
        var text = link.Host + link.AbsolutePath;
        return text.Length <= 40 ? text : "…" + text[^39..];
    }

    /// <summary>A title as a sentence can carry it.</summary>
    public static string Title(string title) => ChatText.OneLine(title, 80);
}
